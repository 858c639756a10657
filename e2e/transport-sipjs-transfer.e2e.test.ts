import { randomUUID } from 'node:crypto'
import type { CallId, Fact, FactOf, FactType, Target } from '@offhook/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Rig } from './support/rig.ts'
import { expectHearing, speakIn, tones } from './support/tones.ts'
import type { TransportPhone } from './support/transport-phone.ts'
import { hold, taken, talk } from './support/transport-scenario.ts'
import { withTransports } from './support/transports.ts'

let rig: Rig
beforeAll(async () => {
  rig = await Rig.start('transport')
})
afterAll(() => rig?.stop())

const three = [['100'], ['101'], ['102']] as const

type Run = (alice: TransportPhone, bob: TransportPhone, carol: TransportPhone) => Promise<void>

/** Three registered transports, each of which speaks in a tone of its own. */
function scenario(behaviour: string, run: Run): void {
  it(behaviour, async (context) => {
    await withTransports(rig, context, three, async (alice, bob, carol) => {
      await Promise.all([speakIn(alice, tones.alice), speakIn(bob, tones.bob), speakIn(carol, tones.carol)])
      await run(alice, bob, carol)
    })
  }, 60_000)
}

const answer = (call: Target) => ({ type: 'answer', call, video: false, muted: false }) as const
const hangUp = (call: Target) => ({ type: 'hangUp', call, why: 'user' }) as const
const answerTransfer = (call: Target, accept: boolean) => ({ type: 'answerTransfer', call, accept }) as const

async function factsOf<T extends FactType>(phone: TransportPhone, type: T): Promise<FactOf<T>[]> {
  const facts = (await phone.facts()).map(({ fact }) => fact as Fact)
  return facts.filter((fact): fact is FactOf<T> => fact.type === type)
}

/** The call that the phone placed because its far side asked for it, as the phone would name it. */
async function placed(phone: TransportPhone): Promise<Target> {
  const { call } = await phone.next('call.dialed')
  return { callId: randomUUID() as CallId, refs: call.refs ?? {} }
}

describe('a transfer to an address', () => {
  scenario('hands the far side on, tells each step, and leaves the end to the phone', async (alice, bob, carol) => {
    const { ofAlice, ofBob } = await talk(alice, bob)
    const asked = alice.execute({ type: 'transfer', call: ofAlice, to: '102' })
    expect(await bob.next('call.transferAsked')).toMatchObject({ to: '102' })
    expect(await bob.execute(answerTransfer(ofBob, true))).toEqual(taken)
    expect(await asked).toEqual(taken)
    await alice.next('call.transferChanged', { stage: 'accepted' })
    const fromBob = await placed(bob)
    const ofCarol = await carol.rung()
    await alice.next('call.transferChanged', { stage: 'ringing' })
    expect(await carol.execute(answer(ofCarol))).toEqual(taken)
    await alice.next('call.transferChanged', { stage: 'done' })
    expect(await alice.execute(hangUp(ofAlice))).toEqual(taken)
    await bob.next('call.ended')
    await expectHearing(bob, tones.carol)
    await expectHearing(carol, tones.bob)
    expect(await factsOf(bob, 'call.ended')).toHaveLength(1)
    expect(await bob.execute(hangUp(fromBob))).toEqual(taken)
    await carol.next('call.ended')
  })

  scenario('that finds nobody free has failed as busy; both talk on', async (alice, bob) => {
    const { ofAlice, ofBob } = await talk(alice, bob)
    const asked = alice.execute({ type: 'transfer', call: ofAlice, to: 'code-486' })
    await bob.next('call.transferAsked')
    expect(await bob.execute(answerTransfer(ofBob, true))).toEqual(taken)
    expect(await asked).toEqual(taken)
    expect(await alice.next('call.transferChanged', { stage: 'failed' })).toMatchObject({
      reason: 'busy',
      vendor: { code: 486 },
    })
    await expectHearing(alice, tones.bob)
    await expectHearing(bob, tones.alice)
    expect(await alice.execute(hangUp(ofAlice))).toEqual(taken)
    await expect
      .poll(async () => (await factsOf(bob, 'call.ended')).map(({ reason }) => reason))
      .toEqual(['busy', 'hung-up'])
  })

  scenario('that the far side does not want has failed as declined', async (alice, bob) => {
    const { ofAlice, ofBob } = await talk(alice, bob)
    const asked = alice.execute({ type: 'transfer', call: ofAlice, to: '102' })
    await bob.next('call.transferAsked')
    expect(await bob.execute(answerTransfer(ofBob, false))).toEqual(taken)
    expect(await asked).toEqual(taken)
    const failed = { reason: 'declined', vendor: { code: 603 } }
    expect(await alice.next('call.transferChanged', { stage: 'failed' })).toMatchObject(failed)
    expect(await alice.execute(hangUp(ofAlice))).toEqual(taken)
    await bob.next('call.ended')
  })

  scenario('that the far side gives up while it rings has failed', async (alice, bob, carol) => {
    const { ofAlice, ofBob } = await talk(alice, bob)
    const asked = alice.execute({ type: 'transfer', call: ofAlice, to: '102' })
    await bob.next('call.transferAsked')
    await bob.execute(answerTransfer(ofBob, true))
    await asked
    const fromBob = await placed(bob)
    await carol.rung()
    expect(await bob.execute(hangUp(fromBob))).toEqual(taken)
    expect(await alice.next('call.transferChanged', { stage: 'failed' })).toMatchObject({ reason: 'cancelled' })
    await carol.next('call.ended')
    expect(await alice.execute(hangUp(ofAlice))).toEqual(taken)
    await expect.poll(async () => (await factsOf(bob, 'call.ended')).length).toBe(2)
  })
})

