import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createOmikitTransport } from '../src/index.ts'
import {
  type Bench,
  callId,
  confirmed,
  flutterAndroid,
  flutterIos,
  openBench,
  otherTarget,
  ringing,
  rnAndroid,
  rnIos,
  talkingBench,
  target,
} from './support/bench.ts'
import { createWire, kinds, nameOf } from './support/wire.ts'

const start = { type: 'startCall', call: target, to: '0901234567', video: false, muted: false } as const
const notInFlutter = ['rejectCall', 'dropCall']
const last = ({ asked }: Bench) => asked.at(-1)

async function ringingBench(...args: Parameters<typeof openBench>): Promise<Bench> {
  const bench = await openBench(...args)
  bench.state(ringing)
  bench.clear()
  return bench
}

describe('a start', () => {
  it.each(kinds.map((kind) => [nameOf(kind), kind] as const))('dials a number, or a user: %s', async (_name, kind) => {
    const bench = await openBench(kind, { startCall: () => 8, startCallWithUuid: () => 8 })
    expect(await bench.execute(start)).toMatchObject({ ok: true })
    expect(last(bench)).toEqual({ method: 'startCall', args: { phoneNumber: '0901234567', isVideo: false } })
    expect(await bench.execute({ ...start, to: { userId: 'user-200' }, video: true })).toMatchObject({ ok: true })
    expect(last(bench)).toEqual({ method: 'startCallWithUuid', args: { usrUuid: 'user-200', isVideo: true } })
  })

  it('names the call as iOS does', async () => {
    const reply = '{"status":8,"message":"START_CALL_SUCCESS","_id":"A0000000-0000-4000-8000-00000000000A"}'
    const bench = await openBench(rnIos, { startCall: () => reply })
    expect(await bench.execute(start)).toMatchObject({
      ok: true,
      refs: { 'os.uuid': 'a0000000-0000-4000-8000-00000000000a' },
    })
  })

  it('takes no name from a call that is still being freed (12)', async () => {
    const reply = '{"status":12,"message":"START_CALL_SUCCESS","_id":"A0000000-0000-4000-8000-00000000000A"}'
    const bench = await openBench(rnIos, { startCall: () => reply })
    expect(await bench.execute(start)).toMatchObject({ ok: true, refs: { 'omi.call': '1' } })
    expect(await bench.execute(start)).not.toHaveProperty('refs.os.uuid')
  })

  it.each([
    ['E_INVALID_PHONE', rnAndroid, 'bad-address'],
    ['E_NO_ACTIVITY', rnAndroid, 'failed'],
    ['INVALID_DATA', rnIos, 'bad-address'],
    ['CALL_FAILED', rnIos, 'not-registered'],
  ] as const)('says why it was rejected: %s', async (code, kind, reason) => {
    const startCall = () => Promise.reject(Object.assign(new Error('why'), { code }))
    const bench = await openBench(kind, { startCall })
    expect(await bench.execute(start)).toMatchObject({ ok: false, reason, vendor: { code, message: 'why' } })
  })

  it.each([
    undefined,
    null,
    'gone',
    7,
    { code: 7 },
    new Proxy(
      {},
      {
        get: () => {
          throw new Error('read')
        },
      },
    ),
  ])('survives whatever is thrown: %#', async (fault) => {
    const bench = await openBench(rnAndroid, { startCall: () => Promise.reject(fault) })
    expect(await bench.execute(start)).toMatchObject({ ok: false, reason: 'failed' })
  })

  it('that was refused leaves nothing to hang up', async () => {
    const bench = await openBench(rnAndroid, { startCall: () => ({ status: 402, message: 'INVALID_PHONE_NUMBER' }) })
    expect(await bench.execute(start)).toMatchObject({ ok: false, reason: 'bad-address' })
    expect(await bench.execute({ type: 'hangUp', call: target, why: 'user' })).toMatchObject({ reason: 'no-such-call' })
  })

  it('can be hung up before it was heard of', async () => {
    const bench = await openBench(rnAndroid, { startCall: () => ({ status: 8 }) })
    await bench.execute(start)
    expect(await bench.execute({ type: 'hangUp', call: target, why: 'ghost' })).toEqual({ ok: true })
    expect(bench.methods).toEqual(['startCall', 'endCall'])
  })
})

