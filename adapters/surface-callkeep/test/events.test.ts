import { parseFact } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { callKeepEvents } from '../src/index.ts'
import { wireNames } from '../src/module/events.ts'
import { callOf, createBench, setup, uuidA } from './support/bench.ts'

const call = { refs: { 'os.uuid': uuidA } }
const request = (type: string, rest = {}) => ({
  type,
  requestId: expect.stringMatching(/^callkeep-\d+$/),
  call,
  ...rest,
})
const platforms = ['ios', 'android'] as const
const push = { uuid: uuidA, handle: '+84901234567', name: 'Mai', video: true }
const shownFirst = async (bench: Awaited<ReturnType<typeof createBench>>) => {
  void bench.surface.show(callOf(uuidA))
  await bench.settle()
  bench.host.said.length = 0
}

describe.each(platforms)('events of callkeep on %s', (platform) => {
  it('didReceiveStartCallAction of a call that the phone placed names it', async () => {
    const { surface, host, settle } = await createBench(platform)
    void surface.show(callOf(uuidA, { direction: 'outgoing', stage: 'dialing' }))
    await settle()
    expect(host.requests).toEqual([request('start', { to: '+84901234567', video: false })])
  })

  it('answerCall asks for an answer', async () => {
    const bench = await createBench(platform)
    await shownFirst(bench)
    bench.simulator.user.answer(uuidA)
    await bench.settle()
    expect(bench.host.requests).toEqual([request('answer', platform === 'android' ? { video: false } : {})])
  })

  it('endCall asks for an end, declined or hung up alike', async () => {
    const bench = await createBench(platform)
    await shownFirst(bench)
    bench.simulator.user.end(uuidA)
    await bench.settle()
    expect(bench.host.said).toEqual([request('end')])
  })

  it('didActivateAudioSession is said with the answer', async () => {
    const bench = await createBench(platform)
    await shownFirst(bench)
    bench.simulator.user.answer(uuidA)
    await bench.settle()
    expect(bench.host.facts).toEqual([{ type: 'audioSession.changed', active: true }])
  })

  it('didDisplayIncomingCall of a call that native code put up announces it', async () => {
    const { simulator, host, settle } = await createBench(platform, { surface: { setup } })
    simulator.os.push({ ...push, payload: { campaign: 7 } })
    await settle()
    const announced = host.facts.filter(({ type }) => type === 'call.announced')
    expect(announced[0]).toEqual({
      type: 'call.announced',
      call,
      remote: { address: '+84901234567', name: 'Mai' },
      video: true,
      vendor: { detail: { campaign: 7 } },
    })
    expect(host.requests).toEqual([])
  })

  it('didPerformSetMutedCallAction asks for mute', async () => {
    const bench = await createBench(platform)
    await shownFirst(bench)
    bench.simulator.user.answer(uuidA)
    await bench.settle()
    bench.host.requests.length = 0
    bench.simulator.user.mute(uuidA, true)
    bench.simulator.user.mute(uuidA, false)
    await bench.settle()
    expect(bench.host.requests).toEqual([request('mute', { muted: true }), request('mute', { muted: false })])
  })

  it('didToggleHoldCallAction asks for hold', async () => {
    const bench = await createBench(platform)
    await shownFirst(bench)
    bench.simulator.user.answer(uuidA)
    await bench.settle()
    void bench.surface.show(callOf(uuidA, { stage: 'connected' }))
    await bench.settle()
    bench.host.requests.length = 0
    bench.simulator.user.hold(uuidA, true)
    bench.simulator.user.hold(uuidA, false)
    await bench.settle()
    expect(bench.host.requests).toEqual([request('hold', { held: true }), request('hold', { held: false })])
  })

  it('didPerformDTMFAction asks for digits', async () => {
    const bench = await createBench(platform)
    await shownFirst(bench)
    bench.simulator.user.answer(uuidA)
    await bench.settle()
    bench.host.requests.length = 0
    bench.simulator.user.digits(uuidA, '5#')
    await bench.settle()
    expect(bench.host.requests.map(({ digits }) => digits).join('')).toBe('5#')
    expect(bench.host.requests[0]).toMatchObject({ type: 'digits', call })
  })

  it('didChangeAudioRoute says where the sound goes, by its kind', async () => {
    const bench = await createBench(platform)
    await shownFirst(bench)
    bench.simulator.user.route(platform === 'ios' ? 'BluetoothHFP' : 'BLUETOOTH')
    await bench.settle()
    expect(bench.host.said).toEqual([
      {
        type: 'audio.changed',
        current: 'bluetooth',
        by: 'system',
        vendor: { message: platform === 'ios' ? 'BluetoothHFP' : 'BLUETOOTH' },
      },
    ])
  })

  it('didChangeAudioRoute goes by the ids of the app where it has some, and is not said where it has none', async () => {
    const audioId = ({ kind }: { readonly kind: string }) => (kind === 'speaker' ? '1' : undefined)
    const bench = await createBench(platform, { surface: { audioId } })
    await shownFirst(bench)
    for (const output of ['SPEAKER', 'Speaker', 'EARPIECE', 'CarAudio']) bench.simulator.user.route(output)
    await bench.settle()
    expect(bench.host.facts.map(({ current }) => current)).toEqual(['1', '1'])
  })

  it.each(callKeepEvents.filter((event) => event !== 'didLoadWithEvents'))(
    '%s with no body is one request, one fact, or a diagnostic, and never an exception',
    async (event) => {
      const { simulator, host, settle } = await createBench(platform)
      for (const body of [undefined, null, {}, [], 'x', 7, { callUUID: '' }, { callUUID: 5, hold: 'maybe' }]) {
        host.said.length = 0
        simulator.os.utter(wireNames[event], body)
        await settle()
        expect(host.said.length).toBeLessThanOrEqual(1)
      }
      expect(simulator.crashes).toEqual([])
    },
  )
})

