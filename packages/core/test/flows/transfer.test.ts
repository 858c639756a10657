import { describe, expect, it } from 'vitest'
import { createTransferBench, endOf, transferOf } from './transfer-bench.ts'

describe('a blind transfer', () => {
  it('goes from requested to done, and ends this leg as transferred, once', async () => {
    const bench = await createTransferBench()
    const asked = bench.phone.transfer({ to: '300' })
    await bench.settle()
    expect(transferOf(bench.at(0))).toEqual({ to: '300', stage: 'requested' })
    await bench.taken()
    expect(await asked).toEqual({ ok: true, settled: 'taken' })
    expect(bench.procedure()).toBeUndefined()
    for (const stage of ['accepted', 'ringing'] as const) {
      bench.progress(stage)
      expect(transferOf(bench.at(0))).toEqual({ to: '300', stage })
    }
    bench.progress('done')
    expect(bench.asks().at(-1)).toBe('hangUp out-1')
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'local' })
    expect(endOf(bench.at(0))).toMatchObject({ reason: 'transferred', by: 'local' })
    expect(transferOf(bench.at(0))).toEqual({ to: '300', stage: 'done' })
    expect(bench.events.filter((event) => event === 'call.ended')).toHaveLength(1)
  })

  it('that fails says why, leaves the call as it was, and can be tried again', async () => {
    const bench = await createTransferBench()
    void bench.phone.transfer({ to: '300' })
    await bench.taken()
    bench.progress('failed', { reason: 'busy' })
    expect(bench.at(0).phase).toBe('active')
    expect(transferOf(bench.at(0))).toEqual({ to: '300', stage: 'failed', reason: 'busy' })
    expect(bench.at(0).can.transfer).toBe(true)
    void bench.phone.transfer({ to: '301' })
    await bench.settle()
    expect(transferOf(bench.at(0))).toEqual({ to: '301', stage: 'requested' })
  })

  it('accepted and then hung up before it was told how it went is transferred', async () => {
    const bench = await createTransferBench()
    void bench.phone.transfer({ to: '300' })
    await bench.taken()
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    expect(endOf(bench.at(0))).toMatchObject({ reason: 'transferred', by: 'remote' })
  })

  it('that failed and is hung up then is hung up', async () => {
    const bench = await createTransferBench()
    void bench.phone.transfer({ to: '300' })
    await bench.taken()
    bench.progress('failed', { reason: 'no-answer' })
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    expect(endOf(bench.at(0))).toMatchObject({ reason: 'hung-up', by: 'remote' })
  })

  it('of which nothing more is heard has failed; each word of it gives it its time anew', async () => {
    const bench = await createTransferBench(1, { policy: { transferTimeoutMs: 30_000 } })
    void bench.phone.transfer({ to: '300' })
    await bench.taken()
    await bench.clock.advanceAsync(29_000)
    bench.progress('ringing')
    await bench.clock.advanceAsync(29_000)
    expect(transferOf(bench.at(0))?.stage).toBe('ringing')
    await bench.clock.advanceAsync(1_001)
    expect(transferOf(bench.at(0))).toEqual({ to: '300', stage: 'failed', reason: 'no-answer' })
    expect(bench.at(0).phase).toBe('active')
  })

  it('refused by the SDK has failed, and its command is told', async () => {
    const bench = await createTransferBench()
    const asked = bench.phone.transfer({ to: '300' })
    await bench.settle()
    await bench.reply('transfer', { ok: false, reason: 'forbidden' })
    expect(await bench.refusal(asked)).toBe('forbidden')
    expect(transferOf(bench.at(0))).toEqual({ to: '300', stage: 'failed' })
  })

  it('given up before the SDK took it is not begun', async () => {
    const bench = await createTransferBench()
    void bench.phone.transfer({ to: '300' })
    await bench.settle()
    void bench.phone.cancel()
    await bench.settle()
    expect(bench.asked('transfer').signal.aborted).toBe(true)
    expect(transferOf(bench.at(0))).toEqual({ to: '300', stage: 'failed' })
    await bench.reply('transfer')
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    expect(endOf(bench.at(0))?.reason).toBe('hung-up')
  })
})

