import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createBench } from './phone-bench.ts'

const address = '0901234567'
const single = { identity: 'single-call' } as const

describe('an announced call', () => {
  it('is attached by a query that finds it', async () => {
    const bench = await createBench()
    bench.emit({ type: 'call.announced', call: bench.subject('in-1'), remote: { address } })
    bench.emit({ type: 'call.found', call: bench.subject('in-1'), direction: 'incoming', phase: 'incoming' })
    expect(bench.calls).toMatchObject([{ phase: 'incoming', attached: true }])
    bench.clock.advance(31_000)
    expect(bench.call.phase).toBe('incoming')
  })

  it('that was answered before it arrived is answered when a query finds it', async () => {
    const bench = await createBench()
    bench.emit({ type: 'call.announced', call: bench.subject('in-1'), remote: { address }, answered: true })
    bench.emit({ type: 'call.found', call: bench.subject('in-1'), direction: 'incoming', phase: 'incoming' })
    expect(bench.commands()).toContain('answer')
  })

  it.each([
    ['before it arrived', false],
    ['when it rings already', true],
  ])('is answered when the answer is told afterwards, %s', async (_, arrived) => {
    const bench = await createBench()
    const call = bench.subject('in-1')
    bench.emit({ type: 'call.announced', call, remote: { address } })
    if (arrived) bench.say('call.offered', 'in-1')
    bench.emit({ type: 'call.announced', call, remote: { address }, answered: true })
    expect(bench.call).toMatchObject({ phase: 'incoming', answering: true })
    bench.emit({ type: 'call.announced', call, remote: { address }, answered: true })
    if (!arrived) bench.say('call.offered', 'in-1')
    expect(bench.count('answer')).toBe(1)
    expect(bench.kinds()).toContain('duplicate')
  })

  it('is joined by a query that finds it by its number', async () => {
    const bench = await createBench()
    bench.emit({ type: 'call.announced', call: { refs: { 'os.uuid': 'push-1' } }, remote: { address } })
    bench.emit({
      type: 'call.found',
      call: bench.subject('in-1'),
      direction: 'incoming',
      phase: 'incoming',
      remote: { address },
    })
    expect(bench.calls).toHaveLength(1)
  })
})

describe('an SDK without ids', () => {
  it('offers the same call twice, and there is one call', async () => {
    const bench = await createBench({ capabilities: single })
    bench.emit({ type: 'call.offered', call: {}, remote: { address } })
    bench.emit({ type: 'call.offered', call: {}, remote: { address } })
    expect(bench.calls).toHaveLength(1)
    expect(bench.kinds()).toEqual(['duplicate'])
  })

  it('finds the call that we know, and makes no other', async () => {
    const bench = await createBench({ capabilities: single })
    bench.emit({ type: 'call.offered', call: {}, remote: { address } })
    bench.emit({ type: 'call.found', call: {}, direction: 'incoming', phase: 'active' })
    expect(bench.calls).toMatchObject([{ phase: 'active' }])
  })

  it('dials twice in its own words, and there is one call', async () => {
    const bench = await createBench({ capabilities: single })
    await bench.signIn()
    void bench.phone.startCall({ to: '101' })
    bench.emit({ type: 'call.dialed', call: {} })
    bench.emit({ type: 'call.dialed', call: {} })
    expect(bench.calls).toMatchObject([{ phase: 'dialing' }])
  })
})

describe('refs', () => {
  it('that a start brings and another call has already make the two one', async () => {
    const bench = await createBench()
    await bench.signIn()
    void bench.phone.startCall({ to: '101' })
    void bench.phone.startCall({ to: '102' })
    await settle()
    const first = bench.transport.executed.findIndex(({ command }) => command.type === 'startCall')
    bench.emit({ type: 'call.dialed', call: bench.subject('out-1') })
    bench.transport.answer(first, { ok: true, refs: { 'sip.call-id': 'out-1' } })
    await settle()
    expect(bench.calls.map(({ phase }) => phase).sort()).toEqual(['dialing', 'preparing'])
    expect(bench.events).toEqual(['call.joined'])
  })
})

describe('a call found by a query', () => {
  it('is not asked to turn its camera on', async () => {
    const bench = await createBench()
    bench.emit({
      type: 'call.found',
      call: bench.subject('out-1'),
      direction: 'outgoing',
      phase: 'active',
      video: true,
    })
    await settle()
    expect(bench.commands()).toEqual([])
  })

  it('that came in and dials is no call: the two contradict each other', async () => {
    const bench = await createBench()
    bench.emit({ type: 'call.found', call: bench.subject('in-1'), direction: 'incoming', phase: 'dialing' })
    for (const call of bench.calls) expect(call).toMatchObject({ phase: 'incoming', direction: 'incoming' })
    expect(bench.kinds()).toHaveLength(1)
  })
})

