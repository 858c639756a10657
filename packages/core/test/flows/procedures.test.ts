import { describe, expect, it } from 'vitest'
import { createSeveralBench, type SeveralBench } from './several-bench.ts'

type Answer = ReturnType<SeveralBench['phone']['swap']>

/** Gives the command of each procedure. */
const begun: Readonly<Record<string, (bench: SeveralBench) => Answer>> = {
  swap: ({ phone }) => phone.swap(),
  'hold-and-resume': ({ phone, id }) => phone.resume(id(0)),
  'hold-and-call': ({ phone }) => phone.startCall({ to: '109' }),
  'hold-and-answer': ({ phone, say, id }) => {
    say('call.offered', 'in-1')
    return phone.answer(id(2))
  },
  'end-and-answer': ({ phone, say, id }) => {
    say('call.offered', 'in-1')
    return phone.answer(id(2), { others: 'end' })
  },
  merge: ({ phone }) => phone.merge(),
  split: ({ phone, id }) => phone.split(id(0)),
  transfer: ({ phone }) => phone.transfer({ to: '300' }),
}

describe.each(Object.keys(begun))('the procedure %s', (type) => {
  async function createBegunBench() {
    const bench = await createSeveralBench(2)
    if (type === 'split') await bench.merged()
    const answer = begun[type]?.(bench) as Answer
    await bench.settle()
    return { bench, answer }
  }

  it('is shown while it runs, and no other one runs beside it', async () => {
    const { bench, answer } = await createBegunBench()
    expect(bench.procedure()?.type).toBe(type)
    const before = bench.asks().length
    expect(await bench.refusal(bench.phone.transfer({ to: '301' }, bench.id(0)))).toBe('procedure-running')
    expect(bench.asks()).toHaveLength(before)
    expect(await bench.state(answer)).toBe('pending')
  })

  it('is given up by cancel, which its command is told', async () => {
    const { bench, answer } = await createBegunBench()
    expect(await bench.phone.cancel()).toEqual({ ok: true, settled: 'confirmed' })
    expect(await bench.refusal(answer)).toBe('cancelled')
    expect(bench.procedure()).toBeUndefined()
    expect(await bench.refusal(bench.phone.cancel())).toBe('no-call')
  })

  it('ends though nobody ever answers', async () => {
    const { bench, answer } = await createBegunBench()
    for (let round = 0; round < 4; round++) await bench.clock.advanceAsync(20_000)
    expect(await bench.state(answer)).toMatchObject({ ok: false })
    expect(bench.procedure()).toBeUndefined()
  })

  it('is stopped with the phone', async () => {
    const { bench, answer } = await createBegunBench()
    void bench.phone.stop()
    expect(await bench.refusal(answer)).toBe('stopped')
    expect(bench.procedure()).toBeUndefined()
    const asked = bench.asks()
    expect(asked.filter((ask) => ask.startsWith('setHold') && ask.endsWith('false')).length).toBeLessThan(2)
  })

  it('ends when the transport has lost its calls', async () => {
    const { bench, answer } = await createBegunBench()
    bench.emit({ type: 'port.reset' })
    expect(await bench.state(answer)).toMatchObject({ ok: false })
    expect(bench.procedure()).toBeUndefined()
    expect(new Set(bench.phases())).toEqual(new Set(['ended']))
  })
})

describe('what the buttons say while a procedure runs', () => {
  it('is what the commands are told', async () => {
    const bench = await createSeveralBench(2)
    bench.say('call.offered', 'in-1')
    void bench.phone.swap()
    await bench.settle()
    const { calls, cannotStartCall } = bench.phone.getSnapshot()
    expect(cannotStartCall).toBe('procedure-running')
    expect(calls[0]?.cannot).toMatchObject({ transfer: 'procedure-running', resume: 'procedure-running' })
    expect(calls[1]?.cannot).toMatchObject({ swap: 'procedure-running', merge: 'procedure-running' })
    expect(calls[2]?.cannot).toMatchObject({ answer: 'procedure-running' })
    expect(await bench.refusal(bench.phone.startCall({ to: '109' }))).toBe('procedure-running')
    expect(await bench.refusal(bench.phone.answer(bench.id(2)))).toBe('procedure-running')
    expect(calls[1]?.can).toMatchObject({ mute: true, sendDigits: true, hangUp: true })
  })

  it('is as before once it is over', async () => {
    const bench = await createSeveralBench(2)
    const before = bench.calls
    void bench.phone.swap()
    await bench.reply('setHold', { ok: false, reason: 'failed' })
    expect(bench.calls.map(({ can }) => can)).toEqual(before.map(({ can }) => can))
    expect(bench.phone.getSnapshot().canStartCall).toBe(true)
  })
})