describe('a transfer of a call that turns out to be another one', () => {
  it('is answered, and runs no longer', async () => {
    const bench = await createTransferBench(2)
    const asked = bench.phone.transfer({ to: '300' }, bench.id(1))
    await bench.settle()
    bench.emit({ type: 'call.remoteChanged', call: { refs: { 'sip.call-id': 'out-2', other: '1' } }, remote: {} })
    bench.emit({ type: 'call.established', call: { refs: { 'sip.call-id': 'out-1', other: '1' } } })
    expect(await bench.refusal(asked)).toBe('superseded')
    expect(bench.procedure()).toBeUndefined()
  })

  it('leaves the consulted call as it was', async () => {
    const bench = await createTransferBench(3)
    void bench.phone.transfer({ consulted: bench.id(2) }, bench.id(1))
    await bench.settle()
    bench.emit({ type: 'call.remoteChanged', call: { refs: { 'sip.call-id': 'out-2', other: '1' } }, remote: {} })
    bench.emit({ type: 'call.established', call: { refs: { 'sip.call-id': 'out-1', other: '1' } } })
    expect(bench.at(1).can.transfer).toBe(true)
    bench.say('call.ended', 'out-3', { reason: 'hung-up', by: 'remote' })
    expect(endOf(bench.at(1))?.reason).toBe('hung-up')
  })
})

describe('an attended transfer', () => {
  it('done ends both legs as transferred', async () => {
    const bench = await createTransferBench(2)
    const asked = bench.phone.transfer({ consulted: bench.id(1) }, bench.id(0))
    await bench.taken('transferTo')
    expect(await asked).toMatchObject({ ok: true })
    bench.progress('done')
    expect(bench.asks().slice(-2)).toEqual(['hangUp out-1', 'hangUp out-2'])
    bench.say('call.ended', 'out-2', { reason: 'hung-up', by: 'remote' })
    bench.say('call.ended', 'out-1')
    expect(bench.calls.map((call) => endOf(call)?.reason)).toEqual(['transferred', 'transferred'])
    expect(bench.events.filter((event) => event === 'call.ended')).toHaveLength(2)
  })

  it('whose consulted side has taken over before it was told is transferred there, too', async () => {
    const bench = await createTransferBench(2)
    void bench.phone.transfer({ consulted: bench.id(1) }, bench.id(0))
    await bench.taken('transferTo')
    expect(bench.at(1).cannot.transfer).toBe('already')
    bench.say('call.ended', 'out-2', { reason: 'hung-up', by: 'remote' })
    expect(endOf(bench.at(1))).toMatchObject({ reason: 'transferred', by: 'remote' })
    bench.progress('done')
    bench.say('call.ended', 'out-1')
    expect(endOf(bench.at(0))).toMatchObject({ reason: 'transferred', by: 'local' })
  })

  it('that fails leaves both calls as they were', async () => {
    const bench = await createTransferBench(2)
    void bench.phone.transfer({ consulted: bench.id(1) }, bench.id(0))
    await bench.taken('transferTo')
    bench.progress('failed', { reason: 'declined' })
    expect(bench.phases()).toEqual(['held', 'active'])
    expect(bench.at(1).can.transfer).toBe(true)
    bench.say('call.ended', 'out-2', { reason: 'hung-up', by: 'remote' })
    expect(endOf(bench.at(1))?.reason).toBe('hung-up')
  })

  it('whose first leg hangs up before it was told leaves the other one time to be taken over', async () => {
    const bench = await createTransferBench(2, { policy: { transferTimeoutMs: 30_000 } })
    void bench.phone.transfer({ consulted: bench.id(1) }, bench.id(0))
    await bench.taken('transferTo')
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    expect(bench.at(1).phase).toBe('active')
    expect(bench.at(1).cannot.transfer).toBe('already')
    await bench.clock.advanceAsync(30_001)
    expect(bench.calls.at(-1)?.can.transfer).toBe(true)
    bench.say('call.ended', 'out-2', { reason: 'hung-up', by: 'remote' })
    expect(bench.phone.getSnapshot().log.map(({ end }) => end.reason)).toEqual(['hung-up', 'transferred'])
  })

  it('whose first leg is lost is none', async () => {
    const bench = await createTransferBench(2)
    void bench.phone.transfer({ consulted: bench.id(1) }, bench.id(0))
    await bench.taken('transferTo')
    bench.say('call.ended', 'out-1', { reason: 'connection-lost', by: 'network' })
    expect(bench.at(1).can.transfer).toBe(true)
  })

  it('is refused with oneself, with nobody, with one that rings, and where the transport cannot', async () => {
    const bench = await createTransferBench(1)
    bench.say('call.offered', 'in-1')
    const [mine, ringing] = [bench.id(0), bench.id(1)]
    expect(await bench.refusal(bench.phone.transfer({ consulted: mine }, mine))).toBe('self-call')
    expect(await bench.refusal(bench.phone.transfer({ consulted: 'x' as typeof mine }, mine))).toBe('no-call')
    expect(await bench.refusal(bench.phone.transfer({ consulted: ringing }, mine))).toBe('not-connected')
    const poor = await createTransferBench(2, { capabilities: { can: { transferTo: false } } })
    expect(await poor.refusal(poor.phone.transfer({ consulted: poor.id(1) }, poor.id(0)))).toBe('not-supported')
  })
})
