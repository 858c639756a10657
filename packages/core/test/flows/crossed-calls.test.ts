import { settle } from '@offhook/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CallView, type PhoneOptions, replay } from '../../src/index.ts'
import { type BenchOptions, createReadyBench } from '../phone-bench.ts'
import { createCrossedTown, type Name } from './crossed-town.ts'

/** For properties, on a machine that has other work. */
const PATIENCE_MS = 120_000

/** One side of two crossed calls: `b` is its own call to 101, whose ref is known. */
async function createCrossedBench(options: BenchOptions = {}, request: object = {}) {
  const bench = await createReadyBench({
    ...options,
    capabilities: { sharedRef: 'sip.call-id', ...options.capabilities },
  })
  const placed = bench.phone.startCall({ to: '101', ...request })
  await settle()
  return {
    bench,
    phone: bench.phone,
    placed,
    own: bench.at(-1).id,
    named: () => bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'b' } }),
    theirs(ref: string, address = 'sip:101@acme.example') {
      bench.say('call.offered', ref, { remote: { address } })
      return bench.calls.at(-1) as CallView
    },
    view: (id: CallView['id']) => bench.calls.find((one) => one.id === id) as CallView,
  }
}
const replaced = { phase: 'ended', end: { reason: 'replaced', by: 'system' } }