describe('an answer', () => {
  it('is taken, which is no fact', async () => {
    const bench = await ringingBench(rnAndroid)
    expect(await bench.execute({ type: 'answer', call: target, video: false, muted: false })).toEqual({ ok: true })
    expect([bench.methods, bench.facts]).toEqual([['joinCall'], []])
  })

  it.each(['E_NULL_CONTEXT', 'E_NULL_ACTIVITY', 'E_JOIN_CALL_FAILED'])('says why it failed: %s', async (code) => {
    const bench = await ringingBench(rnAndroid, { joinCall: () => Promise.reject({ code, message: 'why' }) })
    const outcome = await bench.execute({ type: 'answer', call: target, video: false, muted: false })
    expect(outcome).toMatchObject({ ok: false, reason: 'failed', vendor: { code } })
  })
})

describe('leaving', () => {
  it.each([
    ['busy', 'rejectCall', rnAndroid],
    ['declined', 'dropCall', rnAndroid],
    ['busy', 'rejectCall', rnIos],
    ['declined', 'dropCall', rnIos],
  ] as const)('declines as %s by %s', async (as, method, kind) => {
    const bench = await ringingBench(kind)
    expect(await bench.execute({ type: 'decline', call: target, as })).toEqual({ ok: true })
    expect(bench.methods).toEqual([method])
  })

  it.each(['busy', 'declined'] as const)('Flutter declines as %s by its one way to leave', async (as) => {
    const bench = await ringingBench(flutterIos, {}, notInFlutter)
    expect(await bench.execute({ type: 'decline', call: target, as })).toEqual({ ok: true })
    expect(bench.methods).toEqual(['endCall'])
  })

  it('is refused where the native side says that there was nothing to refuse', async () => {
    const bench = await ringingBench(rnAndroid, { rejectCall: () => false })
    const outcome = await bench.execute({ type: 'decline', call: target, as: 'busy' })
    expect(outcome).toMatchObject({ ok: false, reason: 'failed' })
  })

  it('hangs up the call that is meant, and no other', async () => {
    const bench = await talkingBench(rnAndroid)
    await bench.execute({ type: 'sendDigit', call: target, digit: '1', durationMs: 100 })
    const outcome = await bench.execute({ type: 'hangUp', call: otherTarget, why: 'ghost' })
    expect([outcome, bench.methods]).toMatchObject([{ reason: 'no-such-call' }, ['sendDTMF']])
  })

  it('never ends the next call, though the one before is hung up late', async () => {
    const bench = await talkingBench(rnAndroid)
    await bench.execute({ type: 'hangUp', call: target, why: 'user' })
    bench.state({ status: 6, transactionId: 't-1', codeEndCall: 200, direction: 'inbound' })
    bench.state({ ...ringing, callerNumber: '0907654321' })
    bench.clear()
    const outcome = await bench.execute({ type: 'hangUp', call: target, why: 'ghost' })
    expect([outcome, bench.methods]).toMatchObject([{ reason: 'no-such-call' }, []])
  })

  it('leaves the next call to be answered, though the end of the one before is said again', async () => {
    const bench = await talkingBench(rnAndroid)
    const end = { status: 6, transactionId: 't-1', codeEndCall: 200, direction: 'inbound' }
    for (const body of [end, { ...ringing, callerNumber: '0907654321' }, end]) bench.state(body)
    expect(await bench.execute({ type: 'answer', call: otherTarget, video: false, muted: false })).toEqual({ ok: true })
  })

  it.each([
    ['Android', rnAndroid, {}],
    ['iOS', rnIos, { transactionId: 't-2', _id: 'B' }],
  ])('asks nothing of a second call, since it would be the first that hears it: %s', async (_name, kind, ids) => {
    const bench = await talkingBench(kind)
    const second = { ...ringing, callerNumber: '0907654321', ...ids }
    bench.state(second)
    bench.state({ ...second, transactionId: 't-2' })
    expect(bench.facts.map(({ type }) => type).filter((type) => type.startsWith('call.'))).toEqual([
      'call.offered',
      'call.found',
    ])
    expect(await bench.execute({ type: 'decline', call: otherTarget, as: 'busy' })).toMatchObject({ reason: 'busy' })
    expect(bench.methods).toEqual([])
    // The first one is still the one that is meant, and the second is once it is over.
    expect(await bench.execute({ type: 'hangUp', call: target, why: 'user' })).toEqual({ ok: true })
    const { incoming, ...rest } = confirmed
    bench.state({ ...rest, ...(kind === rnIos && { incoming }), status: 6, codeEndCall: 200 })
    expect(await bench.execute({ type: 'hangUp', call: otherTarget, why: 'ghost' })).toEqual({ ok: true })
    expect(bench.methods).toEqual(['endCall', 'endCall'])
  })

  it('puts no state under the name of the call that talks, where it names another', async () => {
    const bench = await talkingBench(rnAndroid)
    bench.state({ ...confirmed, transactionId: 't-9' })
    expect(bench.facts.at(-1)).toMatchObject({ call: { refs: { 'omi.transaction': 't-9' } } })
    expect(bench.facts.at(-1)).not.toHaveProperty('call.refs.omi.call')
    expect(JSON.stringify(bench.facts)).not.toContain('omi.call')
  })

  it('keeps the first call when the second one ends', async () => {
    const bench = await talkingBench(rnAndroid)
    bench.state({ ...ringing, callerNumber: '0907654321' })
    bench.state({ ...ringing, callerNumber: '0907654321', transactionId: 't-2' })
    bench.clear()
    bench.state({ status: 6, transactionId: 't-2', codeEndCall: 487, direction: 'inbound' })
    expect(bench.facts).toMatchObject([
      { type: 'call.ended', call: { refs: { 'omi.call': '2' } }, reason: 'cancelled' },
    ])
    expect(await bench.execute({ type: 'hangUp', call: target, why: 'user' })).toEqual({ ok: true })
  })
})

