import { describe, expect, it } from 'vitest'
import { type Bench, createBench, createReadyBench } from '../phone-bench.ts'

/** Brings a call with the ref `c` to a phase. */
const reach: Readonly<Record<string, (bench: Bench) => void>> = {
  preparing: ({ phone }) => void phone.startCall({ to: '101' }),
  dialing: ({ say }) => say('call.dialed', 'c'),
  ringing: ({ say }) => {
    say('call.dialed', 'c')
    say('call.ringing', 'c')
  },
  incoming: ({ say }) => say('call.offered', 'c'),
  answering: ({ say, phone }) => {
    say('call.offered', 'c')
    void phone.answer()
  },
  connecting: ({ say }) => {
    say('call.offered', 'c')
    say('call.connecting', 'c')
  },
  active: ({ say }) => {
    say('call.offered', 'c')
    say('call.established', 'c')
  },
  held: ({ say }) => {
    say('call.offered', 'c')
    say('call.established', 'c')
    say('call.holdChanged', 'c', { side: 'local', held: true })
  },
}
const reasons: Readonly<Record<string, string>> = {
  incoming: 'declined',
  answering: 'declined',
  connecting: 'hung-up',
  active: 'hung-up',
  held: 'hung-up',
}

describe.each(Object.keys(reach))('a call that is %s', (phase) => {
  const reason = reasons[phase] ?? 'cancelled'
  async function leave() {
    const bench = await createReadyBench()
    reach[phase]?.(bench)
    expect(bench.call).toMatchObject(phase === 'answering' ? { phase: 'incoming', answering: true } : { phase })
    const left = bench.phone.hangUp()
    expect(bench.call).toMatchObject({ phase: 'ending', can: { hangUp: false }, cannot: { hangUp: 'already' } })
    expect(bench.count('hangUp')).toBe(1)
    return { bench, left }
  }

  it('is hung up, and ends when the SDK says so, by its own reason', async () => {
    const { bench, left } = await leave()
    bench.say('call.ended', 'c', { reason: 'connection-lost', by: 'remote', sip: 487 })
    // A start that was hung up before any fact is not known by that ref yet.
    if (phase === 'preparing') await bench.reply('startCall', { ok: false, reason: 'failed' })
    expect(await bench.state(left)).toEqual({ ok: true, settled: 'confirmed' })
    expect(bench.call).toMatchObject({ phase: 'ended', end: { reason, by: 'local', confirmed: true } })
  })

  it('ends by the deadline when nobody confirms; a second hang-up joins the first', async () => {
    const { bench, left } = await leave()
    const again = bench.phone.hangUp()
    expect(bench.count('hangUp')).toBe(1)
    bench.clock.advance(5_000)
    for (const one of [left, again]) expect(await bench.state(one)).toMatchObject({ ok: false, reason: 'timed-out' })
    expect(bench.call).toMatchObject({ phase: 'ended', end: { reason, confirmed: false } })
  })

  it('is hung up again at a sign of life, while it ends and after, and never comes back', async () => {
    const { bench } = await leave()
    if (phase === 'preparing') await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'c' } })
    // At most one a second, so that an SDK which echoes cannot make a storm.
    bench.clock.advance(1_000)
    const before = bench.count('hangUp')
    bench.say('call.established', 'c')
    bench.say('call.established', 'c')
    if (['active', 'held'].includes(phase)) expect(bench.call.phase).toBe('ending')
    expect(bench.count('hangUp')).toBe(before + 1)
    expect(bench.asked('hangUp').command).toMatchObject({ why: 'ghost' })
    // Once more when the release deadline gives up, and at a later sign of life.
    bench.clock.advance(5_000)
    expect(bench.count('hangUp')).toBe(before + 2)
    bench.say('call.established', 'c')
    expect(bench.count('hangUp')).toBe(before + 3)
    expect(bench.call.phase).toBe('ended')
    expect(bench.kinds()).toEqual(['ghost', 'ghost', 'ghost'])
  })
})

describe('leaving', () => {
  it('while an answer is in flight aborts the answer, never the hang-up', async () => {
    const bench = await createBench()
    await bench.incoming()
    const answered = bench.phone.answer()
    void bench.phone.hangUp()
    expect(bench.asked('answer').signal.aborted).toBe(true)
    bench.say('call.ended', 'in-1')
    expect(bench.asked('hangUp').signal.aborted).toBe(false)
    expect(await bench.state(answered)).toMatchObject({ ok: false, reason: 'call-ended', end: { reason: 'declined' } })
  })

  it.each([
    ['busy', undefined, 'busy'],
    ['busy', { as: 'busy' }, 'busy'],
    ['declined', { as: 'declined' }, 'declined'],
  ] as const)('by decline sends %s, given %j', async (as, options, reason) => {
    const bench = await createBench()
    await bench.incoming()
    const declined = bench.phone.decline(undefined, options)
    expect(bench.asked('decline').command).toMatchObject({ as })
    expect(bench.call.phase).toBe('ending')
    bench.say('call.ended', 'in-1', { sip: 486 })
    expect(await bench.state(declined)).toEqual({ ok: true, settled: 'confirmed' })
    expect(bench.call).toMatchObject({ end: { reason, by: 'local', sip: 486 } })
    expect(bench.events).not.toContain('call.missed')
  })

  it('an announced call tells nobody and leaves at once; its late offer is hung up', async () => {
    const bench = await createBench()
    bench.say('call.announced', 'in-1', { remote: { address: '0901234567' } })
    expect(await bench.phone.decline(undefined, { as: 'declined' })).toMatchObject({ ok: true, settled: 'taken' })
    expect(bench.call).toMatchObject({ phase: 'ended', end: { reason: 'declined', confirmed: false } })
    expect(bench.commands()).toEqual([])
    bench.emit({ type: 'call.offered', call: bench.subject('sip-1'), remote: { address: '0901234567' } })
    expect(bench.asked('hangUp').command).toMatchObject({ why: 'ghost', call: bench.subject('sip-1') })
    expect(bench.events).toEqual(['call.incoming', 'call.ended'])
  })

  it('that the SDK refuses with no such call ends the call; another refusal waits for the deadline', async () => {
    const bench = await createReadyBench()
    await bench.talking()
    void bench.phone.hangUp()
    await bench.reply('hangUp', { ok: false, reason: 'failed' })
    expect(bench.call.phase).toBe('ending')
    bench.say('call.established', 'out-1')
    await bench.reply('hangUp', { ok: false, reason: 'no-such-call' })
    expect(bench.call).toMatchObject({ phase: 'ended', end: { reason: 'hung-up' } })
  })

  it('offline still ends by the deadline', async () => {
    const bench = await createReadyBench()
    await bench.talking()
    bench.emit({ type: 'link.changed', state: 'down' })
    expect(await bench.phone.hold()).toMatchObject({ ok: false, reason: 'offline' })
    expect(bench.call).toMatchObject({ can: { hold: false, hangUp: true }, cannot: { hold: 'offline' } })
    void bench.phone.hangUp()
    bench.clock.advance(5_000)
    expect(bench.call).toMatchObject({ phase: 'ended', end: { confirmed: false } })
  })
})