describe('events of iOS alone', () => {
  it('didReceiveStartCallAction from Recents and Siri names no call: the phone makes one, and shows it', async () => {
    const { simulator, host, settle } = await createBench('ios')
    simulator.user.start('0901234567', { video: true })
    await settle()
    expect(host.requests).toEqual([{ type: 'start', to: '0901234567', video: true, requestId: 'callkeep-1', call: {} }])
  })

  it('didDeactivateAudioSession is said with the end of the last call', async () => {
    const bench = await createBench('ios')
    await shownFirst(bench)
    bench.simulator.user.answer(uuidA)
    bench.simulator.user.end(uuidA)
    await bench.settle()
    expect(bench.host.facts).toEqual([
      { type: 'audioSession.changed', active: true },
      { type: 'audioSession.changed', active: false },
    ])
  })

  it('didResetProvider resets the port, and what is shown then is put up anew', async () => {
    const bench = await createBench('ios')
    await shownFirst(bench)
    bench.simulator.os.reset()
    await bench.settle()
    expect(bench.host.said).toEqual([{ type: 'port.reset' }])
    void bench.surface.show(callOf(uuidA))
    await bench.settle()
    expect(bench.simulator.calls()).toHaveLength(1)
  })

  it.each([
    ['FilteredByDoNotDisturb', 'blocked'],
    ['FilteredByBlockList', 'blocked'],
    ['Unentitled', 'not-supported'],
    ['Unknown', 'failed'],
  ])('didDisplayIncomingCall with %s refuses the show as %s', async (code, reason) => {
    const { surface, simulator, host, settle } = await createBench('ios')
    simulator.os.refuseNext(code)
    const shown = surface.show(callOf(uuidA))
    await settle()
    expect(await shown).toMatchObject({ ok: false, reason, vendor: { code } })
    expect(host.said).toEqual([])
    void surface.show(callOf(uuidA))
    await settle()
    expect(simulator.calls()).toHaveLength(1)
  })

  it('didDisplayIncomingCall with CallUUIDAlreadyExists is what was wanted', async () => {
    const bench = await createBench('ios', { start: false })
    bench.simulator.os.push(push)
    await bench.settle()
    const surface = bench.surface
    await surface.start(bench.host)
    bench.host.said.length = 0
    bench.simulator.os.push({ ...push, uuid: uuidA.toUpperCase() })
    await bench.settle()
    expect(bench.host.said).toMatchObject([{ type: 'call.announced', call }])
  })

  it('didDisplayIncomingCall of a push that was refused is told to the app', async () => {
    const { simulator, host, settle } = await createBench('ios')
    simulator.os.refuseNext('FilteredByBlockList')
    simulator.os.push(push)
    await settle()
    expect(host.said).toMatchObject([
      {
        type: 'surface.custom',
        data: { event: 'didDisplayIncomingCall', errorCode: 'FilteredByBlockList', uuid: uuidA },
      },
    ])
  })

  it('listens to nothing that React Native does not know on iOS', async () => {
    const { simulator } = await createBench('ios')
    expect(simulator.crashes).toEqual([])
  })
})