describe('a call of the one who is being called', () => {
  it('with the greater ref waits without a ring until ours is known there, is hung up then, and is not missed', async () => {
    const { bench, named, theirs, view, own, placed } = await createCrossedBench()
    await named()
    bench.events.length = 0
    const { id } = theirs('c')
    expect(view(id)).toMatchObject({ phase: 'incoming', cannot: { answer: 'already' } })
    expect(bench.events).toEqual([])
    bench.say('call.ringing', 'b')
    expect(view(id).phase).toBe('ending')
    expect(bench.asked('hangUp').command).toMatchObject({ call: { callId: id } })
    bench.say('call.ended', 'c')
    expect(view(id)).toMatchObject(replaced)
    expect(bench.events).toEqual(['call.ended'])
    expect(bench.phone.getSnapshot().log).toMatchObject([{ id, missed: false }])
    expect(view(own).phase).toBe('ringing')
    expect(await bench.state(placed)).toMatchObject({ ok: true, callId: own })
  })

  it('with the greater ref is withdrawn by the far side as soon as that knows of ours, and is not missed', async () => {
    const { bench, named, theirs } = await createCrossedBench()
    await named()
    bench.events.length = 0
    const { id } = theirs('c')
    bench.say('call.ended', 'c', { reason: 'cancelled', by: 'remote' })
    expect(bench.events).toEqual(['call.ended'])
    expect(bench.phone.getSnapshot().log).toMatchObject([{ id, end: { reason: 'replaced' }, missed: false }])
  })

  it('with the greater ref rings after all when the user gives ours up', async () => {
    const { bench, named, theirs, view, own } = await createCrossedBench()
    await named()
    bench.events.length = 0
    const { id } = theirs('c')
    void bench.phone.hangUp(own)
    expect(view(id)).toMatchObject({ phase: 'incoming', can: { answer: true } })
    expect(bench.events).toContain('call.incoming')
  })

  it('that rang before we called its far side rings once, also when the user gives ours up', async () => {
    const bench = await createReadyBench({ capabilities: { sharedRef: 'sip.call-id' } })
    await bench.incoming('c', '101')
    void bench.phone.startCall({ to: '101' })
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'b' } })
    void bench.phone.hangUp(bench.at(1).id)
    expect(bench.events.filter((event) => event === 'call.incoming')).toHaveLength(1)
  })

  it('with the smaller ref is answered in place of ours, as ours was meant', async () => {
    const { bench, named, theirs, view, own } = await createCrossedBench({}, { muted: true, video: true })
    await named()
    bench.events.length = 0
    const { id } = theirs('a')
    expect(view(id)).toMatchObject({ phase: 'incoming', answering: true, replaces: own })
    expect(bench.asked('answer').command).toMatchObject({ call: { callId: id }, muted: true, video: true })
    expect(bench.asked('hangUp').command).toMatchObject({ call: { callId: own } })
    expect(bench.events).toEqual([])
    bench.say('call.ended', 'b', { reason: 'cancelled', by: 'local', sip: 487 })
    bench.say('call.established', 'a')
    expect(view(own)).toMatchObject(replaced)
    expect(view(id)).toMatchObject({ phase: 'active' })
    expect(bench.phone.getSnapshot().log).toMatchObject([{ id: own, missed: false }])
  })

  it('answers the pending startCall with the call that goes on', async () => {
    const { bench, theirs, placed, view } = await createCrossedBench()
    const { id } = theirs('a')
    expect(view(id)).toMatchObject({ phase: 'incoming', answering: false })
    bench.say('call.dialed', 'b', { remote: { address: '101' } })
    expect(await bench.state(placed)).toEqual({ ok: true, settled: 'taken', callId: id })
  })

  it('is decided as soon as both refs are known, whichever comes last', async () => {
    const { named, theirs, view, own } = await createCrossedBench()
    const { id } = theirs('a')
    expect([view(id).phase, view(own).phase]).toEqual(['incoming', 'preparing'])
    await named()
    expect([view(id), view(own).phase]).toMatchObject([{ phase: 'incoming', answering: true }, 'ending'])
  })

  it.each([
    ['reject-busy', { policy: { secondCall: 'reject-busy' } }],
    ['one call at most', { policy: { maxCalls: 1 } }],
  ] as const)('is no second call: %s does not turn it away', async (_policy, options) => {
    const { bench, named, theirs, view } = await createCrossedBench(options)
    const { id } = theirs('a')
    expect(view(id).phase).toBe('incoming')
    await named()
    expect(view(id)).toMatchObject({ answering: true })
    expect(bench.count('decline')).toBe(0)
  })

  it('is screened like any other once ours has come to nothing', async () => {
    const { bench, phone, theirs, view } = await createCrossedBench()
    await phone.setDoNotDisturb(true)
    const { id } = theirs('a')
    expect(view(id).phase).toBe('incoming')
    await bench.reply('startCall', { ok: false, reason: 'failed' })
    expect(bench.asked('decline').command).toMatchObject({ call: { callId: id }, as: 'busy' })
  })

  it('keeps on hold for it whoever was held for ours', async () => {
    const bench = await createReadyBench({ capabilities: { sharedRef: 'sip.call-id' } })
    const third = (await bench.talking('third')).id
    void bench.phone.startCall({ to: '101' })
    bench.say('call.holdChanged', 'third', { side: 'local', held: true })
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'b' } })
    bench.say('call.offered', 'a', { remote: { address: '101' } })
    bench.say('call.ended', 'b')
    bench.say('call.established', 'a')
    expect(bench.count('setHold')).toBe(1)
    expect(bench.calls.find(({ id }) => id === third)?.phase).toBe('held')
  })

  it('that cannot be answered rings on, and whoever was held for it is given back when it ends', async () => {
    const bench = await createReadyBench({ capabilities: { sharedRef: 'sip.call-id' } })
    await bench.talking('third')
    void bench.phone.startCall({ to: '101' })
    bench.say('call.holdChanged', 'third', { side: 'local', held: true })
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'b' } })
    bench.say('call.offered', 'a', { remote: { address: '101' } })
    bench.say('call.ended', 'b')
    await bench.reply('answer', { ok: false, reason: 'permission-denied' })
    expect(bench.at(-1)).toMatchObject({ phase: 'incoming', answering: false, can: { answer: true } })
    bench.say('call.ended', 'a', { reason: 'cancelled', by: 'remote' })
    expect(bench.asked('setHold').command).toMatchObject({ held: false })
  })

  it('that the far side has chosen before this side knew is answered, too', async () => {
    const { bench, theirs, view, own, placed } = await createCrossedBench({}, { muted: true })
    const { id } = theirs('a')
    bench.emit({ type: 'call.ended', call: { callId: own }, reason: 'busy', by: 'remote', sip: 486 })
    expect(view(id)).toMatchObject({ phase: 'incoming', answering: true, replaces: own })
    expect(bench.asked('answer').command).toMatchObject({ muted: true })
    expect(await bench.state(placed)).toMatchObject({ ok: true, callId: id })
  })

  it('announced by a push is waited for: ours is not given up for a call that may never come', async () => {
    const { bench, named, view, own } = await createCrossedBench()
    await named()
    bench.say('call.announced', 'a', { remote: { address: '101' } })
    const { id } = bench.at(-1)
    expect([view(own).phase, view(id)]).toMatchObject(['preparing', { attached: false, answering: false }])
    bench.say('call.offered', 'a', { remote: { address: '101' } })
    expect([view(own).phase, view(id)]).toMatchObject(['ending', { attached: true, answering: true }])
  })

  it.each(['the user has given up', 'the deadline ended', 'was reset away'])('rings on where %s ours', async (how) => {
    const { bench, phone, theirs, view, own } = await createCrossedBench({ policy: { startTimeoutMs: 3_000 } })
    const { id } = theirs('a')
    if (how === 'the user has given up') void phone.hangUp(own)
    if (how === 'the deadline ended') bench.clock.advance(3_000)
    bench.emit({ type: 'call.ended', call: { callId: own }, by: how === 'was reset away' ? 'system' : 'remote' })
    expect(view(id)).toMatchObject({ phase: 'incoming', answering: false })
    expect(bench.count('answer')).toBe(0)
  })

  it.each(['a', 'c'])('is decided alike when the scrubbed trace is replayed, at ref %s', async (ref) => {
    const { bench, phone, named, theirs } = await createCrossedBench()
    await named()
    theirs(ref)
    const last = replay(JSON.parse(JSON.stringify(phone.trace()))).at(-1)?.snapshot
    expect(last?.calls.map(({ phase }) => phase)).toEqual(bench.calls.map(({ phase }) => phase))
  })

  it('of a user without a number is known by the user', async () => {
    const { bench, named, view, own } = await createCrossedBench({}, { to: { userId: 'mai' } })
    await named()
    bench.say('call.offered', 'a', { remote: { userId: 'mai' } })
    expect(view(own).phase).toBe('ending')
  })

  it('placed while that one rings here crosses it, too', async () => {
    const bench = await createReadyBench({ capabilities: { sharedRef: 'sip.call-id' } })
    bench.say('call.offered', 'a', { remote: { address: '101' } })
    const placed = bench.phone.startCall({ to: '101' })
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'b' } })
    expect(bench.at(0)).toMatchObject({ phase: 'incoming', answering: true })
    expect(await bench.state(placed)).toMatchObject({ ok: true, callId: bench.at(0).id })
  })
})

