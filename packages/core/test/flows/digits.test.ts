import { settle } from '@offhook/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createReadyBench } from '../phone-bench.ts'
import { createFlowBench } from './flow-bench.ts'

/** A call whose SDK takes each digit at once, and what it was sent with the time of each. */
async function createDigitBench() {
  const flow = await createFlowBench({
    script: { answers: ({ type }) => (type === 'sendDigit' ? { ok: true } : undefined) },
  })
  const { bench } = flow
  const sent = () =>
    bench.transport.executed.flatMap(({ command }) => (command.type === 'sendDigit' ? command.digit : []))
  return { ...flow, sent, count: () => sent().length }
}

describe('digits', () => {
  it('are sent one at a time, paced, in capitals, and taken when the last one is', async () => {
    const { bench, phone, view } = await createFlowBench()
    const sent = phone.sendDigits('1a#')
    for (const [place, digit] of ['1', 'A', '#'].entries()) {
      expect(bench.count('sendDigit')).toBe(place + 1)
      expect(bench.asked('sendDigit').command).toMatchObject({ digit, durationMs: 100 })
      await bench.reply('sendDigit')
      expect(view().digits).toEqual({ sent: '1A#'.slice(0, place + 1), waiting: '1A#'.slice(place + 1) })
      bench.clock.advance(169)
      expect(bench.count('sendDigit')).toBe(place + 1)
      bench.clock.advance(1)
    }
    expect(await bench.state(sent)).toEqual({ ok: true, settled: 'taken' })
  })

  it('wait while the call is held and go on when it is resumed', async () => {
    const { bench, phone, hold } = await createFlowBench()
    hold(true)
    const sent = phone.sendDigits('5')
    bench.clock.advance(5_000)
    expect(bench.count('sendDigit')).toBe(0)
    hold(false)
    await bench.reply('sendDigit')
    expect(await bench.state(sent)).toEqual({ ok: true, settled: 'taken' })
  })

  it('that are refused drop those behind them', async () => {
    const { bench, phone, view } = await createFlowBench()
    const sent = phone.sendDigits('12')
    await bench.reply('sendDigit', { ok: false, reason: 'failed' })
    expect(await bench.state(sent)).toMatchObject({ ok: false, reason: 'failed' })
    bench.clock.advance(1_000)
    expect(bench.count('sendDigit')).toBe(1)
    expect(view().digits).toBeUndefined()
  })

  it('are refused anew only for their own fault: digits after a refusal are sent', async () => {
    const { bench, phone } = await createFlowBench()
    void phone.sendDigits('1')
    await bench.reply('sendDigit', { ok: false, reason: 'failed' })
    const again = phone.sendDigits('2')
    await bench.reply('sendDigit')
    expect(await bench.state(again)).toEqual({ ok: true, settled: 'taken' })
  })

  it('are cleared when the call ends', async () => {
    const { bench, phone } = await createFlowBench()
    const sent = phone.sendDigits('123')
    bench.say('call.ended', 'out-1')
    bench.clock.advance(2_000)
    expect(bench.count('sendDigit')).toBe(1)
    expect(await bench.state(sent)).toMatchObject({ ok: false, reason: 'call-ended' })
  })

  it('that no phone has are refused as a whole', async () => {
    const { bench, phone } = await createFlowBench()
    for (const digits of ['', '1 2', '+1', '12p3', 'E', '1'.repeat(257)])
      expect(await phone.sendDigits(digits)).toMatchObject({ ok: false, reason: 'bad-digits' })
    expect(bench.count('sendDigit')).toBe(0)
  })

  it.each([{ ok: true }, { ok: false, reason: 'failed' }] as const)(
    'whose answer comes when they were given up count for none of those that wait: %j',
    async (outcome) => {
      const { bench, phone, hold, view } = await createFlowBench()
      const lost = phone.sendDigits('1')
      const { index } = bench.asked('sendDigit')
      bench.clock.advance(10_000)
      expect(await bench.state(lost)).toMatchObject({ ok: false, reason: 'timed-out' })
      hold(true)
      const waiting = phone.sendDigits('2')
      bench.transport.answer(index, outcome)
      await settle()
      expect(view().digits).toEqual({ sent: '', waiting: '2' })
      expect(await bench.state(waiting)).toBe('pending')
    },
  )

  it('are not overdue while one after the other is sent, however slow the SDK is', async () => {
    const { bench, phone } = await createFlowBench()
    const asked = phone.sendDigits('123')
    for (let digit = 1; digit <= 3; digit++) {
      bench.clock.advance(9_000)
      await bench.reply('sendDigit')
      bench.clock.advance(170)
    }
    expect(await bench.state(asked)).toEqual({ ok: true, settled: 'taken' })
  })

  it('of a call that turns out to be another one are answered', async () => {
    const bench = await createReadyBench()
    bench.emit({ type: 'call.announced', call: { refs: { 'os.uuid': 'push-1' } }, remote: { address: '1' } })
    bench.say('call.offered', 'in-1', { remote: { address: '2' } })
    bench.say('call.established', 'in-1')
    const asked = bench.phone.sendDigits('12')
    bench.emit({
      type: 'call.remoteChanged',
      call: { refs: { 'os.uuid': 'push-1', 'sip.call-id': 'in-1' } },
      remote: {},
    })
    expect(bench.calls).toHaveLength(1)
    expect(await bench.state(asked)).toMatchObject({ ok: false, reason: 'superseded', callId: bench.call.id })
  })
})

