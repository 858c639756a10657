import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { twoPhones } from './two-phones.ts'

/** Such an SDK says what it does in the very moment in which it is asked. */
const rung = ['dialing', 'ringing']

/** RFC 5407 as both ends live it at once: Alice calls, Bob is called, and their letters cross. */
describe('RFC 5407, both sides', () => {
  it('3.1.1: the word of the ring is lost: one call each, and one ring', async () => {
    const { alice, bob, arrive } = await twoPhones()
    void alice.phone.startCall({ to: 'bob' })
    await settle()
    await arrive('invite to bob')
    void bob.phone.answer()
    await settle()
    await arrive('accept to alice', 'ack to bob', 'ringing to alice')
    expect(alice.phases).toEqual(['dialing', 'active'])
    expect(bob.phases).toEqual(['incoming', 'connecting', 'active'])
    expect(bob.events).toEqual(['call.incoming', 'call.established'])
  })

  it('3.1.2: CANCEL crosses the answer: Alice never talks, Bob is hung up on', async () => {
    const { alice, bob, arrive, ring } = await twoPhones()
    await ring()
    void alice.phone.hangUp()
    void bob.phone.answer()
    await settle()
    await arrive('cancel to bob', 'accept to alice', 'bye to bob')
    expect(alice.phases).toEqual([...rung, 'ending', 'ended'])
    expect(alice.call).toMatchObject({ end: { reason: 'cancelled', by: 'local' }, durationMs: 0 })
    expect(bob.phases).toEqual(['incoming', 'connecting', 'ended'])
    expect(bob.call).toMatchObject({ end: { reason: 'hung-up', by: 'remote' } })
  })

  it('3.1.4: a hold overtakes the ACK: it says that the answer has arrived', async () => {
    const { alice, bob, arrive, accept } = await twoPhones()
    await accept()
    const held = alice.phone.hold()
    await settle()
    await arrive('hold to bob')
    expect(bob.call).toMatchObject({ phase: 'active', onHold: 'remote' })
    await arrive('hold-answer to alice', 'ack to bob')
    expect(await held).toEqual({ ok: true, settled: 'confirmed' })
    expect(alice.call.phase).toBe('held')
    expect(bob.events).toEqual(['call.incoming', 'call.established'])
  })

  it('3.1.6: BYE overtakes the ACK: Bob never talks, and the late ACK opens nothing', async () => {
    const { alice, bob, arrive, accept } = await twoPhones()
    await accept()
    void alice.phone.hangUp()
    await settle()
    await arrive('bye to bob', 'ack to bob')
    expect(alice.phases).toEqual([...rung, 'active', 'ended'])
    expect(bob.phases).toEqual(['incoming', 'connecting', 'ended'])
    expect(bob.call).toMatchObject({ end: { reason: 'hung-up', by: 'remote' }, durationMs: 0 })
  })

  it('3.2.1: BYE crosses BYE: each ended once, by itself', async () => {
    const { alice, bob, arrive, talk } = await twoPhones()
    await talk()
    const left = [alice.phone.hangUp(), bob.phone.hangUp()]
    await settle()
    await arrive('bye to bob', 'bye to alice')
    for (const side of [alice, bob]) {
      expect(side.call).toMatchObject({ phase: 'ended', end: { reason: 'hung-up', by: 'local' } })
      expect(side.events.filter((event) => event === 'call.ended')).toHaveLength(1)
    }
    expect(await Promise.all(left)).toMatchObject([{ ok: true }, { ok: true }])
  })

  it('3.2.2: BYE crosses a hold: Alice sees no hold, Bob is told that the call ended', async () => {
    const { alice, bob, arrive, talk } = await twoPhones()
    await talk()
    void alice.phone.hangUp()
    const held = bob.phone.hold()
    await settle()
    await arrive('hold to alice', 'bye to bob')
    expect(alice.phases.at(-1)).toBe('ended')
    expect(await held).toMatchObject({ ok: false, reason: 'call-ended', end: { by: 'remote' } })
    expect(bob.phases).toEqual(['incoming', 'connecting', 'active', 'ended'])
  })

  it('3.2.3: BYE crosses the answer to a hold: Bob is never held, Alice saw it and then the end', async () => {
    const { alice, bob, arrive, talk } = await twoPhones()
    await talk()
    const held = bob.phone.hold()
    await settle()
    await arrive('hold to alice')
    expect(alice.call).toMatchObject({ phase: 'active', onHold: 'remote' })
    void bob.phone.hangUp()
    await settle()
    await arrive('bye to alice', 'hold-answer to bob')
    expect(await held).toMatchObject({ ok: false, reason: 'call-ended' })
    expect(bob.phases).not.toContain('held')
    expect(bob.call).toMatchObject({ end: { reason: 'hung-up', by: 'local' } })
    expect(alice.call).toMatchObject({ end: { reason: 'hung-up', by: 'remote' } })
  })

  it('3.2.4: ACK crosses the BYE of Bob: he never talks, Alice does and is then hung up on', async () => {
    const { alice, bob, arrive, accept } = await twoPhones()
    await accept()
    void bob.phone.hangUp()
    await settle()
    await arrive('ack to bob', 'bye to alice')
    expect(bob.phases).toEqual(['incoming', 'connecting', 'ended'])
    expect(bob.call).toMatchObject({ durationMs: 0, end: { by: 'local' } })
    expect(alice.phases).toEqual([...rung, 'active', 'ended'])
    expect(alice.call).toMatchObject({ end: { reason: 'hung-up', by: 'remote' } })
  })

  it('3.3.1: hold crosses hold: both are asked again, Bob within 2.0 s and Alice after 2.1 s, and both are held', async () => {
    const { alice, bob, arrive, talk, clock, ...town } = await twoPhones()
    await talk()
    const held = [alice.phone.hold(), bob.phone.hold()]
    await settle()
    await arrive('hold to bob', 'hold to alice', 'hold-answer to bob', 'hold-answer to alice')
    for (const { call } of [alice, bob])
      expect(call).toMatchObject({ phase: 'active', onHold: 'no', hold: { local: { pending: true } } })
    await clock.advanceAsync(2_000)
    await arrive('hold to alice', 'hold-answer to bob')
    expect([bob.call.phase, alice.call.phase]).toEqual(['held', 'active'])
    await clock.advanceAsync(2_000)
    await arrive('hold to bob', 'hold-answer to alice')
    for (const { call } of [alice, bob]) expect(call).toMatchObject({ phase: 'held', onHold: 'both' })
    expect(await Promise.all(held)).toMatchObject([{ ok: true }, { ok: true }])
    expect(town.underWay).toEqual([])
  })

  it('appendix B: a hold stays unanswered, and the call ends: the late answer shows nothing', async () => {
    const { alice, bob, arrive, talk } = await twoPhones()
    await talk()
    const held = bob.phone.hold()
    await settle()
    void alice.phone.hangUp()
    await settle()
    await arrive('bye to bob')
    expect(await held).toMatchObject({ ok: false, reason: 'call-ended' })
    const shown = [alice.phone.getSnapshot(), bob.phone.getSnapshot()]
    await arrive('hold to alice')
    expect([alice.phone.getSnapshot(), bob.phone.getSnapshot()]).toEqual(shown)
  })

  it('appendix C: CANCEL while it rings: cancelled at both ends, missed at one', async () => {
    const { alice, bob, arrive, ring } = await twoPhones()
    await ring()
    void alice.phone.hangUp()
    await settle()
    await arrive('cancel to bob', 'reject to alice')
    expect(alice.call).toMatchObject({ phase: 'ended', end: { reason: 'cancelled', by: 'local' } })
    expect(bob.call).toMatchObject({ phase: 'ended', end: { reason: 'cancelled', by: 'remote' } })
    expect(bob.phone.getSnapshot().log).toMatchObject([{ missed: true }])
  })

  it('appendix D: letters of a call that was over 31 s ago open nothing', async () => {
    const { alice, bob, arrive, accept, clock } = await twoPhones()
    await accept()
    void alice.phone.hangUp()
    await settle()
    await arrive('bye to bob')
    await clock.advanceAsync(31_000)
    await arrive('ack to bob')
    expect([alice, bob].map(({ phone }) => phone.getSnapshot().calls)).toEqual([[], []])
    expect(bob.events).toEqual(['call.incoming', 'call.ended'])
  })
})