describe('events of Android alone', () => {
  it('didReceiveStartCallAction from the dialer names the call that Android has made', async () => {
    const { simulator, host, settle } = await createBench('android')
    simulator.user.start('0901234567')
    await settle()
    expect(host.requests).toEqual([
      {
        ...request('start', { to: '0901234567', video: false }),
        call: { refs: { 'os.uuid': simulator.calls()[0]?.uuid } },
      },
    ])
  })

  it('a start that the phone refuses is taken back', async () => {
    const { surface, simulator, host, settle } = await createBench('android')
    simulator.user.start('0901234567')
    await settle()
    surface.settle(String(host.requests[0]?.requestId), false)
    await settle()
    expect(simulator.gone).toMatchObject([{ cause: 'ERROR' }])
    expect(host.requests).toHaveLength(1)
  })

  it('showIncomingCallUi answers the show that asked for it', async () => {
    const { surface, host, settle, simulator } = await createBench('android')
    const shown = surface.show(callOf(uuidA))
    await settle()
    expect(await shown).toEqual({ ok: true })
    expect(host.said).toEqual([])
    expect(simulator.calls()).toHaveLength(1)
  })

  it('showIncomingCallUi of a call that nobody knows announces it, with its number as it was', async () => {
    const { simulator, host, settle } = await createBench('android')
    simulator.os.utter(wireNames.showIncomingCallUi, {
      handle: '%2B84901234567',
      callUUID: uuidA,
      name: 'Mai',
      hasVideo: 'true',
    })
    await settle()
    expect(host.said).toEqual([
      { type: 'call.announced', call, remote: { address: '+84901234567', name: 'Mai' }, video: true },
    ])
  })

  it('showIncomingCallUi of a call that was announced says nothing new', async () => {
    const { simulator, host, settle } = await createBench('android')
    simulator.os.push(push)
    await settle()
    expect(host.said).toMatchObject([{ type: 'call.announced', call }])
  })

  it('showIncomingCallUi of a call that talks, as after a push that came twice, does not leave it ringing', async () => {
    const bench = await createBench('android')
    bench.simulator.os.push(push)
    await bench.settle()
    bench.simulator.user.answer(uuidA)
    await bench.settle()
    void bench.surface.show(callOf(uuidA, { stage: 'connected', video: true }))
    bench.simulator.os.push(push)
    await bench.settle()
    expect(bench.simulator.calls()).toMatchObject([{ stage: 'connected' }])
  })

  it('createIncomingConnectionFailed refuses the show as busy', async () => {
    const { surface, simulator, settle } = await createBench('android')
    simulator.os.refuseNext()
    const shown = surface.show(callOf(uuidA))
    await settle()
    expect(await shown).toMatchObject({ ok: false, reason: 'busy' })
  })

  it('createIncomingConnectionFailed of a call that nobody shows is told to the app', async () => {
    const { simulator, host, settle } = await createBench('android')
    simulator.os.refuseNext()
    simulator.os.push(push)
    await settle()
    expect(host.facts).toMatchObject([
      { type: 'call.announced' },
      { type: 'surface.custom', data: { event: 'createIncomingConnectionFailed', uuid: uuidA } },
    ])
  })

  it('silenceIncomingCall and onHasActiveCall are told to the app', async () => {
    const bench = await createBench('android')
    await shownFirst(bench)
    bench.simulator.user.silence(uuidA)
    bench.simulator.os.nativeCallActive()
    await bench.settle()
    expect(bench.host.said).toEqual([
      {
        type: 'surface.custom',
        data: { event: 'silenceIncomingCall', handle: '%2B84901234567', callUUID: uuidA, name: 'Mai', uuid: uuidA },
      },
      { type: 'surface.custom', data: { event: 'onHasActiveCall' } },
    ])
    // And reaches it whole.
    for (const fact of bench.host.said) expect(parseFact(fact)).toMatchObject({ ok: true, value: fact })
  })

  it('checkReachability is answered, and is nothing more', async () => {
    const { simulator, host, settle, told } = await createBench('android')
    simulator.os.checkReachability()
    await settle()
    expect(told()).toEqual(['setReachable'])
    expect(host.said).toEqual([])
  })
})