describe('an end that does not say which of two calls it means', () => {
  const second = { ...ringing, callerNumber: '0907654321' }
  const nameless = { status: 6, codeEndCall: 487, direction: 'inbound' }

  /** One talks, one rings, one of them has ended; asked, the native side has this one. */
  async function doubted(left: { readonly callerNumber: string; readonly status: number }) {
    const bench = await talkingBench(rnAndroid, { getInitialCall: () => ({ ...left, incoming: true, isVideo: false }) })
    bench.state(second)
    bench.state({ ...second, transactionId: 't-2' })
    bench.clear()
    bench.state(nameless)
    expect(bench.facts).toMatchObject([{ type: 'call.ended', call: {} }])
    const found = await bench.transport.listCalls?.()
    bench.clear()
    return { bench, found }
  }

  it('leaves the second one, where that is found', async () => {
    const { bench, found } = await doubted({ callerNumber: '0907654321', status: 3 })
    expect(found?.facts).toMatchObject([{ call: { refs: { 'omi.call': '2', 'omi.transaction': 't-2' } } }])
    expect(await bench.execute({ type: 'decline', call: otherTarget, as: 'busy' })).toEqual({ ok: true })
    expect(bench.methods).toEqual(['rejectCall'])
    bench.state(nameless)
    expect(bench.facts.at(-1)).toMatchObject({ type: 'call.ended', call: { refs: { 'omi.call': '2' } } })
  })

  it('leaves the first one, where that is found', async () => {
    const { bench, found } = await doubted({ callerNumber: '0901234567', status: 5 })
    expect(found?.facts).toMatchObject([{ call: { refs: { 'omi.call': '1' } } }])
    const declined = await bench.execute({ type: 'decline', call: otherTarget, as: 'busy' })
    expect(declined).toMatchObject({ ok: false, reason: 'no-such-call' })
    bench.state(nameless)
    expect(bench.facts.at(-1)).toMatchObject({ type: 'call.ended', call: { refs: { 'omi.call': '1' } } })
  })

  it('leaves none, where a second one comes', async () => {
    const bench = await talkingBench(rnAndroid)
    bench.state(second)
    for (let end = 0; end < 2; end += 1) bench.state(nameless)
    expect(bench.facts.at(-1)).toMatchObject({ type: 'call.ended', call: { refs: { 'omi.call': '1' } } })
    bench.clear()
    for (const call of [target, otherTarget])
      expect(await bench.execute({ type: 'hangUp', call, why: 'user' })).toMatchObject({ reason: 'no-such-call' })
    expect(bench.methods).toEqual([])
  })
})