describe('hold-and-answer', () => {
  it('given up while the answer is on its way rings on, and the other one is taken back', async () => {
    const bench = await createSeveralBench(1)
    bench.say('call.offered', 'in-1')
    const answered = bench.phone.answer(bench.id(1))
    await bench.settle()
    bench.hold('out-1', true)
    expect(bench.asks()).toEqual(['setHold out-1 true', 'answer in-1'])
    void bench.phone.cancel()
    expect(await bench.refusal(answered)).toBe('cancelled')
    expect(bench.at(1)).toMatchObject({ phase: 'incoming', answering: false })
    expect(bench.asked('answer').signal.aborted).toBe(true)
    expect(bench.asks().at(-1)).toBe('setHold out-1 false')
    void bench.phone.answer(bench.id(1))
    await bench.settle()
    expect(bench.procedure()?.type).toBe('hold-and-answer')
  })

  it('whose caller gives up takes the other one back', async () => {
    const bench = await createSeveralBench(1)
    bench.say('call.offered', 'in-1')
    const answered = bench.phone.answer(bench.id(1))
    await bench.settle()
    bench.hold('out-1', true)
    bench.say('call.ended', 'in-1', { reason: 'cancelled', by: 'remote' })
    expect(await bench.refusal(answered)).toBe('call-ended')
    expect(bench.asks().at(-1)).toBe('setHold out-1 false')
  })

  it('of a call that turns out to be another one goes on with that', async () => {
    const bench = await createSeveralBench(1)
    bench.say('call.announced', 'push-1')
    bench.say('call.offered', 'in-1')
    void bench.phone.answer(bench.id(2))
    await bench.settle()
    bench.emit({ type: 'call.remoteChanged', call: { refs: { 'sip.call-id': 'in-1', push: '1' } }, remote: {} })
    bench.emit({ type: 'call.offered', call: { refs: { 'sip.call-id': 'push-1', push: '1' } } })
    expect(bench.procedure()?.callIds).toEqual([bench.id(1), bench.id(0)])
    bench.hold('out-1', true)
    expect(bench.asked('answer').command).toMatchObject({ call: { callId: bench.id(1) } })
  })

  it('is no procedure where nobody talks', async () => {
    const bench = await createSeveralBench(0)
    bench.say('call.offered', 'in-1')
    void bench.phone.answer(bench.id(0))
    await bench.settle()
    expect(bench.procedure()).toBeUndefined()
  })
})

describe('hold-and-call', () => {
  it('is over once the line is clear, while the far side rings', async () => {
    const bench = await createSeveralBench(1)
    void bench.phone.startCall({ to: '109' })
    await bench.settle()
    expect(bench.procedure()).toEqual({ type: 'hold-and-call', callIds: [bench.id(1), bench.id(0)] })
    bench.hold('out-1', true)
    expect(bench.procedure()).toBeUndefined()
    expect(bench.asks()).toEqual(['setHold out-1 true', 'startCall new'])
  })

  it('given up dials nobody and leaves no call behind', async () => {
    const bench = await createSeveralBench(1)
    const placed = bench.phone.startCall({ to: '109' })
    await bench.settle()
    void bench.phone.cancel()
    expect(await bench.refusal(placed)).toBe('cancelled')
    bench.hold('out-1', true)
    bench.hold('out-1', false)
    expect(bench.asks()).toEqual(['setHold out-1 true', 'setHold out-1 false'])
    expect(bench.phases()).toEqual(['active'])
  })

  it('that may begin only while another procedure runs is refused', async () => {
    const bench = await createSeveralBench(2)
    bench.emit({ type: 'permission.changed', permission: 'microphone', state: 'prompt' })
    const placed = bench.phone.startCall({ to: '109', onPermission: 'request' })
    void bench.phone.swap()
    await bench.settle()
    await bench.reply('requestPermission')
    expect(await bench.refusal(placed)).toBe('procedure-running')
    expect(bench.procedure()?.type).toBe('swap')
    expect(bench.phases()).toEqual(['held', 'active'])
  })

  it('hung up meanwhile is over', async () => {
    const bench = await createSeveralBench(1)
    void bench.phone.startCall({ to: '109' })
    await bench.settle()
    void bench.phone.hangUp(bench.id(1))
    await bench.settle()
    expect(bench.procedure()).toBeUndefined()
  })
})
