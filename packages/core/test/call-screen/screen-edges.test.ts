import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createBench } from '../phone-bench.ts'
import { createFakeSurface } from './fake-surface.ts'
import { announced, OTHER, UUID } from './os-lists.ts'
import { talkingOnScreen, withScreen } from './with-screen.ts'

describe('a call that ends', () => {
  it('is closed on the screen once, also when it is long forgotten', async () => {
    const bench = await talkingOnScreen()
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    await bench.clock.advanceAsync(10_000)
    await settle()
    expect(bench.calls).toEqual([])
    expect(bench.surface.closes).toMatchObject([{ end: { reason: 'hung-up', by: 'remote' } }])
  })

  it('has no screen to close when it was turned away unseen', async () => {
    const bench = await withScreen()
    await bench.phone.setDoNotDisturb(true)
    await bench.incoming()
    await settle()
    expect(bench.call.phase).toBe('ending')
    bench.say('call.ended', 'in-1')
    await settle()
    expect(bench.call.phase).toBe('ended')
    expect([bench.surface.shows, bench.surface.closes]).toEqual([[], []])
    expect(bench.kinds()).not.toContain('contained-error')
  })

  it('is not closed once more when a call beside it turns out to be another one, whose screen goes', async () => {
    const bench = await withScreen()
    await bench.incoming('in-1', '5')
    await settle()
    const { id } = bench.call
    bench.say('call.ended', 'in-1')
    for (const uuid of [UUID, OTHER]) bench.surface.host.emit(announced({ remote: { address: '1' } }, uuid))
    await settle()
    for (const uuid of [OTHER, UUID])
      bench.emit({ type: 'call.offered', call: { refs: { 'os.uuid': uuid, 'push.id': '9' } } })
    bench.emit({ type: 'link.changed', state: 'up' })
    await settle()
    expect(bench.calls.map(({ phase }) => phase)).toEqual(['ended', 'incoming'])
    expect(bench.surface.closes).toMatchObject([
      { call: { callId: id } },
      { call: { uuid: OTHER }, end: { reason: 'replaced', by: 'system', confirmed: true } },
    ])
  })
})

describe('a call that leaves without an end', () => {
  it('is taken off at once when it turns out to be another one, though a call that nobody sees is being declined', async () => {
    const bench = await withScreen()
    for (const uuid of [UUID, OTHER]) bench.surface.host.emit(announced({ remote: { address: '1' } }, uuid))
    await settle()
    await bench.phone.setDoNotDisturb(true)
    await bench.incoming('in-9', '9')
    for (const uuid of [OTHER, UUID])
      bench.emit({ type: 'call.offered', call: { refs: { 'os.uuid': uuid, 'push.id': '9' } } })
    await settle()
    expect(bench.calls.map(({ phase }) => phase)).toEqual(['incoming', 'ending'])
    expect(bench.surface.closes).toMatchObject([{ call: { uuid: OTHER }, end: { reason: 'replaced' } }])
  })

  it('is taken off the screen as cancelled', async () => {
    const bench = await withScreen()
    void bench.phone.startCall({ to: '101' })
    await settle()
    const { id } = bench.call
    await bench.reply('startCall', { ok: false, reason: 'refused' })
    await settle()
    expect(bench.calls).toEqual([])
    expect(bench.surface.closes).toMatchObject([
      { call: { callId: id }, end: { reason: 'cancelled', by: 'system', confirmed: true } },
    ])
  })
})

describe('a call that the screen names by our id alone', () => {
  it('keeps its entry when the screen says something of it', async () => {
    const bench = await withScreen()
    await bench.incoming()
    await settle()
    bench.surface.host.emit({ type: 'call.announced', call: { callId: bench.call.id } })
    await settle()
    expect(bench.surface.closes).toEqual([])
    expect(bench.kinds()).not.toContain('contained-error')
  })

  it('is muted there, and not told so', async () => {
    const bench = await talkingOnScreen()
    const before = bench.surface.shows.length
    bench.surface.host.request({ requestId: 'r', type: 'mute', muted: true, call: { callId: bench.call.id } })
    await settle()
    expect(bench.call.mute.desired).toBe(true)
    expect(bench.surface.shows).toHaveLength(before)
  })
})

describe('a call on which its user presses', () => {
  it('follows two quick presses from the start: no echo of the first level is waited for', async () => {
    const bench = await talkingOnScreen()
    for (const [presses, muted] of [true, false].entries()) {
      bench.surface.ask({ type: 'mute', muted })
      await settle()
      expect([bench.count('setMute'), bench.call.mute.desired]).toEqual([presses + 1, muted])
      await bench.reply('setMute')
      bench.say('call.muteChanged', 'out-1', { muted })
    }
    for (const [presses, held] of [true, false].entries()) {
      bench.surface.ask({ type: 'hold', held })
      await settle()
      expect(bench.count('setHold')).toBe(presses + 1)
      await bench.reply('setHold')
      bench.say('call.holdChanged', 'out-1', { side: 'local', held })
    }
  })

  it('stands as it was pressed last while it follows an earlier press', async () => {
    const bench = await talkingOnScreen()
    const before = bench.surface.shows.length
    for (const held of [true, false]) {
      bench.surface.ask({ type: 'hold', held })
      await settle()
    }
    await bench.reply('setHold')
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    await settle()
    expect(bench.call.phase).toBe('held')
    expect(bench.surface.shows).toHaveLength(before)
  })

  it('is settled at once where it cannot be done, and stands there as it was', async () => {
    const bench = await withScreen()
    await bench.incoming()
    await settle()
    const request = bench.surface.ask({ type: 'hold', held: true })
    await settle()
    expect(bench.surface.settled).toEqual([[request, false]])
    expect(bench.surface.shows.map(({ held }) => held)).toEqual([false, false])
  })

  it('is settled, too, before anything is shown', async () => {
    const surface = createFakeSurface()
    surface.list = () => new Promise(() => {})
    const bench = await withScreen({ surface })
    bench.emit({ type: 'call.found', call: bench.os(UUID), direction: 'incoming', phase: 'active' })
    await settle()
    const request = surface.ask({ type: 'mute', muted: true }, UUID)
    await settle()
    await bench.reply('setMute')
    bench.emit({ type: 'call.muteChanged', call: bench.os(UUID), muted: true })
    await settle()
    expect([surface.shows, surface.settled]).toEqual([[], [[request, true]]])
  })

  it('is told anew when the screen says nothing to what the app has changed since', async () => {
    const bench = await talkingOnScreen()
    bench.surface.ask({ type: 'mute', muted: true })
    await bench.reply('setMute')
    bench.say('call.muteChanged', 'out-1', { muted: true })
    await settle()
    const before = bench.surface.shows.length
    void bench.phone.unmute()
    await bench.reply('setMute')
    bench.say('call.muteChanged', 'out-1', { muted: false })
    await settle()
    const told = () => bench.surface.shows.slice(before).map(({ muted }) => muted)
    expect(told()).toEqual([false])
    await bench.clock.advanceAsync(10_000)
    await settle()
    expect(told()).toEqual([false, false])
  })
})

describe('a phone without a call screen', () => {
  it('asks none', async () => {
    const bench = await createBench()
    await bench.clock.advanceAsync(1_000)
    const asked = bench.phone.trace().inputs.flatMap((input) => (input.kind === 'list' ? input.port : []))
    expect(asked).toEqual(['transport'])
  })
})
