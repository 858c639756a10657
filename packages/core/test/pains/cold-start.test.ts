import type { CallList, SurfaceHost } from '@offhook/core'
import { createScriptedTransport, createVirtualClock, type ScriptedTransport, settle } from '@offhook/testing'
import { createMockSurface } from '@offhook/transport-mock'
import { describe, expect, it } from 'vitest'
import { createPhone } from '../../src/index.ts'
import { type BenchOptions, createBench } from '../phone-bench.ts'

const uuid = '5d0a5bfe-3f1c-4f56-8a52-93d3f0f6f7a2'
const remote = { address: '0907654321' }
const pushed = { type: 'call.announced', call: { refs: { 'os.uuid': uuid } }, remote } as const
const pressed = (type: 'answer' | 'end') => ({ requestId: `${type}-1`, type, call: { refs: { 'os.uuid': uuid } } })

interface ColdStart {
  /** What the OS screen has to tell the moment it is asked to start. */
  readonly queued?: (host: SurfaceHost) => void
  /** What it answers when asked which calls it shows. */
  readonly shown?: CallList['facts']
  readonly bench?: BenchOptions
}

/** A phone woken by a push, whose OS screen was there before it. */
async function wake({ queued, shown, bench: options }: ColdStart) {
  const screen = createMockSurface()
  const { start } = screen
  const surface = Object.assign(screen, {
    start: async (host: SurfaceHost) => {
      await start(host)
      queued?.(host)
    },
    ...(shown && { listCalls: async () => ({ complete: true, facts: shown }) }),
  })
  const bench = await createBench({ ...options, phone: { surface } })
  await settle()
  return { bench, surface }
}

describe('events of a cold start are lost (https://github.com/react-native-webrtc/react-native-callkeep/issues/791)', () => {
  it('what the SDK reports while it is being started is kept', async () => {
    const transport: ScriptedTransport = createScriptedTransport(
      {},
      { onStart: () => transport.emit({ type: 'call.offered', call: { refs: { 'sip.call-id': 'in-1' } }, remote }) },
    )
    const phone = createPhone({ transport, clock: createVirtualClock() })
    const incoming: unknown[] = []
    phone.on('call.incoming', ({ call }) => incoming.push(call.remote))
    await phone.start()
    expect(phone.getSnapshot().calls).toMatchObject([{ phase: 'incoming', remote }])
    expect(incoming).toEqual([remote])
  })

  it('a call that rang before the start is found by a query', async () => {
    const found = { type: 'call.found', call: { refs: { 'sip.call-id': 'in-1' } }, direction: 'incoming', remote }
    const list = { complete: true, facts: [{ ...found, phase: 'incoming' }] }
    const bench = await createBench({ script: { listCalls: () => list } })
    expect(bench.calls).toMatchObject([{ phase: 'incoming', attached: true, can: { answer: true } }])
  })
})

describe('the answer event is lost on a cold start: its queue is not there yet (https://github.com/react-native-webrtc/react-native-callkeep/issues/844)', () => {
  it('push and answer that come while the phone starts are kept, and given to the call when it arrives', async () => {
    const { bench, surface } = await wake({
      queued(host) {
        host.emit(pushed)
        host.request(pressed('answer'))
      },
    })
    expect(bench.call).toMatchObject({ phase: 'incoming', attached: false, answering: true })
    expect(bench.count('answer')).toBe(0)
    bench.say('call.offered', 'in-1', { remote })
    expect(bench.count('answer')).toBe(1)
    expect(surface.settled.size).toBe(0)
    bench.say('call.established', 'in-1')
    await settle()
    expect(surface.settled.get('answer-1')).toBe(true)
    expect(bench.calls).toMatchObject([{ phase: 'active' }])
  })
})

describe('the answer was given before anybody listened (https://github.com/react-native-webrtc/react-native-callkeep/issues/339)', () => {
  it('the screen is asked once it has started, and says that the call was answered', async () => {
    const { bench } = await wake({ shown: [{ ...pushed, answered: true }] })
    expect(bench.call).toMatchObject({ phase: 'incoming', attached: false, answering: true })
    bench.say('call.offered', 'in-1', { remote })
    expect(bench.count('answer')).toBe(1)
  })
})

