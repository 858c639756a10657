import { createScriptedTransport, createVirtualClock, type ScriptedTransport } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createPhone } from '../../src/index.ts'
import { createBench, createReadyBench } from '../phone-bench.ts'

const remote = { address: '0907654321' }

/** What users of other call SDKs reported again and again; each is a behaviour that must never come back here. */
describe('regressions around the call', () => {
  /**
   * @see https://github.com/react-native-webrtc/react-native-callkeep/issues/844
   * @see https://github.com/react-native-webrtc/react-native-callkeep/issues/871
   * @see https://github.com/react-native-webrtc/react-native-callkeep/issues/190
   */
  it('events of a cold start are lost: what a port reports while it starts is kept', async () => {
    const transport: ScriptedTransport = createScriptedTransport(
      {},
      { onStart: () => transport.emit({ type: 'call.offered', call: { refs: { 'sip.call-id': 'in-1' } }, remote }) },
    )
    const phone = createPhone({ transport, clock: createVirtualClock() })
    await phone.start()
    expect(phone.getSnapshot().calls).toMatchObject([{ phase: 'incoming', remote }])
  })

  /** @see https://github.com/react-native-webrtc/react-native-callkeep/issues/791 */
  it('an answer on the OS screen of a cold start is lost: it is given as soon as the call arrives', async () => {
    const bench = await createBench()
    bench.say('call.announced', 'in-1', { remote, answered: true })
    expect(bench.call).toMatchObject({ phase: 'incoming', attached: false, answering: true })
    expect(bench.count('answer')).toBe(0)
    bench.say('call.offered', 'in-1', { remote })
    expect(bench.count('answer')).toBe(1)
  })

  /**
   * @see https://github.com/GetStream/stream-video-js/pull/2274
   * @see https://github.com/livekit/components-js/pull/957
   */
  it('listeners storm: a hundred duplicates and samples wake nobody', async () => {
    const bench = await createReadyBench()
    await bench.talking()
    let runs = 0
    bench.phone.subscribe(() => runs++)
    for (let index = 0; index < 100; index++) {
      bench.say('call.established', 'out-1')
      bench.say('call.muteChanged', 'out-1', { muted: false })
    }
    expect(runs).toBe(0)
  })

  /** @see https://github.com/Tencent-RTC/TRTC_Web/issues/132 */
  it('a double mount joins twice: two starts start once, two answers answer once', async () => {
    let starts = 0
    const transport = createScriptedTransport({}, { onStart: () => void starts++ })
    const phone = createPhone({ transport, clock: createVirtualClock() })
    expect(await Promise.all([phone.start(), phone.start()])).toMatchObject([{ ok: true }, { ok: true }])
    expect(await phone.start()).toEqual({ ok: true, settled: 'already' })
    expect(starts).toBe(1)
    const bench = await createBench()
    await bench.incoming()
    const both = Promise.all([bench.phone.answer(), bench.phone.answer()])
    bench.say('call.established', 'in-1')
    expect(await both).toMatchObject([{ ok: true }, { ok: true }])
    expect(bench.count('answer')).toBe(1)
  })

  /**
   * @see https://github.com/onsip/SIP.js/issues/1078
   * @see https://github.com/versatica/JsSIP/issues/921
   */
  it('a reload loses the call: a query finds it with its time, hold and mute', async () => {
    const found = {
      type: 'call.found',
      call: { refs: { 'sip.call-id': 'old' } },
      direction: 'outgoing',
      phase: 'active',
      establishedAt: 400_000,
      held: true,
      muted: true,
      remote,
    }
    const bench = await createBench({ script: { listCalls: () => ({ complete: true, facts: [found] }) } })
    expect(bench.calls).toMatchObject([
      {
        phase: 'held',
        establishedAt: 400_000,
        onHold: 'local',
        mute: { desired: true, actual: true, pending: false },
        remote,
      },
    ])
    expect(bench.commands()).toEqual([])
  })

  /** @see https://github.com/onsip/SIP.js/issues/1078 */
  it('a change of network loses the call: a lost link ends no call', async () => {
    const bench = await createReadyBench()
    await bench.talking()
    bench.emit({ type: 'link.changed', state: 'down' })
    bench.emit({ type: 'network.changed', online: false })
    bench.clock.advance(10_000)
    bench.emit({ type: 'network.changed', online: true })
    bench.emit({ type: 'link.changed', state: 'up' })
    expect(bench.call.phase).toBe('active')
    expect(bench.events).toEqual(['call.established'])
  })

  /**
   * @see https://github.com/twilio/twilio-voice.js/issues/85
   * @see https://github.com/twilio/twilio-voice.js/issues/31
   * @see https://github.com/onsip/SIP.js/issues/427
   */
  it('errors are opaque: a refused start names the permission, and one never answered is timed out', async () => {
    const refusing = await createReadyBench()
    const refused = refusing.phone.startCall({ to: '101' })
    const vendor = { code: 31_402, message: 'UserMediaError' }
    await refusing.reply('startCall', { ok: false, reason: 'permission-denied', permission: 'microphone', vendor })
    expect(await refused).toEqual({ ok: false, reason: 'permission-denied', permission: 'microphone', vendor })
    expect(refusing.calls).toEqual([])
    const silent = await createReadyBench()
    const never = silent.phone.startCall({ to: '101' })
    silent.clock.advance(15_000)
    expect(await silent.state(never)).toMatchObject({ ok: false, reason: 'timed-out' })
    expect(silent.count('hangUp')).toBe(1)
  })
})
