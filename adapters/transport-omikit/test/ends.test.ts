import { describe, expect, it } from 'vitest'
import { type EndNotice, wordsOfEnd } from '../src/index.ts'
import { flutterIos, openBench, rnAndroid, rnIos, target } from './support/bench.ts'
import { bodiesOf } from './support/bodies.ts'
import { openLine } from './support/line.ts'
import { openSimulated } from './support/simulated-phone.ts'

const outgoing = bodiesOf(rnIos, false)

describe('the first end of iOS', () => {
  it.each([180, 183, 100])('explains nothing by a status that is not final: %s', async (code) => {
    const bench = await openBench(rnIos)
    bench.state(outgoing.calling)
    bench.state(outgoing.ended(code))
    expect(bench.facts.at(-1)).toEqual({
      type: 'call.ended',
      call: {
        refs: { 'omi.call': '1', 'omi.transaction': 'omi-a', 'os.uuid': 'a0000000-0000-4000-8000-00000000000a' },
      },
      vendor: { code },
    })
  })

  it.each([rnIos, flutterIos])('gets its true reason by the second: %o', async (kind) => {
    const line = await openLine(kind)
    const call = bodiesOf(kind, true)
    for (const body of [call.incoming, call.confirmed, call.ended(180), call.freed(601)])
      if (body) line.emit('CALL_STATE_CHANGED', body)
    expect(line.calls).toMatchObject([{ end: { reason: 'hung-up', by: 'remote', vendor: { code: 601 } } }])
  })

  it('is explained all the same where this side tried to leave, and could not', async () => {
    const bench = await openBench(rnIos, { rejectCall: () => false })
    const call = bodiesOf(rnIos, true)
    bench.state(call.incoming)
    await bench.execute({ type: 'decline', call: target, as: 'busy' })
    for (const body of [call.ended(487), call.freed(602)]) if (body) bench.state(body)
    expect(bench.facts.at(-1)).toMatchObject({ type: 'call.endRefined', reason: 'answered-elsewhere' })
  })

  it('is of the call that is freed, though another one has ended since', async () => {
    const bench = await openBench(rnIos)
    const [a, b] = [bodiesOf(rnIos, true), bodiesOf(rnIos, true, 'b')]
    for (const body of [a.incoming, a.ended(487), b.incoming, b.ended(487), a.freed(602)]) if (body) bench.state(body)
    expect(bench.facts.at(-1)).toMatchObject({ type: 'call.endRefined', call: { refs: { 'omi.call': '1' } } })
  })

  it('is not told again in the same words', async () => {
    const bench = await openBench(rnIos)
    for (const body of [outgoing.calling, outgoing.early, outgoing.ended(486), outgoing.freed(486)])
      if (body) bench.state(body)
    expect(bench.facts.map(({ type }) => type)).not.toContain('call.endRefined')
  })
})

describe('the words of an end, as the README shows them', () => {
  it('are those of the true code, which iOS gives after the end', async () => {
    const line = await openSimulated(rnIos)
    const shown: (EndNotice | undefined)[] = []
    const atTheEvent: unknown[] = []
    line.phone.on('call.ended', ({ call }) => atTheEvent.push(call.end.vendor?.code))
    line.phone.select(
      ({ calls }) => {
        const call = calls.at(-1)
        return call?.phase === 'ended' ? call.end : undefined
      },
      (end) => shown.push(end && wordsOfEnd(end, 'vi')),
    )
    void line.phone.startCall({ to: '0901234567' })
    await line.pass()
    line.simulator.far.calls.at(-1)?.reject(854)
    await line.pass()
    expect(line.phone.getSnapshot().calls).toMatchObject([{ phase: 'ended', end: { vendor: { code: 854 } } }])
    // The event comes once, with the status of the line: what it says would be wrong, and stay so.
    expect(atTheEvent).toEqual([403])
    expect(shown).toHaveLength(2)
    expect(shown.at(-1)).toEqual({ says: 'Số này nằm trong danh sách không gọi (DNC).' })
  })
})

describe('what an end code means', () => {
  it.each([
    ['rang there', [1, 3], 480, 'no-answer'],
    ['never rang', [1], 480, 'unreachable'],
    ['talked', [1, 3, 5], 480, 'connection-lost'],
  ] as const)('depends on what the call has been: it %s', async (_what, states, code, reason) => {
    const bench = await openBench(rnAndroid)
    for (const status of states) bench.state({ status, incoming: false, callerNumber: '0901' })
    bench.state({ status: 6, direction: 'outbound', transactionId: 't-1', codeEndCall: code })
    expect(bench.facts.at(-1)).toMatchObject({ type: 'call.ended', reason, vendor: { code } })
  })

  it('is read of a call that was dialled, though nothing was heard of it but its end', async () => {
    const bench = await openBench(rnAndroid, { startCall: () => ({ status: 8 }) })
    await bench.execute({ type: 'startCall', call: target, to: '1', video: false, muted: false })
    bench.state({ status: 6, transactionId: 't-1', codeEndCall: 487 })
    expect(bench.facts.at(-1)).toMatchObject({ type: 'call.ended', reason: 'cancelled', by: 'local' })
    expect(await bench.execute({ type: 'hangUp', call: target, why: 'ghost' })).toMatchObject({
      reason: 'no-such-call',
    })
  })

  it('is read by its own record, of a call that nobody here has heard of', async () => {
    const bench = await openBench(rnAndroid)
    bench.state({ status: 6, direction: 'inbound', transactionId: 't-1', codeEndCall: 486 })
    expect(bench.facts).toMatchObject([{ type: 'call.ended', reason: 'busy', by: 'local' }])
  })
})

describe('a transfer on iOS', () => {
  it('stays one, though the call is freed with a plain code', async () => {
    const { phone, simulator, pass } = await openSimulated(rnIos)
    simulator.far.call({ from: '0907654321', video: false })
    await pass()
    void phone.answer()
    await pass()
    void phone.transfer({ to: '102' })
    await pass(3_000)
    expect(phone.getSnapshot().log).toMatchObject([{ end: { reason: 'transferred' } }])
  })
})