describe('the stored events tell of the ring but not of the answer (https://github.com/react-native-webrtc/react-native-callkeep/issues/330)', () => {
  it.each([
    ['as an event', 'before the call', true, false],
    ['as an event', 'after the call', true, true],
    ['as a level', 'before the call', false, false],
    ['as a level', 'after the call', false, true],
  ])(
    'an answer that the screen tells of afterwards, %s, %s is delivered, is given',
    async (_how, _when, event, late) => {
      const { bench, surface } = await wake({ queued: (host) => host.emit(pushed) })
      if (late) bench.say('call.offered', 'in-1', { remote })
      expect(bench.call).toMatchObject({ phase: 'incoming', answering: false })
      if (event) surface.request(pressed('answer'))
      else surface.announce(pushed.call.refs, remote, { answered: true })
      expect(bench.call).toMatchObject({ phase: 'incoming', answering: true })
      if (!late) bench.say('call.offered', 'in-1', { remote })
      expect(bench.count('answer')).toBe(1)
    },
  )

  it('the same stored events told twice are one call and one answer', async () => {
    const { bench, surface } = await wake({ queued: (host) => host.emit(pushed), shown: [pushed] })
    surface.request(pressed('answer'))
    surface.announce(pushed.call.refs, remote)
    surface.request({ ...pressed('answer'), requestId: 'answer-2' })
    bench.say('call.offered', 'in-1', { remote })
    expect(bench.calls).toHaveLength(1)
    expect(bench.count('answer')).toBe(1)
    expect(bench.events).toEqual(['call.incoming'])
  })
})

describe('accept or decline is lost when tapped at once (https://github.com/hiennguyen92/flutter_callkit_incoming/issues/845)', () => {
  it('a call that was refused before the SDK delivered it is refused when it comes, and never rings', async () => {
    const { bench, surface } = await wake({
      queued(host) {
        host.emit(pushed)
        host.request(pressed('end'))
      },
    })
    expect(bench.events).toContain('call.ended')
    expect(surface.shown).toEqual([])
    const rings = bench.events.filter((event) => event === 'call.incoming').length
    bench.say('call.offered', 'in-1', { remote })
    expect(bench.asked('hangUp').command).toMatchObject({ call: bench.subject('in-1'), why: 'ghost' })
    expect(bench.events.filter((event) => event === 'call.incoming')).toHaveLength(rings)
    expect(bench.calls.filter(({ phase }) => phase !== 'ended')).toEqual([])
  })
})

describe('no events while the app is terminated (https://github.com/hiennguyen92/flutter_callkit_incoming/issues/596)', () => {
  it('what the OS screen shows is asked at the start: levels in place of the events that nobody heard', async () => {
    const { bench } = await wake({ shown: [pushed] })
    expect(bench.calls).toMatchObject([{ phase: 'incoming', attached: false, remote, can: { answer: true } }])
    expect(bench.events).toEqual(['call.incoming'])
  })
})

describe('a list of active calls that is never empty opens a ghost screen (https://github.com/hiennguyen92/flutter_callkit_incoming/issues/218)', () => {
  it('a call that only the OS screen knows is over after the deadline, and taken off that screen', async () => {
    const { bench, surface } = await wake({ shown: [pushed] })
    await bench.clock.advanceAsync(30_000)
    expect(bench.call).toMatchObject({ phase: 'ended', end: { reason: 'unconfirmed', by: 'system' } })
    await settle()
    expect(surface.shown).toEqual([])
    expect(surface.closed).toHaveLength(1)
    expect(bench.commands()).toEqual([])
  })

  it('a call that the screen still tells of after its end is not another one', async () => {
    const { bench, surface } = await wake({ queued: (host) => host.emit(pushed) })
    bench.say('call.offered', 'in-1', { remote })
    bench.say('call.ended', 'in-1', { reason: 'cancelled', by: 'remote' })
    surface.announce(pushed.call.refs, remote)
    expect(bench.calls.map(({ phase }) => phase)).toEqual(['ended'])
    expect(bench.events).toEqual(['call.incoming', 'call.ended', 'call.missed'])
  })
})