describe('what else is asked of a call', () => {
  it.each([
    ['transfer', { type: 'transfer', call: target, to: '102' }, 'transferCall', { phoneNumber: '102' }],
    ['a digit', { type: 'sendDigit', call: target, digit: '#', durationMs: 100 }, 'sendDTMF', { character: '#' }],
    ['the other camera', { type: 'switchCamera', call: target }, 'switchOmiCamera', undefined],
  ] as const)('%s', async (_what, command, method, args) => {
    const bench = await talkingBench(rnAndroid)
    expect(await bench.execute(command)).toEqual({ ok: true })
    expect(last(bench)).toEqual({ method, args })
    const refusing = await talkingBench(rnAndroid, { [method]: () => false })
    expect(await refusing.execute(command)).toMatchObject({ ok: false, reason: 'failed' })
  })

  it('a number that no transfer goes to', async () => {
    const bench = await talkingBench(rnAndroid, { transferCall: () => Promise.reject({ code: 'E_INVALID_PHONE' }) })
    expect(await bench.execute({ type: 'transfer', call: target, to: '' })).toMatchObject({ reason: 'bad-address' })
  })

  it('letters as digits: iOS sends them, Android would drop them in silence', async () => {
    const digit = { type: 'sendDigit', call: target, digit: 'A', durationMs: 100 } as const
    const [android, ios] = [await talkingBench(rnAndroid), await talkingBench(rnIos)]
    expect(await android.execute(digit)).toMatchObject({ ok: false, reason: 'not-supported' })
    expect([await ios.execute(digit), android.methods]).toEqual([{ ok: true }, []])
  })

  it.each([
    { type: 'restartMedia', call: target },
    { type: 'transferTo', call: target, consulted: otherTarget },
    { type: 'answerTransfer', call: target, accept: true },
    { type: 'merge', calls: [target, otherTarget] },
    { type: 'split', calls: [target] },
    { type: 'sampleQuality', call: target },
    { type: 'setMicrophone', id: 'a', from: undefined },
    { type: 'setCamera', id: 'a', from: undefined },
    { type: 'setAudioSession', active: true },
    { type: 'ping' },
  ] as const)('what OMICALL cannot do: $type', async (command) => {
    const bench = await talkingBench(rnAndroid)
    expect(await bench.execute(command)).toMatchObject({ ok: false, reason: 'not-supported' })
  })

  it('what this native side cannot do is said beforehand and refused', async () => {
    const bench = await talkingBench(rnAndroid, {}, ['toggleHold'])
    expect(bench.transport.capabilities.can.setHold).toBe(false)
    const outcome = await bench.execute({ type: 'setHold', call: target, held: true, from: false })
    expect(outcome).toMatchObject({ ok: false, reason: 'not-supported' })
  })
})

describe('what the transport says of itself', () => {
  it.each([
    [rnAndroid, 'repeat'],
    [flutterAndroid, 'repeat'],
    [rnIos, 'none'],
    [flutterIos, 'none'],
  ] as const)('%o finds a freeze by %s', async (kind, freezeRule) => {
    const { capabilities } = (await openBench(kind)).transport
    expect(capabilities).toMatchObject({ freezeRule, identity: 'single-call', maxCalls: 1 })
    expect(capabilities.reports).toEqual({ media: false, remoteHold: false, quality: 'push', registration: true })
    expect(capabilities).not.toHaveProperty('quirks')
  })

  it('lists no calls where they cannot be asked for', async () => {
    expect((await openBench(rnAndroid, {}, ['getInitialCall'])).transport.listCalls).toBeUndefined()
  })

  it.each([
    [undefined],
    [null],
    [{}],
    [{ bridge: {} }],
    [{ bridge: createWire(rnIos).bridge, hotline: 5 }],
    [{ bridge: createWire(rnIos).bridge, hotline: [' '] }],
  ])('refuses options that cannot work, in a sentence: %#', (options) => {
    expect(() => createOmikitTransport(options as never)).toThrow(TypeError)
  })
})

describe('outside start and stop', () => {
  it('nothing is asked and nothing is said', async () => {
    const wire = createWire(rnAndroid)
    const transport = createOmikitTransport({ bridge: wire.bridge })
    const { signal } = new AbortController()
    expect(await transport.execute(start, { signal })).toMatchObject({ ok: false, reason: 'refused' })
    const said: unknown[] = []
    await transport.start({ emit: (fact) => said.push(fact) })
    await settle()
    await transport.stop()
    said.length = 0
    wire.emit('CALL_STATE_CHANGED', ringing)
    wire.emit('REQUEST_PERMISSION', { permissions: ['android.permission.RECORD_AUDIO'] })
    expect(said).toEqual([])
    expect(await transport.execute({ type: 'hangUp', call: target, why: 'user' }, { signal })).toMatchObject({
      ok: false,
    })
  })

  it('an aborted command is not begun', async () => {
    const bench = await openBench(rnAndroid)
    const outcome = await bench.transport.execute(start, { signal: AbortSignal.abort() })
    expect([outcome, bench.methods]).toMatchObject([{ ok: false, reason: 'refused' }, []])
  })

  it('what was known of a call is not known after a stop', async () => {
    const bench = await talkingBench(rnAndroid)
    await bench.transport.stop()
    await bench.transport.start({ emit: () => {} })
    expect(await bench.execute({ type: 'hangUp', call: { callId, refs: {} }, why: 'user' })).toMatchObject({
      reason: 'no-such-call',
    })
  })
})
