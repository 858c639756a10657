import { settle } from '@offhook/testing'
import { createMockSurface } from '@offhook/transport-mock'
import { describe, expect, it } from 'vitest'
import { createBench, createReadyBench } from '../phone-bench.ts'

const uuid = '5d0a5bfe-3f1c-4f56-8a52-93d3f0f6f7a2'
const remote = { address: '0907654321' }

async function withScreen() {
  const surface = createMockSurface()
  const bench = await createBench({ phone: { surface } })
  await settle()
  return { bench, surface }
}

/** A call that rings in the app and on the OS screen. */
async function ringing() {
  const { bench, surface } = await withScreen()
  const { id } = await bench.incoming('in-1')
  await settle()
  return { bench, surface, id }
}

describe('"connected" makes the screen say "accept" again (https://github.com/hiennguyen92/flutter_callkit_incoming/issues/839)', () => {
  it('an answer that comes again when the call talks asks nothing and tells nobody', async () => {
    const { bench, surface, id } = await ringing()
    surface.user.answer(id)
    bench.say('call.established', 'in-1')
    const changes: unknown[] = []
    bench.phone.subscribe(() => changes.push(bench.call))
    surface.user.answer(id)
    surface.user.answer(id)
    await settle()
    expect(bench.count('answer')).toBe(1)
    expect(changes).toEqual([])
    expect(bench.events).toEqual(['call.incoming', 'call.established'])
  })
})

describe('"accept" is delivered twice (https://github.com/hiennguyen92/flutter_callkit_incoming/issues/549)', () => {
  it('the second one, 360 ms later, shares the fate of the first', async () => {
    const { bench, surface, id } = await ringing()
    const first = surface.user.answer(id)
    await bench.clock.advanceAsync(360)
    const second = surface.user.answer(id)
    expect(bench.count('answer')).toBe(1)
    bench.say('call.established', 'in-1')
    await settle()
    expect([first, second].map((request) => surface.settled.get(request))).toEqual([true, true])
    expect(bench.events).toEqual(['call.incoming', 'call.established'])
  })
})

describe('"decline" comes before "accept": an echo of the app is taken for the user (https://github.com/hiennguyen92/flutter_callkit_incoming/issues/588)', () => {
  it('a call that is answered in the app goes on on the OS screen: it is shown, not closed and opened', async () => {
    const { bench, surface, id } = await ringing()
    void bench.phone.answer(id)
    bench.say('call.connecting', 'in-1')
    bench.say('call.established', 'in-1')
    await settle()
    expect(surface.closed).toEqual([])
    expect(surface.shown).toMatchObject([{ callId: id, stage: 'connected' }])
  })

  it('the echo of a screen that was closed touches no call that lives', async () => {
    const { bench, surface, id } = await ringing()
    bench.say('call.ended', 'in-1', { reason: 'cancelled', by: 'remote' })
    await bench.incoming('in-2', '0901112223')
    await settle()
    surface.user.end(id)
    await settle()
    expect(bench.commands()).toEqual([])
    expect(bench.at(1).phase).toBe('incoming')
    expect(bench.events).toEqual(['call.incoming', 'call.ended', 'call.missed', 'call.incoming'])
  })
})

describe('the incoming screen stays after the caller gave up (https://github.com/hiennguyen92/flutter_callkit_incoming/issues/866)', () => {
  it('it is closed once, with the reason, while it rings and while it is being answered', async () => {
    for (const pressed of [false, true]) {
      const { bench, surface, id } = await ringing()
      if (pressed) surface.user.answer(id)
      bench.say('call.ended', 'in-1', { reason: 'cancelled', by: 'remote' })
      await settle()
      expect(surface.closed).toMatchObject([{ callId: id, end: { reason: 'cancelled', by: 'remote' } }])
      expect(surface.shown).toEqual([])
      if (pressed) expect([...surface.settled.values()]).toEqual([false])
    }
  })

  it('it is closed, too, for a call that the push announced and the caller took back before it was delivered', async () => {
    const { bench, surface } = await withScreen()
    surface.announce({ 'os.uuid': uuid }, remote)
    const { id } = bench.call
    await settle()
    bench.emit({ type: 'call.ended', call: { refs: { 'os.uuid': uuid } }, reason: 'cancelled', by: 'remote' })
    await settle()
    expect(surface.closed).toMatchObject([{ callId: id, end: { reason: 'cancelled' } }])
    expect(bench.events).toEqual(['call.incoming', 'call.ended', 'call.missed'])
  })
})

describe('the case of a UUID differs from event to event (https://github.com/react-native-webrtc/react-native-callkeep/issues/681)', () => {
  it('a push, its answer and its call are one, in capitals or not', async () => {
    const { bench, surface } = await withScreen()
    surface.announce({ 'os.uuid': uuid.toUpperCase() }, remote)
    surface.request({ requestId: 'r1', type: 'answer', call: { refs: { 'os.uuid': uuid } } })
    bench.emit({ type: 'call.offered', call: { refs: { 'os.uuid': uuid.toUpperCase(), 'sip.call-id': 'in-1' } } })
    expect(bench.calls).toHaveLength(1)
    expect(bench.count('answer')).toBe(1)
  })

  it('our own id is understood in capitals, as CallKit says it', async () => {
    const surface = createMockSurface()
    const bench = await createReadyBench({ phone: { surface } })
    const { id } = await bench.talking()
    surface.request({ requestId: 'r1', type: 'end', call: { callId: id.toUpperCase() } })
    expect(bench.call.phase).toBe('ending')
  })
})
