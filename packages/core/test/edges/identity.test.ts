import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { type Bench, createBench, createReadyBench, createTalkingBench } from '../phone-bench.ts'
import { callAt, fateOf } from './call-places.ts'

const address = '0901234567'
const single = { capabilities: { identity: 'single-call' } } as const
const push = (ref: string) => ({ refs: { 'os.uuid': ref } })
const both = (ref: string, uuid: string) => ({ refs: { 'sip.call-id': ref, 'os.uuid': uuid } })
const phases = (bench: Bench) => bench.calls.map(({ phase }) => phase)

describe('a push and a call that turn out to be one', () => {
  /** The push is a second older than the call. */
  async function twoThatAreOne(type: 'call.announced' | 'call.offered' = 'call.announced') {
    const bench = await createBench()
    bench.emit({ type, call: push('push-1'), remote: { address } })
    bench.clock.advance(1_000)
    await bench.incoming('in-1', 'anonymous')
    return { bench, older: bench.at(0).id, younger: bench.at(1).id }
  }

  it('keep the older id and what the younger had reached, whichever a fact names first', async () => {
    const { bench, older, younger } = await twoThatAreOne()
    bench.say('call.established', 'in-1')
    bench.say('call.holdChanged', 'in-1', { side: 'local', held: true })
    bench.say('call.muteChanged', 'in-1', { muted: true })
    const { establishedAt } = bench.at(1) as { establishedAt?: number }
    bench.clock.advance(1_000)
    bench.emit({ type: 'call.remoteChanged', call: both('in-1', 'push-1'), remote: { name: 'Jane' } })
    expect(bench.calls).toMatchObject([
      { id: older, phase: 'held', establishedAt, mute: { actual: true }, remote: { name: 'Jane' } },
    ])
    expect(establishedAt).toBeDefined()
    bench.say('call.ended', 'in-1')
    bench.emit({ type: 'call.established', call: { callId: younger } })
    expect(bench.calls).toMatchObject([{ id: older, phase: 'ended' }])
  })

  it('are hung up together when the user was leaving the younger one', async () => {
    const { bench, younger } = await twoThatAreOne('call.offered')
    void bench.phone.decline(younger)
    bench.emit({ type: 'call.remoteChanged', call: both('in-1', 'push-1'), remote: { name: 'Jane' } })
    expect(phases(bench)).toEqual(['ending'])
    expect(bench.asked('hangUp').command).toMatchObject({ why: 'policy', call: both('in-1', 'push-1') })
  })

  it('are answered together when the user was answering the younger one', async () => {
    const { bench, older, younger } = await twoThatAreOne()
    void bench.phone.answer(younger, { muted: true })
    bench.emit({ type: 'call.remoteChanged', call: both('in-1', 'push-1'), remote: { name: 'Jane' } })
    expect(bench.calls).toMatchObject([{ id: older, phase: 'incoming', answering: true }])
    expect(bench.asked('answer').command).toMatchObject({ muted: true, call: { callId: older } })
  })

  it('ring on when nobody had answered', async () => {
    const { bench } = await twoThatAreOne()
    bench.emit({ type: 'call.remoteChanged', call: both('in-1', 'push-1'), remote: { name: 'Jane' } })
    expect(bench.calls).toMatchObject([{ phase: 'incoming', answering: false }])
    expect(bench.commands()).toEqual([])
  })

  it('stay two when one came in and we placed the other', async () => {
    const bench = await createTalkingBench()
    bench.emit({ type: 'call.announced', call: push('push-1'), remote: { address } })
    const before = bench.calls
    bench.emit({ type: 'call.established', call: both('out-1', 'push-1') })
    expect(bench.calls.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(bench.diagnostics[0]).toMatchObject({ kind: 'ambiguous', callId: before[0]?.id })
    expect(bench.diagnostics[0]?.message).toMatch(/direction/)
  })
})

describe('a push that waits for its call', () => {
  it('is not joined by a call without a number, nor by one that we placed to that number', async () => {
    const bench = await createBench()
    bench.emit({ type: 'call.announced', call: push('push-1') })
    bench.say('call.offered', 'in-1')
    expect(bench.calls).toHaveLength(2)
    bench.emit({ type: 'call.announced', call: push('push-2'), remote: { address } })
    bench.say('call.found', 'out-1', { direction: 'outgoing', phase: 'active', remote: { address } })
    expect(bench.calls).toHaveLength(4)
  })

  it('shows from the beginning that the far side sends video', async () => {
    const bench = await createBench()
    bench.emit({ type: 'call.announced', call: push('push-1'), remote: { address }, video: true })
    bench.emit({ type: 'call.announced', call: push('push-2'), remote: { address: '2' } })
    expect(bench.calls.map(({ video }) => video.remote)).toEqual(['on', 'off'])
  })

  it('that was answered on the OS call screen is answered with sound only, not muted', async () => {
    const bench = await createBench()
    bench.say('call.offered', 'in-1', { remote: { address } })
    bench.say('call.announced', 'in-1', { answered: true })
    expect(bench.asked('answer').command).toMatchObject({ video: false, muted: false })
  })
})

describe('a push that was declined before its call arrived', () => {
  async function declined() {
    const bench = await createBench()
    bench.emit({ type: 'call.announced', call: push('push-1'), remote: { address } })
    void bench.phone.decline()
    bench.clock.advance(6_000)
    return bench
  }
  const live = (bench: Bench) => bench.calls.filter(({ phase }) => phase !== 'ended').length

  it('takes the call from its number along, which does not ring', async () => {
    const bench = await declined()
    await expect(bench.incoming('in-1', address)).rejects.toThrow()
    expect(bench.asked('hangUp').command).toMatchObject({ why: 'ghost', call: both('in-1', 'push-1') })
  })

  it('does not take a call from another number along', async () => {
    const bench = await declined()
    await bench.incoming('in-1', '0907654321')
    expect(live(bench)).toBe(1)
  })

  it('does not take a new call along once its own has ended', async () => {
    const bench = await declined()
    bench.emit({ type: 'call.ended', call: push('push-1') })
    await bench.incoming('in-1', address)
    expect(live(bench)).toBe(1)
  })

  it('does not take the call of a newer push along', async () => {
    const bench = await declined()
    bench.emit({ type: 'call.announced', call: push('push-2'), remote: { address } })
    bench.say('call.offered', 'in-1', { remote: { address } })
    expect(bench.calls.at(-1)).toMatchObject({ phase: 'incoming', attached: true })
    expect(live(bench)).toBe(1)
  })
})

describe('a call that the SDK says it dials', () => {
  it('is one that we asked for, if only one is asked for and has not dialed yet', async () => {
    const bench = await createReadyBench()
    void bench.phone.startCall({ to: '101' })
    await settle()
    bench.say('call.dialed', 'out-1')
    expect(bench.calls).toHaveLength(1)
    bench.say('call.dialed', 'out-2')
    expect(phases(bench)).toEqual(['dialing', 'dialing'])
  })

  it('is not one that still waits for the account', async () => {
    const bench = await createBench()
    void bench.phone.signIn({ username: '100' })
    void bench.phone.startCall({ to: '101' })
    bench.say('call.dialed', 'out-1', { remote: { address: '101' } })
    expect(phases(bench)).toEqual(['preparing', 'dialing'])
  })

  it('is called again by its number', async () => {
    const bench = await createReadyBench()
    bench.say('call.dialed', 'out-1', { remote: { address: '105', name: 'Jane' } })
    bench.say('call.ended', 'out-1')
    expect(bench.phone.getSnapshot().log).toMatchObject([{ to: '105', remote: { address: '105', name: 'Jane' } }])
  })
})

describe('facts without an id', () => {
  it('are offers of a call each, where the SDK gives ids', async () => {
    const bench = await createBench()
    for (let times = 0; times < 2; times++) bench.emit({ type: 'call.offered', call: {}, remote: { address } })
    expect(bench.calls).toHaveLength(2)
  })

  it('are about the one call that they fit, where it gives none', async () => {
    const bench = await createBench(single)
    bench.emit({ type: 'call.offered', call: {}, remote: { address } })
    bench.emit({ type: 'call.offered', call: { refs: { 'sip.call-id': 'named' } }, remote: { address: '2' } })
    expect(bench.calls).toHaveLength(2)
    bench.emit({ type: 'call.connecting', call: { refs: { 'sip.call-id': 'named' } } })
    bench.emit({ type: 'call.digitReceived', call: {}, digit: '5' })
    expect(bench.kinds()).toEqual(['late'])
    expect(bench.diagnostics[0]?.message).toContain('call.digitReceived')
  })

  it('that fit several change none of them; an end among them is asked about', async () => {
    const bench = await createBench({ ...single, script: { listCalls: () => ({ complete: false, facts: [] }) } })
    for (const far of ['1', '2']) bench.emit({ type: 'call.offered', call: {}, remote: { address: far } })
    await settle()
    const listed = bench.transport.listed
    bench.emit({ type: 'call.established', call: {} })
    await settle()
    expect(bench.transport.listed).toBe(listed)
    bench.emit({ type: 'call.ended', call: {} })
    await settle()
    expect(bench.transport.listed).toBe(listed + 1)
    expect(phases(bench)).toEqual(['incoming', 'incoming'])
    expect(bench.diagnostics.map(({ kind, message }) => [kind, message.split(' ')[0]])).toEqual([
      ['ambiguous', 'call.established'],
      ['ambiguous', 'call.ended'],
    ])
  })

  it('make a call of its own where they fit several alike', async () => {
    const bench = await createBench(single)
    for (const ref of ['a', 'b']) bench.say('call.offered', ref)
    bench.emit({ type: 'call.offered', call: {} })
    expect(bench.calls).toHaveLength(3)
  })

  it('that fit no call are no sign of life of one that is over', async () => {
    const bench = await createBench(single)
    bench.emit({ type: 'call.offered', call: {}, remote: { address: '1' } })
    void bench.phone.decline()
    bench.clock.advance(7_000)
    bench.emit({ type: 'call.offered', call: {}, remote: { address: '2' } })
    const asked = bench.count('hangUp')
    bench.emit({ type: 'call.ringing', call: {} })
    expect(bench.kinds()).toEqual(['late'])
    expect(bench.count('hangUp')).toBe(asked)
  })

  it('are unknown where there never was a call', async () => {
    const bench = await createBench(single)
    bench.emit({ type: 'call.ended', call: {} })
    expect(bench.kinds()).toEqual(['unknown'])
  })

  it('are late where the last call has ended, and a better reason is of that one', async () => {
    const bench = await createBench(single)
    for (const far of ['1', '2']) {
      bench.emit({ type: 'call.offered', call: {}, remote: { address: far } })
      bench.emit({ type: 'call.ended', call: {} })
    }
    bench.emit({ type: 'call.established', call: {} })
    expect(bench.kinds()).toEqual(['late'])
    bench.emit({ type: 'call.offered', call: {}, remote: { address: '3' } })
    bench.emit({ type: 'call.endRefined', call: {}, reason: 'answered-elsewhere' })
    const reasons = bench.calls.map((call) => (call.phase === 'ended' ? call.end.reason : call.phase))
    expect(reasons).toEqual(['unknown', 'answered-elsewhere', 'incoming'])
  })
})

describe('facts of an SDK with weak ids that name a call otherwise', () => {
  const named = (transaction: string, more: Readonly<Record<string, string>> = {}) => ({
    refs: { 'omi.transaction': transaction, ...more },
  })

  async function talkingAs(transaction: string) {
    const bench = await createBench(single)
    bench.emit({ type: 'call.offered', call: {}, remote: { address } })
    bench.emit({ type: 'call.established', call: named(transaction) })
    return bench
  }

  it('do not end it, nor speak of it', async () => {
    const bench = await talkingAs('t-1')
    bench.emit({ type: 'call.ended', call: named('t-0') })
    bench.emit({ type: 'call.holdChanged', call: named('t-0'), side: 'local', held: true })
    expect(phases(bench)).toEqual(['active'])
    expect(bench.kinds()).toEqual(['late', 'late'])
  })

  it('mean it all the same where one of the names is its own, or of a kind that it lacks', async () => {
    const bench = await talkingAs('t-1')
    bench.emit({ type: 'call.holdChanged', call: { refs: { 'os.uuid': 'u-1' } }, side: 'local', held: true })
    expect(phases(bench)).toEqual(['held'])
    bench.emit({ type: 'call.ended', call: named('t-1', { 'os.uuid': 'u-2' }) })
    expect(phases(bench)).toEqual(['ended'])
  })

  it('tell nothing of why the last one ended', async () => {
    const bench = await talkingAs('t-1')
    bench.emit({ type: 'call.ended', call: named('t-1'), reason: 'hung-up' })
    bench.emit({ type: 'call.endRefined', call: named('t-0'), reason: 'blocked' })
    expect(bench.at(0)).toMatchObject({ end: { reason: 'hung-up' } })
    expect(bench.kinds()).toEqual(['unknown'])
  })
})

describe('an SDK that ends each call twice', () => {
  const twice = { capabilities: { identity: 'single-call', quirks: { endsTwice: true } } } as const

  it('still owes the second end of a call whose first one was missing', async () => {
    const bench = await createBench(twice)
    bench.emit({ type: 'call.offered', call: {}, remote: { address } })
    void bench.phone.decline()
    bench.clock.advance(5_000)
    bench.emit({ type: 'call.ended', call: {} })
    bench.emit({ type: 'call.offered', call: {}, remote: { address: '2' } })
    bench.emit({ type: 'call.ended', call: {} })
    expect(bench.calls.at(-1)?.phase).toBe('incoming')
    expect(bench.kinds()).toEqual(['duplicate', 'duplicate'])
  })

  it('owes an end without an id, and nothing else', async () => {
    const bench = await createBench(twice)
    bench.emit({ type: 'call.offered', call: {}, remote: { address } })
    bench.emit({ type: 'call.ended', call: {} })
    bench.emit({ type: 'call.offered', call: {}, remote: { address: '2' } })
    bench.emit({ type: 'call.established', call: {} })
    expect(bench.calls.at(-1)?.phase).toBe('active')
    bench.emit({ type: 'call.ended', call: { refs: { 'sip.call-id': 'named' } } })
    expect(bench.calls.at(-1)?.phase).toBe('ended')
    expect(bench.kinds()).toEqual([])
  })
})

describe('two calls of an SDK that ends each call twice', () => {
  /** The first ended here without a word; the second as it should, with both its ends. */
  async function twoThatEnded() {
    const bench = await createBench({ capabilities: { identity: 'single-call', quirks: { endsTwice: true } } })
    bench.emit({ type: 'call.offered', call: {}, remote: { address: '1' } })
    void bench.phone.decline()
    bench.clock.advance(5_000)
    bench.emit({ type: 'call.offered', call: {}, remote: { address: '2' } })
    const { id } = bench.at(-1)
    for (let times = 0; times < 2; times++) bench.emit({ type: 'call.ended', call: {} })
    return { bench, second: id }
  }

  it('keep their ends apart: the missing ones are still absorbed while a third call lives', async () => {
    const { bench, second } = await twoThatEnded()
    expect(bench.diagnostics).toMatchObject([{ kind: 'duplicate', callId: second }])
    expect(bench.diagnostics[0]?.message).toContain('second end')
    bench.emit({ type: 'call.ended', call: {} })
    bench.emit({ type: 'call.offered', call: {}, remote: { address: '3' } })
    bench.emit({ type: 'call.ended', call: {} })
    expect(bench.at(-1).phase).toBe('incoming')
    bench.emit({ type: 'call.ended', call: {} })
    expect(bench.at(-1).phase).toBe('ended')
  })

  it('do not keep a third one from ending', async () => {
    const { bench } = await twoThatEnded()
    bench.emit({ type: 'call.offered', call: {}, remote: { address: '3' } })
    bench.emit({ type: 'call.ended', call: {} })
    expect(bench.at(-1).phase).toBe('ended')
  })
})

describe('a call that ended here without a word from the SDK', () => {
  const over = async () => {
    const bench = await callAt('outgoing', 'ending')
    bench.clock.advance(7_000)
    return bench
  }

  it('is over for good once the SDK has said so', async () => {
    const bench = await over()
    expect(fateOf(bench, 'call.ended')).toBe('duplicate')
    expect(fateOf(bench, 'call.established')).toBe('late')
  })

  it('is known by the ids that its signs of life bring, and hung up again at most once a second', async () => {
    const bench = await over()
    bench.emit({ type: 'call.established', call: both('c', 'later') })
    bench.emit({ type: 'call.offered', call: push('later') })
    bench.clock.advance(1_000)
    bench.emit({ type: 'call.offered', call: push('later') })
    expect(bench.kinds()).toEqual(['ghost', 'late', 'ghost'])
    expect(bench.asked('hangUp').command).toMatchObject({ why: 'ghost', call: both('c', 'later') })
  })

  it('takes a better reason with all that comes with it', async () => {
    const bench = await callAt('outgoing', 'ending')
    bench.clock.advance(5_000)
    expect(bench.call).toMatchObject({ end: { confirmed: false } })
    bench.say('call.endRefined', 'c', { reason: 'busy', by: 'remote', sip: 486, vendor: { code: 7 } })
    expect(bench.call).toMatchObject({
      end: { reason: 'busy', by: 'remote', sip: 486, confirmed: true, vendor: { code: 7 } },
    })
    expect((bench.call as unknown as { end: object }).end).not.toHaveProperty('q850')
  })
})

it('a call that was found ringing is held, like any other, when it talks and another one begins to', async () => {
  const bench = await createBench()
  bench.say('call.found', 'in-1', { direction: 'incoming', phase: 'incoming' })
  bench.say('call.established', 'in-1')
  bench.say('call.offered', 'in-2')
  bench.say('call.established', 'in-2')
  expect(bench.asked('setHold').command).toMatchObject({ call: bench.subject('in-1'), held: true })
})

describe('a diagnostic', () => {
  it('says which fact it is about, of which call', async () => {
    const bench = await callAt('outgoing', 'active')
    const { id } = bench.call
    bench.say('call.established', 'c')
    void bench.phone.hangUp()
    bench.say('call.established', 'c')
    bench.clock.advance(7_000)
    bench.say('call.established', 'c')
    bench.say('call.established', 'c')
    bench.say('call.ended', 'c')
    bench.say('call.established', 'c')
    const told = bench.diagnostics.map(({ kind, callId, message }) => [kind, callId, message.split(' ')[0]])
    expect(told).toEqual([
      ['duplicate', id, 'call.established'],
      ['ghost', id, 'call.established'],
      ['ghost', id, 'call.established'],
      ['late', id, 'call.established'],
      ['duplicate', id, 'call.ended'],
      ['late', id, 'call.established'],
    ])
  })

  it('says so where there is no such call', async () => {
    const bench = await createBench()
    bench.say('call.established', 'nobody')
    bench.say('call.found', 'nobody', { direction: 'outgoing', phase: 'incoming' })
    expect(bench.diagnostics.map(({ kind, message }) => [kind, message.split(' ')[0]])).toEqual([
      ['unknown', 'call.established'],
      ['illegal', 'call.found'],
    ])
  })
})

it('a digit that the far side sends is told with its call', async () => {
  const bench = await createTalkingBench()
  const heard: unknown[] = []
  bench.phone.on('call.digitReceived', (event) => heard.push(event))
  bench.say('call.digitReceived', 'out-1', { digit: '5' })
  expect(heard).toEqual([{ callId: bench.call.id, digit: '5' }])
})
