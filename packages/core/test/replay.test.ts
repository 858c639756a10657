import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { type PhoneSnapshot, replay, type Trace } from '../src/index.ts'
import { createReadyBench } from './phone-bench.ts'
import { secrets, stories } from './stories.ts'

/** Tells a story and keeps each snapshot with the input after which it was published. */
async function tell(story: keyof typeof stories) {
  const bench = await createReadyBench()
  const published: { seq: number; snapshot: PhoneSnapshot }[] = []
  bench.phone.subscribe(() => {
    const seq = bench.phone.trace({ scrub: false }).inputs.at(-1)?.seq ?? 0
    published.push({ seq, snapshot: bench.phone.getSnapshot() })
  })
  await stories[story]?.(bench)
  await settle()
  return { bench, published }
}
const throughJson = (trace: Trace): Trace => JSON.parse(JSON.stringify(trace))

/** What a screen shows of the calls, without what names anybody. */
const phasesOf = ({ calls, log, registration: { vendor: _, ...registration }, currentCallId }: PhoneSnapshot) => ({
  calls: calls.map((call) => [call.id, call.phase, call.can, call.mute.actual, 'onHold' in call && call.onHold]),
  log: log.map(({ id, durationMs, missed, end }) => [id, durationMs, missed, end.reason]),
  registration,
  currentCallId,
})

describe.each(Object.keys(stories))('the trace of %s', (story) => {
  it('replays to equal snapshots, input by input', async () => {
    const { bench, published } = await tell(story)
    expect(published.length).toBeGreaterThan(2)
    const again = new Map(
      replay(throughJson(bench.phone.trace({ scrub: false }))).map((one) => [one.seq, one.snapshot]),
    )
    for (const { seq, snapshot } of published) expect(again.get(seq)).toEqual(snapshot)
  })

  it('replays when it is scrubbed, too, through the same phases', async () => {
    const { bench, published } = await tell(story)
    const again = new Map(replay(throughJson(bench.phone.trace())).map((one) => [one.seq, one.snapshot]))
    for (const { seq, snapshot } of published) {
      const replayed = again.get(seq)
      expect(replayed && phasesOf(replayed)).toEqual(phasesOf(snapshot))
    }
  })

  it('holds nothing that names a person or opens a door, once it is scrubbed', async () => {
    const { bench } = await tell(story)
    const json = JSON.stringify(bench.phone.trace())
    for (const [kind, secret] of Object.entries(secrets)) expect(json, kind).not.toContain(secret)
    for (const part of ['jane', 'Roe', '5512', 'horse', 'Campaign', '8642']) expect(json, part).not.toContain(part)
  })
})

describe('a trace', () => {
  it('is what it seems: unscrubbed it holds addresses and ids, and never credentials or options', async () => {
    const { bench } = await tell('another account, and a stop')
    const json = JSON.stringify(bench.phone.trace({ scrub: false }).inputs.filter(({ kind }) => kind === 'command'))
    expect(json).toContain(secrets.address)
    for (const secret of [secrets.password, secrets.user, secrets.option]) expect(json).not.toContain(secret)
  })

  it('shares nothing with the phone: later inputs do not enter it', async () => {
    const { bench } = await tell('an outgoing call')
    const trace = bench.phone.trace({ scrub: false })
    const before = JSON.stringify(trace)
    await bench.talking('out-9')
    expect(JSON.stringify(trace)).toBe(before)
  })

  it('that is truncated or of another version is refused with a sentence', async () => {
    const bench = await createReadyBench({ policy: { traceLimit: 4 } })
    for (let index = 0; index < 20; index++) bench.say('call.offered', `in-${index}`)
    const trace = bench.phone.trace()
    expect(trace).toMatchObject({ truncated: true })
    expect(trace.inputs.length).toBeLessThan(7)
    expect(() => replay(trace)).toThrow(/policy\.traceLimit/)
    expect(() => replay({ ...trace, version: 2 } as never)).toThrow(/version 2, 1 is known/)
  })

  it('of a limit of nothing keeps nothing', async () => {
    const bench = await createReadyBench({ policy: { traceLimit: 0, logLimit: 0 } })
    for (let index = 0; index < 20; index++) {
      bench.say('call.offered', `in-${index}`)
      bench.say('call.ended', `in-${index}`)
    }
    expect(bench.phone.trace().inputs).toEqual([])
    expect(bench.phone.getSnapshot().log).toEqual([])
  })

  it('shows time as it was: a timer that fired late is replayed when it fired', async () => {
    const bench = await createReadyBench()
    await bench.incoming()
    bench.clock.sleep(300_000)
    bench.clock.advance(0)
    bench.clock.advance(5_000)
    const last = replay(throughJson(bench.phone.trace())).at(-1)?.snapshot
    expect(last?.log[0]?.end.at).toBe(bench.phone.getSnapshot().log[0]?.end.at)
    expect(last?.calls).toMatchObject([{ phase: 'ended', end: { reason: 'no-answer' } }])
  })
})

describe('addresses that equal each other by their number alone', () => {
  it('are joined in the scrubbed trace as they were', async () => {
    const bench = await createReadyBench()
    bench.say('call.announced', 'push-1', { remote: { address: '101@a.example' } })
    bench.say('call.announced', 'push-2', { remote: { address: '101@b.example' } })
    bench.say('call.offered', 'in-1', { remote: { address: 'sip:101@B.example' } })
    bench.say('call.announced', 'push-3', { remote: { address: '102' } })
    bench.say('call.offered', 'in-3', { remote: { address: '102@c.example' } })
    const replayed = replay(throughJson(bench.phone.trace())).at(-1)?.snapshot
    expect(bench.calls.map((call) => call.phase === 'incoming' && call.attached)).toEqual([false, true, true])
    expect(replayed && phasesOf(replayed)).toEqual(phasesOf(bench.phone.getSnapshot()))
    expect(replayed?.calls.map((call) => call.phase === 'incoming' && call.attached)).toEqual([false, true, true])
  })
})
