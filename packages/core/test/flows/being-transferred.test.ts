import { describe, expect, it } from 'vitest'
import type { CallView } from '../../src/index.ts'
import { createTransferBench, endOf, type TransferBench, transferOf } from './transfer-bench.ts'

describe('a transfer that the far side asks for', () => {
  const ask = async (options = {}) => {
    const bench = await createTransferBench(1, options)
    const heard: unknown[] = []
    bench.phone.on('call.transferAsked', (event) => heard.push(event))
    bench.say('call.transferAsked', 'out-1', { to: '300' })
    return { bench, heard }
  }
  const askedOf = (call: CallView) => ('transferAsked' in call ? call.transferAsked : undefined)

  it('is shown, told once, and obeyed by nobody but the user', async () => {
    const { bench, heard } = await ask()
    expect(heard).toEqual([{ callId: bench.id(0), to: '300' }])
    expect(askedOf(bench.at(0))).toEqual({ to: '300' })
    expect(bench.at(0).can).toMatchObject({ acceptTransfer: true, rejectTransfer: true })
    bench.say('call.transferAsked', 'out-1', { to: '300' })
    expect(heard).toHaveLength(1)
    expect(bench.asks()).toEqual([])
  })

  it('accepted is said to the transport, and the transferor hanging up is a transfer', async () => {
    const { bench } = await ask()
    const accepted = bench.phone.acceptTransfer()
    await bench.settle()
    expect(bench.asks()).toEqual(['answerTransfer out-1 true'])
    expect(askedOf(bench.at(0))).toBeUndefined()
    await bench.reply('answerTransfer')
    expect(await accepted).toEqual({ ok: true, settled: 'taken' })
    bench.say('call.dialed', 'new-1', { remote: { address: '300' } })
    expect(bench.at(1)).toMatchObject({ phase: 'dialing', direction: 'outgoing', remote: { address: '300' } })
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    expect(endOf(bench.at(0))).toMatchObject({ reason: 'transferred', by: 'remote' })
    bench.say('call.established', 'new-1')
    expect(bench.at(1).phase).toBe('active')
  })

  it('accepted, whose new call talks first, has the old one held, not mixed', async () => {
    const { bench } = await ask()
    void bench.phone.acceptTransfer()
    await bench.settle()
    await bench.reply('answerTransfer')
    bench.say('call.dialed', 'new-1', { remote: { address: '300' } })
    bench.say('call.established', 'new-1')
    expect(bench.asks().at(-1)).toBe('setHold out-1 true')
  })

  describe('accepted', () => {
    const accept = async (options = {}) => {
      const { bench } = await ask(options)
      void bench.phone.acceptTransfer()
      await bench.settle()
      const dial = (ref: string, address = '300') => bench.say('call.dialed', ref, { remote: { address } })
      const hungUpBy = (by: string) => bench.say('call.ended', 'out-1', { reason: 'hung-up', by })
      return { bench, dial, hungUpBy, end: () => endOf(bench.at(0)) }
    }

    it.each([
      ['is refused', (bench: TransferBench) => bench.say('call.ended', 'new-1', { reason: 'busy', by: 'remote' })],
      ['is given up', (bench: TransferBench) => void bench.phone.hangUp(bench.id(1))],
    ])('comes to nothing when the new call %s: the old one ends as it ends', async (_how, fails) => {
      const { bench, dial, hungUpBy, end } = await accept()
      dial('new-1')
      await bench.reply('answerTransfer')
      fails(bench)
      await bench.settle()
      hungUpBy('remote')
      expect(end()).toMatchObject({ reason: 'hung-up', by: 'remote' })
    })

    it('comes to nothing though the SDK took it only after the new call had failed', async () => {
      const { bench, dial, hungUpBy, end } = await accept()
      dial('new-1')
      bench.say('call.ended', 'new-1', { reason: 'busy', by: 'remote' })
      await bench.reply('answerTransfer')
      hungUpBy('remote')
      expect(end()).toMatchObject({ reason: 'hung-up', by: 'remote' })
    })

    it('is a transfer whether the old call is left before the new one talks, or after that one has ended', async () => {
      const early = await accept()
      early.dial('new-1')
      await early.bench.reply('answerTransfer')
      early.bench.say('call.ringing', 'new-1')
      early.hungUpBy('remote')
      early.bench.say('call.ended', 'new-1', { reason: 'busy', by: 'remote' })
      expect(early.end()?.reason).toBe('transferred')
      const late = await accept()
      late.dial('new-1')
      late.bench.say('call.established', 'new-1')
      late.bench.say('call.ended', 'new-1', { reason: 'hung-up', by: 'remote' })
      late.hungUpBy('remote')
      expect(late.end()?.reason).toBe('transferred')
    })

    it('of which no call comes is none after a while', async () => {
      const { bench, hungUpBy, end } = await accept({ policy: { transferTimeoutMs: 30_000 } })
      await bench.reply('answerTransfer')
      await bench.clock.advanceAsync(30_001)
      hungUpBy('remote')
      expect(end()?.reason).toBe('hung-up')
    })

    it('late by the SDK is a transfer all the same', async () => {
      const { bench, dial, hungUpBy, end } = await accept()
      await bench.clock.advanceAsync(10_001)
      dial('new-1')
      hungUpBy('remote')
      expect(end()?.reason).toBe('transferred')
    })

    it('and asked anew, whose first new call fails, is still asked', async () => {
      const { bench, dial, hungUpBy, end } = await accept()
      dial('new-1')
      await bench.reply('answerTransfer')
      bench.say('call.transferAsked', 'out-1', { to: '301' })
      void bench.phone.acceptTransfer(bench.id(0))
      await bench.settle()
      dial('new-2', '301')
      bench.say('call.ended', 'new-1', { reason: 'busy', by: 'remote' })
      hungUpBy('remote')
      expect(end()?.reason).toBe('transferred')
    })

    it('is not taken for failed because a call to somebody else fails', async () => {
      const { bench, dial, hungUpBy, end } = await accept()
      dial('other', '999')
      bench.say('call.ended', 'other', { reason: 'busy', by: 'remote' })
      hungUpBy('remote')
      expect(end()?.reason).toBe('transferred')
    })
  })

  it('rejected is said to the transport, and the call goes on', async () => {
    const { bench } = await ask()
    const rejected = bench.phone.rejectTransfer()
    await bench.settle()
    await bench.reply('answerTransfer')
    expect(await rejected).toMatchObject({ ok: true })
    expect(bench.asks()).toEqual(['answerTransfer out-1 false'])
    expect(askedOf(bench.at(0))).toBeUndefined()
    expect(await bench.refusal(bench.phone.acceptTransfer())).toBe('no-call')
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    expect(endOf(bench.at(0))?.reason).toBe('hung-up')
  })

  it('unanswered is rejected by the deadline', async () => {
    const { bench } = await ask({ policy: { transferAskedTimeoutMs: 25_000 } })
    await bench.clock.advanceAsync(24_999)
    expect(bench.asks()).toEqual([])
    await bench.clock.advanceAsync(1)
    expect(bench.asks()).toEqual(['answerTransfer out-1 false'])
    expect(askedOf(bench.at(0))).toBeUndefined()
  })

  it('whose acceptance the SDK refuses, or never answers, is told so', async () => {
    const { bench } = await ask()
    const accepted = bench.phone.acceptTransfer()
    await bench.settle()
    await bench.reply('answerTransfer', { ok: false, reason: 'permission-denied', permission: 'microphone' })
    expect(await accepted).toMatchObject({ ok: false, reason: 'permission-denied', permission: 'microphone' })
    bench.say('call.transferAsked', 'out-1', { to: '301' })
    const again = bench.phone.acceptTransfer()
    await bench.clock.advanceAsync(10_001)
    expect(await bench.refusal(again)).toBe('timed-out')
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    expect(endOf(bench.at(0))?.reason).toBe('hung-up')
  })

  it('anew takes the place of what it asked before, whose answer is superseded', async () => {
    const { bench } = await ask({ policy: { transferAskedTimeoutMs: 25_000 } })
    const accepted = bench.phone.acceptTransfer()
    await bench.settle()
    bench.say('call.transferAsked', 'out-1', { to: '301' })
    expect(await bench.refusal(accepted)).toBe('superseded')
    expect(askedOf(bench.at(0))).toEqual({ to: '301' })
    await bench.reply('answerTransfer')
    expect(askedOf(bench.at(0))).toEqual({ to: '301' })
    await bench.clock.advanceAsync(25_000)
    expect(bench.asks()).toEqual(['answerTransfer out-1 true', 'answerTransfer out-1 false'])
  })

  it('while this side transfers it waits for neither', async () => {
    const { bench } = await ask()
    void bench.phone.transfer({ to: '400' })
    await bench.taken()
    expect(askedOf(bench.at(0))).toEqual({ to: '300' })
    expect(transferOf(bench.at(0))?.stage).toBe('requested')
    void bench.phone.rejectTransfer()
    await bench.settle()
    expect(bench.asks().at(-1)).toBe('answerTransfer out-1 false')
    bench.progress('done')
    expect(bench.at(0).phase).toBe('ending')
  })

  it('is only told of where the transport cannot answer it', async () => {
    const { bench, heard } = await ask({ capabilities: { can: { answerTransfer: false } } })
    expect(heard).toHaveLength(1)
    expect(askedOf(bench.at(0))).toBeUndefined()
    expect(bench.at(0).cannot.acceptTransfer).toBe('not-supported')
    await bench.clock.advanceAsync(60_000)
    expect(bench.asks()).not.toContain('answerTransfer out-1 false')
  })

  it('is over with the call', async () => {
    const { bench } = await ask()
    bench.say('call.ended', 'out-1')
    await bench.clock.advanceAsync(60_000)
    expect(bench.asks()).toEqual([])
  })
})
