import { randomUUID } from 'node:crypto'
import type { CallId, Target } from '@offhook/core'
import { describe, expect } from 'vitest'
import { arrivals, negotiated } from './support/audio.ts'
import type { TransportPhone } from './support/transport-phone.ts'
import {
  expectTalking,
  hangUp,
  hold,
  silence,
  soundRate,
  taken,
  talk,
  transportScenarios,
} from './support/transport-scenario.ts'

const scenario = transportScenarios()

/** The far side may still owe the ACK of its own hold: that is glare, after which the core asks again, as this does. */
async function expectResumed(phone: TransportPhone, call: Target): Promise<void> {
  await expect.poll(() => phone.execute(hold(call, false)), { timeout: 5_000 }).toEqual(taken)
}

describe('hold', () => {
  scenario('of the caller: the far side hears silence, this side nothing; then both again', async (alice, bob) => {
    const { ofAlice } = await talk(alice, bob)
    await expectTalking(alice, bob)
    expect(await alice.execute(hold(ofAlice, true))).toEqual(taken)
    await alice.next('call.holdChanged', { side: 'local', held: true })
    await bob.next('call.holdChanged', { side: 'remote', held: true })
    await expect.poll(async () => (await arrivals(alice.page)).packets, { timeout: 8_000 }).toBe(0)
    const heard = await arrivals(bob.page)
    expect(heard.packets).toBeGreaterThan(soundRate)
    expect(heard.energy).toBeLessThan(silence)
    expect(await alice.execute(hold(ofAlice, false))).toEqual(taken)
    await bob.next('call.holdChanged', { side: 'remote', held: false })
    await expectTalking(alice, bob)
    expect((await arrivals(bob.page)).energy).toBeGreaterThan(silence)
    await hangUp(alice, ofAlice, bob)
  })

  scenario('of both sides; one resumes, then the other', async (alice, bob) => {
    const { ofAlice, ofBob } = await talk(alice, bob)
    expect(await alice.execute(hold(ofAlice, true))).toEqual(taken)
    await bob.next('call.holdChanged', { side: 'remote', held: true })
    expect(await bob.execute(hold(ofBob, true))).toEqual(taken)
    await alice.next('call.holdChanged', { side: 'remote', held: true })
    await expectResumed(alice, ofAlice)
    await bob.next('call.holdChanged', { side: 'remote', held: false })
    await expectResumed(bob, ofBob)
    await alice.next('call.holdChanged', { side: 'remote', held: false })
    await expectTalking(alice, bob)
    await hangUp(bob, ofBob, alice)
  })

  for (const [status, reason] of [
    [491, 'glare'],
    [488, 'refused'],
  ] as const) {
    scenario(`refused with ${status} leaves the call as it was, and works the next time`, async (alice, bob, rig) => {
      const { ofAlice } = await talk(alice, bob)
      await rig.turn('reinvite', status)
      await rig.turn('reinvite_times', 1)
      expect(await alice.execute(hold(ofAlice, true))).toMatchObject({ ok: false, reason, vendor: { code: status } })
      expect(await negotiated(alice.page)).toEqual({ signalling: 'stable', directions: ['sendrecv'] })
      await expectTalking(alice, bob)
      expect((await arrivals(bob.page)).energy).toBeGreaterThan(silence)
      expect(await alice.execute(hold(ofAlice, true))).toEqual(taken)
      await bob.next('call.holdChanged', { side: 'remote', held: true })
      expect(await alice.execute(hold(ofAlice, false))).toEqual(taken)
      await bob.next('call.holdChanged', { side: 'remote', held: false })
      await expectTalking(alice, bob)
      await hangUp(alice, ofAlice, bob)
    })
  }

  scenario(
    'asked by both at nearly the same time is glare at worst, never a refusal or a wedge',
    async (alice, bob) => {
      const { ofAlice, ofBob } = await talk(alice, bob)
      for (const headStart of [0, 0, 4, 8, 12, 16, 24, 40]) {
        const first = alice.execute(hold(ofAlice, true))
        await alice.page.waitForTimeout(headStart)
        const outcomes = await Promise.all([first, bob.execute(hold(ofBob, true))])
        for (const outcome of outcomes) if (!outcome.ok) expect(outcome.reason).toBe('glare')
        await expect.poll(() => alice.execute(hold(ofAlice, false)), { interval: 200, timeout: 8_000 }).toEqual(taken)
        await expect.poll(() => bob.execute(hold(ofBob, false)), { interval: 200, timeout: 8_000 }).toEqual(taken)
      }
      await expectTalking(alice, bob)
      await hangUp(alice, ofAlice, bob)
    },
  )
})

describe('the microphone', () => {
  scenario(
    'that is refused dials nobody, and leaves an incoming call ringing until it is granted',
    async (alice, bob) => {
      const refusal = {
        ok: false,
        reason: 'permission-denied',
        permission: 'microphone',
        vendor: { code: 'NotAllowedError' },
      }
      await bob.page.context().clearPermissions()
      const call = { callId: randomUUID() as CallId, refs: {} }
      expect(await bob.execute({ type: 'startCall', call, to: '100', video: false, muted: false })).toMatchObject(
        refusal,
      )
      expect(await bob.callFacts()).toEqual([])

      const ofAlice = await alice.dial('101')
      const ofBob = await bob.rung()
      expect(await bob.execute({ type: 'answer', call: ofBob, video: false, muted: false })).toMatchObject(refusal)
      expect(await bob.callFacts()).toEqual(['offered'])
      await bob.page.context().grantPermissions(['microphone'])
      expect(await bob.execute({ type: 'answer', call: ofBob, video: false, muted: false })).toEqual(taken)
      await expectTalking(alice, bob)
      await hangUp(alice, ofAlice, bob)
    },
  )
})

describe('sound', () => {
  scenario('is silent while muted, and samples count its packets', async (alice, bob) => {
    const { ofAlice, ofBob } = await talk(alice, bob)
    await expectTalking(bob)
    expect(await alice.execute({ type: 'setMute', call: ofAlice, muted: true, from: false })).toEqual(taken)
    await alice.next('call.muteChanged', { muted: true })
    await expect.poll(async () => (await arrivals(bob.page)).energy, { timeout: 8_000 }).toBeLessThan(silence)
    await bob.execute({ type: 'sampleQuality', call: ofBob })
    await arrivals(bob.page)
    await bob.execute({ type: 'sampleQuality', call: ofBob })
    await bob.next('call.qualitySampled')
    const { sample } = await bob.next('call.qualitySampled')
    expect(sample.packets).toBeGreaterThan(soundRate)
    expect(sample.lossPercent).toBe(0)
    expect(sample.jitterMs).toBeGreaterThanOrEqual(0)
    expect(Object.keys(sample.progress ?? {}).length).toBeGreaterThanOrEqual(3)
    expect(await alice.execute({ type: 'setMute', call: ofAlice, muted: false, from: true })).toEqual(taken)
    await expect.poll(async () => (await arrivals(bob.page)).energy, { timeout: 8_000 }).toBeGreaterThan(silence)
    expect(await alice.execute({ type: 'sendDigit', call: ofAlice, digit: '5', durationMs: 100 })).toEqual(taken)
    await hangUp(alice, ofAlice, bob)
  })
})
