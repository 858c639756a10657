import { createVirtualClock, settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createMockSurface, type MockSurfaceOptions } from './mock-surface.ts'
import { end, recordingHost, shownCall } from './surface.fixture.ts'

async function open(options: MockSurfaceOptions) {
  const surface = createMockSurface(options)
  const { host, requests } = recordingHost()
  await surface.start(host)
  const types = () => requests.map((request) => (request as { readonly type: string }).type)
  return { surface, requests, types }
}

describe('a mock surface made difficult', () => {
  it('lags both ways, and keeps the order', async () => {
    const clock = createVirtualClock()
    const { surface, requests, types } = await open({ clock, lagMs: 200 })
    const shown = surface.show(shownCall('a'))
    expect(surface.screen.getSnapshot().calls).toEqual([])
    await clock.advanceAsync(200)
    expect(await shown).toEqual({ ok: true })
    surface.user.answer()
    surface.behave({ lagMs: 0 })
    surface.user.mute(true)
    await settle()
    expect(requests).toEqual([])
    await clock.advanceAsync(200)
    expect(types()).toEqual(['answer', 'mute'])
  })

  it('loses what is under way when its service dies, and nothing that comes after', async () => {
    const clock = createVirtualClock()
    const { surface, types } = await open({ clock, lagMs: 200 })
    surface.user.start('200')
    await clock.advanceAsync(100)
    surface.restart()
    surface.user.start('201')
    surface.user.mute(true)
    await clock.advanceAsync(199)
    expect(types()).toEqual([])
    await clock.advanceAsync(1)
    expect(types()).toEqual(['start', 'mute'])
  })

  it('never hears what an app that died had under way', async () => {
    const clock = createVirtualClock()
    const { surface } = await open({ clock, lagMs: 200 })
    void surface.show(shownCall('a'))
    surface.die()
    void surface.show(shownCall('b'))
    await clock.advanceAsync(200)
    expect(surface.shown.map(({ callId }) => callId)).toEqual(['b'])
  })

  it('echoes what the phone told it, once for each difference, and nothing of what its user did', async () => {
    const { surface, types } = await open({ echoes: true })
    await surface.show(shownCall('a'))
    const connected = shownCall('a', { stage: 'connected' })
    await surface.show(connected)
    await surface.show({ ...connected, muted: true })
    await surface.show({ ...connected, muted: true, held: true })
    expect(types()).toEqual(['answer', 'mute', 'hold'])
    surface.user.mute(false)
    await surface.show({ ...connected, held: true })
    surface.close(connected, end)
    surface.close(connected, end)
    expect(types()).toEqual(['answer', 'mute', 'hold', 'mute', 'end'])
  })

  it('repeats reports, each under an id of its own, and loses some', async () => {
    const { surface, requests } = await open({
      repeats: ({ type }) => (type === 'answer' ? 1 : 0),
      loses: ({ type }) => type === 'mute',
    })
    await surface.show(shownCall('a'))
    surface.user.answer()
    const lost = surface.user.mute(true)
    const ended = surface.user.end()
    expect(requests).toMatchObject([{ type: 'answer' }, { type: 'answer' }, { type: 'end', requestId: ended }])
    expect(new Set(requests.map((request) => (request as { requestId: string }).requestId)).size).toBe(3)
    expect(requests).not.toContainEqual(expect.objectContaining({ requestId: lost }))
  })

  it('refuses by a rule', async () => {
    const busy = { ok: false, reason: 'busy' } as const
    const { surface } = await open({ refuses: ({ video }) => (video ? busy : undefined) })
    expect(await surface.show(shownCall('a', { video: true }))).toEqual(busy)
    expect(await surface.show(shownCall('b'))).toEqual({ ok: true })
  })
})