describe('no crossed call', () => {
  const stays = async (
    options: BenchOptions & { readonly phone?: Partial<PhoneOptions> },
    ref: string,
    address: string,
  ) => {
    const { named, theirs, view, own } = await createCrossedBench(options)
    await named()
    const { id } = theirs(ref, address)
    expect([view(own).phase, view(id)]).toMatchObject(['preparing', { phase: 'incoming', answering: false }])
  }

  it('is one of anybody else', () => stays({}, 'a', '102'))
  it('is one whose number is withheld', () => stays({}, 'a', ''))

  it('is any, where the transport knows no ref that both ends see alike', async () => {
    const bench = await createReadyBench()
    void bench.phone.startCall({ to: '101' })
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'b' } })
    bench.say('call.offered', 'a', { remote: { address: '101' } })
    expect(bench.calls.map(({ phase }) => phase)).toEqual(['preparing', 'incoming'])
  })

  it('is a second call of the one whom this side talks to already, in either direction', async () => {
    const bench = await createReadyBench({ capabilities: { sharedRef: 'sip.call-id' } })
    await bench.talking('b')
    bench.say('call.offered', 'a', { remote: { address: '101' } })
    expect(bench.at(-1)).toMatchObject({ phase: 'incoming', answering: false })
    const other = await createReadyBench({ capabilities: { sharedRef: 'sip.call-id' } })
    other.say('call.offered', 'z', { remote: { address: '101' } })
    other.say('call.established', 'z')
    void other.phone.startCall({ to: '101' })
    other.say('call.holdChanged', 'z', { side: 'local', held: true })
    await other.reply('startCall', { ok: true, refs: { 'sip.call-id': 'b' } })
    expect(other.calls.map(({ phase }) => phase)).toEqual(['held', 'preparing'])
  })

  it('is one that the user has declined, or whose own call the user has given up', async () => {
    const { bench, phone, named, theirs, view, own } = await createCrossedBench()
    const { id } = theirs('a')
    void phone.decline(id)
    await named()
    expect(view(own).phase).toBe('preparing')
    const left = await createCrossedBench()
    await left.named()
    void left.phone.hangUp(left.own)
    const rings = left.theirs('a')
    expect(left.view(rings.id)).toMatchObject({ phase: 'incoming', answering: false })
    expect(bench.count('answer') + left.bench.count('answer')).toBe(0)
  })
})

