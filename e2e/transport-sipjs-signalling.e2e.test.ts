import { describe, expect } from 'vitest'
import type { Rig } from './support/rig.ts'
import type { TransportPhone } from './support/transport-phone.ts'
import { expectTalking, hangUp, taken, talk, transportScenarios } from './support/transport-scenario.ts'

const scenario = transportScenarios()

const answer = (phone: TransportPhone, call: Awaited<ReturnType<TransportPhone['rung']>>) =>
  phone.execute({ type: 'answer', call, video: false, muted: false })

/** Bob has a second device. */
async function withSecondDevice(rig: Rig, run: (second: TransportPhone) => Promise<void>): Promise<void> {
  const second = await rig.openRegistered('101')
  try {
    await run(second)
  } finally {
    await second.page.context().close()
  }
}

describe('a call to two devices of one user', () => {
  scenario('rings twice, is answered once, and has ended elsewhere at the other', async (alice, bob, rig) => {
    await withSecondDevice(rig, async (second) => {
      const ofAlice = await alice.dial('101')
      const [ofBob] = await Promise.all([bob.rung(), second.rung()])
      await alice.next('call.ringing')
      expect(await answer(bob, ofBob)).toEqual(taken)
      await alice.next('call.established')
      expect(await second.next('call.ended')).toMatchObject({ reason: 'answered-elsewhere' })
      expect((await alice.callFacts()).filter((fact) => fact === 'ringing').length).toBeGreaterThanOrEqual(1)
      await expectTalking(alice, bob)
      await hangUp(alice, ofAlice, bob)
    })
  })

  scenario('that both answer at once stands with one, and is hung up with the other', async (alice, bob, rig) => {
    await withSecondDevice(rig, async (second) => {
      for (let round = 0; round < 3; round++) {
        const ofAlice = await alice.dial('101')
        const [ofBob, ofSecond] = await Promise.all([bob.rung(), second.rung()])
        await Promise.all([answer(bob, ofBob), answer(second, ofSecond)])
        await alice.next('call.established')
        const ended = async () =>
          (await Promise.all([bob, second].map((phone) => phone.listCalls()))).filter((list) => list.length === 0)
        await expect.poll(async () => (await ended()).length, { timeout: 10_000 }).toBe(1)
        await alice.execute({ type: 'hangUp', call: ofAlice, why: 'user' })
        await alice.next('call.ended')
        for (const phone of [bob, second]) await phone.next('call.ended')
      }
    })
  })

  scenario(
    'goes on ringing at one when the other is busy, and ends for both when one declines',
    async (alice, bob, rig) => {
      await withSecondDevice(rig, async (second) => {
        await alice.dial('101')
        const [ofBob, ofSecond] = await Promise.all([bob.rung(), second.rung()])
        expect(await bob.execute({ type: 'decline', call: ofBob, as: 'busy' })).toEqual(taken)
        await bob.next('call.ended')
        expect(await second.callFacts()).toEqual(['offered'])
        expect(await second.execute({ type: 'decline', call: ofSecond, as: 'declined' })).toEqual(taken)
        expect(await alice.next('call.ended')).toMatchObject({ reason: 'declined', sip: 603 })
      })
    },
  )
})

describe('a redirection', () => {
  scenario('ends the call with its status, and calls nobody else', async (alice) => {
    await alice.dial('code-302')
    expect(await alice.next('call.ended')).toMatchObject({ sip: 302, reason: 'unreachable', vendor: { code: 302 } })
    expect(await alice.callFacts()).toEqual(['dialed', 'ended'])
  })
})

describe('digits', () => {
  scenario(
    'arrive in order when they go out as INFO',
    async (alice, bob) => {
      const { ofAlice } = await talk(alice, bob)
      for (const digit of '12#') {
        expect(await alice.execute({ type: 'sendDigit', call: ofAlice, digit, durationMs: 100 })).toEqual(taken)
        expect(await bob.next('call.digitReceived')).toMatchObject({ digit })
      }
      await hangUp(alice, ofAlice, bob)
    },
    () => ({ digits: 'info' }),
  )
})

describe('options', () => {
  scenario(
    'put a device’s id and own headers into the registration, which the server takes',
    async (alice, bob, rig) => {
      const ofAlice = await alice.dial('101')
      await bob.rung()
      await hangUp(alice, ofAlice, bob)
      const found = JSON.stringify(await rig.kamailio.rpc('ul.lookup', ['location', '100']))
      expect(found).toContain('0b1f2f5e-8f3e-4a5c-9a56-2f6a3c1f0e11')
    },
    () => ({ instanceId: '0b1f2f5e-8f3e-4a5c-9a56-2f6a3c1f0e11', headers: { 'X-Tenant': 'acme' } }),
  )
})