describe('a comma among digits', () => {
  it('is a pause of two seconds, shown as waiting while it lasts', async () => {
    const { bench, phone, view, sent } = await createDigitBench()
    const asked = phone.sendDigits('1,,3')
    await bench.clock.advanceAsync(170)
    expect(view().digits).toEqual({ sent: '1', waiting: ',,3' })
    await bench.clock.advanceAsync(2_000)
    expect(view().digits).toEqual({ sent: '1,', waiting: ',3' })
    await bench.clock.advanceAsync(1_999)
    expect(sent()).toEqual(['1'])
    expect(await bench.state(asked)).toBe('pending')
    await bench.clock.advanceAsync(1)
    expect(sent()).toEqual(['1', '3'])
    expect(view().digits).toEqual({ sent: '1,,3', waiting: '' })
    expect(await bench.state(asked)).toEqual({ ok: true, settled: 'taken' })
  })

  it('lasts as long as the policy says', async () => {
    const { bench, phone } = await createFlowBench({ policy: { digitPauseMs: 500 } })
    void phone.sendDigits(',5')
    bench.clock.advance(499)
    expect(bench.count('sendDigit')).toBe(0)
    bench.clock.advance(1)
    expect(bench.count('sendDigit')).toBe(1)
  })

  it('at the end is waited for, too', async () => {
    const { bench, phone } = await createDigitBench()
    const asked = phone.sendDigits('1,')
    await bench.clock.advanceAsync(2_169)
    expect(await bench.state(asked)).toBe('pending')
    await bench.clock.advanceAsync(1)
    expect(await bench.state(asked)).toEqual({ ok: true, settled: 'taken' })
  })

  it('however many there are, never makes the command time out', async () => {
    const { bench, phone, sent } = await createDigitBench()
    const asked = phone.sendDigits(`${','.repeat(30)}7`)
    await bench.clock.advanceAsync(60_000)
    expect(sent()).toEqual(['7'])
    expect(await bench.state(asked)).toMatchObject({ ok: true })
  })

  it('goes on while the call is held; what follows it waits', async () => {
    const { bench, phone, hold, view } = await createFlowBench()
    void phone.sendDigits(',5')
    hold(true)
    bench.clock.advance(5_000)
    expect(view().digits).toEqual({ sent: ',', waiting: '5' })
    expect(bench.count('sendDigit')).toBe(0)
    hold(false)
    expect(bench.count('sendDigit')).toBe(1)
  })
})