describe('a transfer to a consulted call', () => {
  scenario(
    'puts the far side in our place there; whoever is called sees one call take over another',
    async (alice, bob, carol) => {
      const { ofAlice: toBob, ofBob } = await talk(alice, bob)
      expect(await alice.execute(hold(toBob, true))).toEqual(taken)
      const toCarol = await alice.dial('102')
      const ofCarol = await carol.rung()
      expect(await carol.execute(answer(ofCarol))).toEqual(taken)
      await alice.next('call.established')
      await carol.next('call.established')
      const asked = alice.execute({ type: 'transferTo', call: toBob, consulted: toCarol })
      expect(await bob.next('call.transferAsked')).toMatchObject({ to: '102' })
      expect(await bob.execute(answerTransfer(ofBob, true))).toEqual(taken)
      expect(await asked).toEqual(taken)
      const fromBob = await placed(bob)
      const { call, replaces } = await carol.next('call.offered')
      expect(replaces?.refs).toEqual(ofCarol.refs)
      const inItsPlace: Target = { callId: randomUUID() as CallId, refs: call.refs ?? {} }
      expect(await carol.execute(answer(inItsPlace))).toEqual(taken)
      await carol.next('call.established')
      await alice.next('call.transferChanged', { stage: 'done' })
      expect(await carol.execute(hangUp(ofCarol))).toEqual(taken)
      await alice.next('call.ended')
      expect(await alice.execute(hangUp(toBob))).toEqual(taken)
      await bob.next('call.ended')
      await expectHearing(bob, tones.carol)
      await expectHearing(carol, tones.bob)
      for (const phone of [alice, bob, carol]) {
        expect((await factsOf(phone, 'call.ended')).map(({ reason }) => reason)).not.toContain('connection-lost')
      }
      expect(await bob.execute(hangUp(fromBob))).toEqual(taken)
      await carol.next('call.ended')
    },
  )

  scenario('that is gone by then is refused there (481), and the first call stays', async (alice, bob, carol) => {
    const { ofAlice: toBob, ofBob } = await talk(alice, bob)
    const toCarol = await alice.dial('102')
    const ofCarol = await carol.rung()
    await carol.execute(answer(ofCarol))
    await alice.next('call.established')
    const asked = alice.execute({ type: 'transferTo', call: toBob, consulted: toCarol })
    await bob.next('call.transferAsked')
    expect(await carol.execute(hangUp(ofCarol))).toEqual(taken)
    await alice.next('call.ended')
    expect(await bob.execute(answerTransfer(ofBob, true))).toEqual(taken)
    expect(await asked).toEqual(taken)
    expect(await alice.next('call.transferChanged', { stage: 'failed' })).toMatchObject({ vendor: { code: 481 } })
    expect((await factsOf(carol, 'call.offered')).length).toBe(1)
    await expectHearing(alice, tones.bob)
    await alice.execute(hangUp(toBob))
    await expect.poll(async () => (await factsOf(bob, 'call.ended')).length).toBe(2)
  })
})

describe('two who call each other at once', () => {
  scenario('know both calls by the same two names, on both sides', async (alice, bob) => {
    const [ofAlice, ofBob] = await Promise.all([alice.dial('101'), bob.dial('100')])
    const [atAlice, atBob] = [await alice.next('call.offered'), await bob.next('call.offered')]
    expect(atBob.call.refs).toEqual(ofAlice.refs)
    expect(atAlice.call.refs).toEqual(ofBob.refs)
    for (const [phone, type] of [
      [alice, 'call.dialed'],
      [bob, 'call.dialed'],
    ] as const) {
      const [dialed] = await factsOf(phone, type)
      expect(dialed?.call.refs).toEqual(phone === alice ? ofAlice.refs : ofBob.refs)
    }
    await Promise.all([alice.execute(hangUp(ofAlice)), bob.execute(hangUp(ofBob))])
    await expect.poll(async () => (await factsOf(alice, 'call.ended')).length).toBe(2)
    await expect.poll(async () => (await factsOf(bob, 'call.ended')).length).toBe(2)
  })
})