describe('a push and the call it announces', () => {
  it('are one by a shared ref, by our own id, or by the number alone', async () => {
    for (const how of ['ref', 'id', 'number']) {
      const bench = await createBench()
      bench.emit({ type: 'call.announced', call: { refs: { 'os.uuid': 'push-1' } }, remote: { address } })
      const { id } = bench.call
      const call = { ref: { refs: { 'os.uuid': 'push-1' } }, id: { callId: id }, number: bench.subject('in-1') }[how]
      bench.emit({
        type: 'call.offered',
        call,
        ...(how === 'number' && { remote: { address: `sip:${address}@x.org` } }),
      })
      expect(bench.calls).toMatchObject([{ id, attached: true, remote: { address: expect.stringContaining(address) } }])
      expect(bench.events).toEqual(['call.incoming'])
    }
  })

  it('are two when the number differs, or when two pushes have it', async () => {
    const bench = await createBench()
    for (const push of ['push-1', 'push-2'])
      bench.emit({ type: 'call.announced', call: { refs: { 'os.uuid': push } }, remote: { address } })
    bench.emit({ type: 'call.offered', call: bench.subject('in-1'), remote: { address: '0907654321' } })
    bench.emit({ type: 'call.offered', call: bench.subject('in-2'), remote: { address } })
    expect(bench.calls).toHaveLength(4)
  })

  it('may turn out to be one later: the older id stays, the younger is an alias, nothing ends', async () => {
    const bench = await createBench()
    bench.emit({ type: 'call.announced', call: { refs: { 'os.uuid': 'push-1' } }, remote: { address } })
    bench.emit({ type: 'call.offered', call: bench.subject('in-1'), remote: { address: 'anonymous' } })
    const [older, younger] = bench.calls.map(({ id }) => id)
    bench.emit({ type: 'call.established', call: { refs: { 'os.uuid': 'push-1', 'sip.call-id': 'in-1' } } })
    expect(bench.calls).toMatchObject([{ id: older, phase: 'active' }])
    expect(bench.events).toEqual(['call.incoming', 'call.incoming', 'call.joined', 'call.established'])
    void bench.phone.hangUp(younger)
    expect(bench.call).toMatchObject({ id: older, phase: 'ending' })
  })

  it('whose remote says less erases nothing', async () => {
    const bench = await createBench()
    bench.say('call.announced', 'in-1', { remote: { address, name: 'Jane' } })
    bench.say('call.offered', 'in-1', { remote: { address: '', name: null } })
    bench.say('call.remoteChanged', 'in-1', { remote: { userId: 'u1' } })
    expect(bench.call.remote).toEqual({ address, name: 'Jane', userId: 'u1' })
  })
})

describe('ids of the field', () => {
  it('that are UUIDs are the same in any letter case', async () => {
    const bench = await createBench()
    const uuid = '0F8FAD5B-D9CB-469F-A165-70867728950E'
    bench.emit({ type: 'call.offered', call: { refs: { 'os.uuid': uuid } } })
    bench.emit({ type: 'call.established', call: { refs: { 'os.uuid': uuid.toLowerCase() } } })
    expect(bench.calls).toMatchObject([{ phase: 'active' }])
  })

  it('that a start brings late name the call from then on', async () => {
    const bench = await createBench()
    await bench.signIn()
    void bench.phone.startCall({ to: '101' })
    bench.say('call.ringing', 'out-1')
    expect(bench.call.phase).toBe('preparing')
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'out-1' } })
    bench.say('call.ringing', 'out-1')
    expect(bench.call.phase).toBe('ringing')
  })

  it('of our own are UUIDs, and stand beside all refs in every command', async () => {
    const bench = await createBench()
    const { id } = await bench.incoming()
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    bench.emit({ type: 'call.remoteChanged', call: { callId: id, refs: { 'os.uuid': 'u1' } }, remote: { name: 'A' } })
    void bench.phone.answer()
    expect(bench.asked('answer').command).toMatchObject({
      call: { callId: id, refs: { 'sip.call-id': 'in-1', 'os.uuid': 'u1' } },
    })
  })
})

describe('an SDK that ends each call twice, the second time without an id', () => {
  it('does not end the next call with it', async () => {
    const bench = await createBench({ capabilities: { ...single, quirks: { endsTwice: true } } })
    bench.emit({ type: 'call.offered', call: {}, remote: { address } })
    bench.emit({ type: 'call.ended', call: {} })
    bench.emit({ type: 'call.offered', call: {}, remote: { address: '0907654321' } })
    bench.emit({ type: 'call.ended', call: {} })
    expect(bench.calls.map(({ phase }) => phase)).toEqual(['ended', 'incoming'])
    expect(bench.kinds()).toEqual(['duplicate'])
    bench.emit({ type: 'call.ended', call: {} })
    expect(bench.calls.map(({ phase }) => phase)).toEqual(['ended', 'ended'])
  })
})

describe('the reason of an ended call', () => {
  it('is sharpened once, also in the record, and ends nothing', async () => {
    const bench = await createBench()
    await bench.incoming()
    bench.say('call.ended', 'in-1', { reason: 'cancelled', sip: 487 })
    bench.say('call.endRefined', 'in-1', { reason: 'answered-elsewhere', q850: 26 })
    bench.say('call.endRefined', 'in-1', { reason: 'declined' })
    const end = { reason: 'answered-elsewhere', sip: 487, q850: 26 }
    expect(bench.call).toMatchObject({ phase: 'ended', end })
    expect(bench.phone.getSnapshot().log).toMatchObject([{ end, missed: false }])
    expect(bench.kinds()).toEqual(['duplicate'])
    await bench.incoming('in-2')
    bench.say('call.endRefined', 'in-2', { reason: 'declined' })
    expect(bench.at(-1).phase).toBe('incoming')
  })
})