describe('cancelDigits', () => {
  it('drops those that wait; the one at the SDK goes through', async () => {
    const { bench, phone, view } = await createFlowBench()
    const [first, second, third] = [phone.sendDigits('1'), phone.sendDigits('23'), phone.sendDigits('4')]
    expect(view().can.cancelDigits).toBe(true)
    expect(await phone.cancelDigits()).toEqual({ ok: true, settled: 'confirmed' })
    expect(await second).toMatchObject({ ok: false, reason: 'cancelled', callId: view().id })
    expect(await third).toMatchObject({ ok: false, reason: 'cancelled' })
    expect(view().digits).toEqual({ sent: '', waiting: '1' })
    expect(await bench.state(first)).toBe('pending')
    await bench.reply('sendDigit')
    expect(await first).toEqual({ ok: true, settled: 'taken' })
    expect(view()).toMatchObject({ digits: { sent: '1', waiting: '' }, cannot: { cancelDigits: 'already' } })
    bench.clock.advance(5_000)
    expect(bench.count('sendDigit')).toBe(1)
  })

  it('answers a command of which a part was sent already, too', async () => {
    const { bench, phone, view } = await createFlowBench()
    const asked = phone.sendDigits('123')
    await bench.reply('sendDigit')
    void phone.cancelDigits()
    expect(await bench.state(asked)).toMatchObject({ ok: false, reason: 'cancelled' })
    expect(view().digits).toEqual({ sent: '1', waiting: '' })
  })

  it('breaks off a pause, and what is asked then is sent at once', async () => {
    const { bench, phone, sent } = await createDigitBench()
    const paused = phone.sendDigits(',5')
    await bench.clock.advanceAsync(1_000)
    void phone.cancelDigits()
    expect(await bench.state(paused)).toMatchObject({ reason: 'cancelled' })
    const next = phone.sendDigits('6')
    expect(await bench.state(next)).toEqual({ ok: true, settled: 'taken' })
    await bench.clock.advanceAsync(5_000)
    expect(sent()).toEqual(['6'])
  })

  it('leaves nothing of a pause that would hurry what is asked then', async () => {
    const { bench, phone } = await createFlowBench()
    void phone.sendDigits(',5')
    bench.clock.advance(1_000)
    void phone.cancelDigits()
    void phone.sendDigits('67')
    bench.clock.advance(1_500)
    expect(bench.count('sendDigit')).toBe(1)
  })

  it('counts what is asked afterwards anew', async () => {
    const { bench, phone } = await createFlowBench()
    void phone.sendDigits('12345')
    void phone.cancelDigits()
    const next = phone.sendDigits('6')
    await bench.reply('sendDigit')
    expect(await bench.state(next)).toBe('pending')
    bench.clock.advance(170)
    await bench.reply('sendDigit')
    expect(await bench.state(next)).toEqual({ ok: true, settled: 'taken' })
  })

  it('drops those that wait for the end of a hold', async () => {
    const { bench, phone, hold } = await createFlowBench()
    hold(true)
    const waiting = phone.sendDigits('5')
    await phone.cancelDigits()
    expect(await waiting).toMatchObject({ reason: 'cancelled' })
    hold(false)
    expect(bench.count('sendDigit')).toBe(0)
  })

  it('with nothing that waits has nothing to do, and before the answer nobody to do it for', async () => {
    const { phone } = await createFlowBench()
    expect(await phone.cancelDigits()).toEqual({ ok: true, settled: 'already' })
    void phone.hangUp()
    expect(await phone.cancelDigits()).toMatchObject({ ok: false, reason: 'call-ended' })
  })
})

type Step = { readonly send: string } | 'cancel' | 'hold' | 'resume' | 'refuse' | number

describe('whatever digits are asked, held and given up', () => {
  it('each command answers, what the view calls sent is what the SDK took, and a yes means all of its own', async () => {
    const step = fc.oneof<fc.MaybeWeightedArbitrary<Step>[]>(
      { weight: 4, arbitrary: fc.stringMatching(/^[1-9,]{1,4}$/).map((send) => ({ send })) },
      { weight: 5, arbitrary: fc.constantFrom(0, 100, 170, 2_000, 12_000) },
      { weight: 3, arbitrary: fc.constantFrom('cancel' as const, 'hold' as const, 'resume' as const) },
      { weight: 1, arbitrary: fc.constant('refuse' as const) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        let taken = ''
        let refusals = 0
        const flow = await createFlowBench({
          script: {
            answers(command) {
              if (command.type !== 'sendDigit') return undefined
              if (refusals > 0) return refusals-- > 0 ? { ok: false, reason: 'failed' } : undefined
              taken += command.digit
              return { ok: true }
            },
          },
        })
        const { bench, phone, hold, view } = flow
        const asked: { digits: string; answer: Promise<{ ok: boolean }> }[] = []
        for (const one of steps) {
          if (typeof one === 'number') await bench.clock.advanceAsync(one)
          else if (one === 'cancel') void phone.cancelDigits()
          else if (one === 'hold') hold(true)
          else if (one === 'resume') hold(false)
          else if (one === 'refuse') refusals = 1
          else asked.push({ digits: one.send, answer: phone.sendDigits(one.send) })
          await settle()
          expect((view().digits?.sent ?? '').replaceAll(',', '')).toBe(taken)
        }
        hold(false)
        await bench.clock.advanceAsync(200_000)
        const answers = await Promise.all(asked.map(({ answer }) => bench.state(answer)))
        expect(answers).not.toContain('pending')
        expect(view().digits?.waiting ?? '').toBe('')
        const wanted = asked.filter((_, place) => (answers[place] as { ok: boolean }).ok)
        // In order, none twice: what was promised is a part of what was sent.
        let from = 0
        const sent = view().digits?.sent ?? ''
        for (const { digits } of wanted) {
          const at = sent.indexOf(digits, from)
          expect(at, `${digits} in ${sent} from ${from}`).toBeGreaterThanOrEqual(from)
          from = at + digits.length
        }
      }),
      { numRuns: 300 },
    )
    // A machine may have other work.
  }, 120_000)
})
