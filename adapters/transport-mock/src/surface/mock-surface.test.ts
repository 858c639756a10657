import type { SurfaceCall } from '@offhook/core'
import { beforeEach, describe, expect, it } from 'vitest'
import { asCallId } from '../fixture.ts'
import { createMockSurface, type MockSurface } from './mock-surface.ts'

const shownCall = (id: string, more: Partial<SurfaceCall> = {}): SurfaceCall => ({
  callId: asCallId(id),
  uuid: id,
  direction: 'incoming',
  remote: { address: '0901234567' },
  video: false,
  stage: 'ringing',
  held: false,
  muted: false,
  ...more,
})

describe('createMockSurface', () => {
  let surface: MockSurface
  let requests: unknown[]
  let facts: unknown[]
  beforeEach(async () => {
    surface = createMockSurface()
    requests = []
    facts = []
    await surface.start({ emit: (fact) => void facts.push(fact), request: (request) => void requests.push(request) })
  })

  it('shows levels, updates them and closes', async () => {
    expect(await surface.show(shownCall('a'))).toEqual({ ok: true })
    await surface.show(shownCall('b'))
    await surface.show(shownCall('a', { stage: 'connected', muted: true }))
    expect(surface.shown).toEqual([shownCall('a', { stage: 'connected', muted: true }), shownCall('b')])
    const end = { reason: 'hung-up', by: 'local', at: 5, confirmed: true } as const
    surface.close(asCallId('a'), end)
    expect(surface.shown.map(({ callId }) => callId)).toEqual(['b'])
    expect(surface.closed).toEqual([{ callId: 'a', end }])
  })

  it('asks what the user does, of the newest call or of the one named', async () => {
    await surface.show(shownCall('a'))
    await surface.show(shownCall('b'))
    surface.user.answer()
    surface.user.hold(true, asCallId('a'))
    surface.user.mute(false)
    surface.user.digits('12#')
    surface.user.end()
    surface.user.start('200', { video: true })
    expect(requests).toEqual([
      { requestId: 'request-1', call: { callId: 'b' }, type: 'answer' },
      { requestId: 'request-2', call: { callId: 'a' }, type: 'hold', held: true },
      { requestId: 'request-3', call: { callId: 'b' }, type: 'mute', muted: false },
      { requestId: 'request-4', call: { callId: 'b' }, type: 'digits', digits: '12#' },
      { requestId: 'request-5', call: { callId: 'b' }, type: 'end' },
      { requestId: 'request-6', call: {}, type: 'start', to: '200', video: true },
    ])
  })

  it('remembers how each request was settled', () => {
    const answered = surface.user.answer(asCallId('a'))
    const held = surface.user.hold(true, asCallId('a'))
    surface.settle(answered, true)
    expect([surface.settled.get(answered), surface.settled.get(held)]).toEqual([true, undefined])
  })

  it('refuses the next call that appears, not an update of one that is shown', async () => {
    await surface.show(shownCall('a'))
    surface.refuseNext('blocked', { code: 3 })
    expect(await surface.show(shownCall('a', { held: true }))).toEqual({ ok: true })
    expect(await surface.show(shownCall('b'))).toEqual({ ok: false, reason: 'blocked', vendor: { code: 3 } })
    expect(await surface.show(shownCall('b'))).toEqual({ ok: true })
  })

  it('announces calls and resets as facts', async () => {
    await surface.show(shownCall('a'))
    surface.announce({ 'os.uuid': 'x' }, { address: '200' }, { answered: true })
    surface.reset()
    expect(facts).toEqual([
      { type: 'call.announced', call: { refs: { 'os.uuid': 'x' } }, remote: { address: '200' }, answered: true },
      { type: 'port.reset' },
    ])
    expect(surface.shown).toEqual([])
  })

  it('says nothing more after stop', async () => {
    await surface.stop()
    surface.user.start('200')
    surface.announce({ 'os.uuid': 'x' })
    surface.request('garbage')
    expect([requests, facts]).toEqual([[], []])
  })
})