describe('two phones that call each other', () => {
  const picks = fc.array(fc.nat(30), { minLength: 60, maxLength: 60 })
  const refs = fc.constantFrom({ anna: 'a', ben: 'b' }, { anna: 'b', ben: 'a' })
  const secondCall = fc.constantFrom('hold-and-answer' as const, 'wait' as const, 'reject-busy' as const)
  const drawing = (list: readonly number[]) => {
    let next = 0
    return () => list[next++ % list.length] ?? 0
  }
  const names: readonly Name[] = ['anna', 'ben']

  async function crossing(town: Awaited<ReturnType<typeof createCrossedTown>>, pick: () => number) {
    await town.drain(pick)
    // The release deadline of whoever is left without an answer; rings go on.
    for (let round = 0; round < 3; round++) {
      town.clock.advance(5_000)
      await town.drain(pick)
    }
    const [anna, ben] = [town.livesAt('anna'), town.livesAt('ben')]
    const where = `${JSON.stringify(anna)} and ${JSON.stringify(ben)}`
    expect([anna.length, ben.length], where).toEqual([1, 1])
    expect(anna[0]?.dialog, where).toBe(ben[0]?.dialog)
    const talks = [anna[0], ben[0]].map((call) => call?.phase === 'active')
    expect(talks[0], where).toBe(talks[1])
    return { dialog: anna[0]?.dialog, talks: talks[0] === true }
  }

  it(
    'talk on the one with the smaller ref, miss nothing, and tell both callers so, where no message overtakes another',
    async () => {
      await fc.assert(
        fc.asyncProperty(refs, secondCall, picks, async (chosen, policy, list) => {
          const town = await createCrossedTown({ refs: chosen, policy: { secondCall: policy }, ordered: true })
          for (const name of names) town.dial(name)
          expect(await crossing(town, drawing(list))).toEqual({ dialog: 'a', talks: true })
          for (const name of names) {
            const [live] = town.livesAt(name)
            const { result } = town.placed.get(name) ?? {}
            // Whoever was told before it was known that they crossed was told of the own call.
            expect(result).toMatchObject({ ok: true })
            const log = town.phones[name].getSnapshot().log
            expect(log).toMatchObject([{ end: { reason: 'replaced' }, missed: false }])
            if (result?.ok && result.callId !== live?.id) expect(result.callId).toBe(log[0]?.id)
          }
          expect(town.missed).toEqual([])
        }),
        { numRuns: 500 },
      )
    },
    PATIENCE_MS,
  )

  it(
    'keep the same one, whatever arrives first, and whoever answers by hand meanwhile',
    async () => {
      let talking = 0
      await fc.assert(
        fc.asyncProperty(refs, secondCall, picks, fc.subarray([...names]), async (chosen, policy, list, answering) => {
          const town = await createCrossedTown({ refs: chosen, policy: { secondCall: policy } })
          for (const name of names) town.plan(() => town.dial(name))
          // Who is busy by policy answers nobody by hand.
          if (policy !== 'reject-busy') for (const name of answering) town.plan(() => void town.phones[name].answer())
          if ((await crossing(town, drawing(list))).talks) talking++
          for (const name of names) expect(town.placed.get(name)?.result).toBeDefined()
        }),
        { numRuns: 1_000 },
      )
      // The property is not about phones that ring for ever.
      expect(talking).toBeGreaterThan(300)
    },
    PATIENCE_MS,
  )
})
