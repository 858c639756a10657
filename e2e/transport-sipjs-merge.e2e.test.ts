import type { Target } from '@offhook/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digitsSent } from './support/audio.ts'
import { Rig } from './support/rig.ts'
import { expectHearing, openMixes, otherMicrophone, speakIn, tones } from './support/tones.ts'
import type { TransportPhone } from './support/transport-phone.ts'
import { hold, taken } from './support/transport-scenario.ts'
import { withTransports } from './support/transports.ts'
import { allowCamera, expectSeeing, inputIds, invites, setVideo } from './support/video.ts'

const { alice: a, bob: b, carol: c, dave: d } = tones

let rig: Rig
beforeAll(async () => {
  rig = await Rig.start('transport')
})
afterAll(() => rig?.stop())

/** The first calls this one, who answers. */
async function call(caller: TransportPhone, callee: TransportPhone): Promise<{ ours: Target; theirs: Target }> {
  const ours = await caller.dial(callee.name)
  const theirs = await callee.rung()
  expect(await callee.execute({ type: 'answer', call: theirs, video: false, muted: false })).toEqual(taken)
  await callee.next('call.established')
  await caller.next('call.established')
  return { ours, theirs }
}

const merge = (...calls: [Target, Target, ...Target[]]) => ({ type: 'merge', calls }) as const
const split = (...calls: Target[]) => ({ type: 'split', calls }) as const
const hangUp = (target: Target) => ({ type: 'hangUp', call: target, why: 'user' }) as const
const mute = (target: Target, muted: boolean) => ({ type: 'setMute', call: target, muted, from: !muted }) as const

const three = [['100'], ['101'], ['102']] as const

describe('calls that are merged', () => {
  it('hear each other, whatever is muted, held or changed meanwhile, and part again', async (context) => {
    await withTransports(rig, context, three, async (alice, bob, carol) => {
      await speakIn(alice, a)
      await speakIn(bob, b)
      await speakIn(carol, c)
      const { ours: toBob, theirs: ofBob } = await call(alice, bob)
      const { ours: toCarol } = await call(alice, carol)
      await expectHearing(alice, b, c)
      await expectHearing(bob, a)
      await expectHearing(carol, a)

      const since = Date.now()
      expect(await alice.execute(merge(toBob, toCarol))).toEqual(taken)
      await expectHearing(alice, b, c)
      await expectHearing(bob, a, c)
      await expectHearing(carol, a, b)
      expect(invites(rig.messagesSince(since))).toBe(0)

      expect(await alice.execute({ type: 'sendDigit', call: toBob, digit: '7', durationMs: 100 })).toEqual(taken)
      await expect.poll(() => digitsSent(alice.page)).toBe('7')

      expect(await alice.execute(mute(toBob, true))).toEqual(taken)
      await expectHearing(bob, c)
      await expectHearing(carol, a, b)
      expect(await alice.execute(mute(toCarol, true))).toEqual(taken)
      await expectHearing(carol, b)
      for (const target of [toBob, toCarol]) await alice.execute(mute(target, false))

      const [, other = ''] = await inputIds(alice.page, 'audioinput')
      expect(await alice.execute({ type: 'setMicrophone', id: other, from: undefined })).toEqual(taken)
      await expectHearing(bob, a + otherMicrophone, c)
      await expectHearing(carol, a + otherMicrophone, b)

      expect(await alice.execute(hold(toBob, true))).toEqual(taken)
      await expectHearing(bob)
      await expectHearing(carol, a + otherMicrophone)
      await expectHearing(alice, c)
      expect(await alice.execute(hold(toBob, false))).toEqual(taken)
      await expectHearing(bob, a + otherMicrophone, c)

      // Bob holds; his music, if he had any, would be his and Alice's affair.
      expect(await bob.execute(hold(ofBob, true))).toEqual(taken)
      await expectHearing(carol, a + otherMicrophone)
      expect(await bob.execute(hold(ofBob, false))).toEqual(taken)
      await expectHearing(carol, a + otherMicrophone, b)

      expect(await alice.execute(split(toBob))).toEqual(taken)
      await expectHearing(bob, a + otherMicrophone)
      await expectHearing(carol, a + otherMicrophone)
      expect(await openMixes(alice)).toBe(0)
      for (const target of [toBob, toCarol]) await alice.execute(hangUp(target))
    })
  }, 90_000)

  it('hear each other over new paths, and lose one that ends', async (context) => {
    await withTransports(rig, context, three, async (alice, bob, carol) => {
      await speakIn(alice, a)
      await speakIn(bob, b)
      await speakIn(carol, c)
      const { ours: toBob, theirs: ofBob } = await call(alice, bob)
      const { ours: toCarol, theirs: ofCarol } = await call(alice, carol)
      expect(await alice.execute(merge(toBob, toCarol))).toEqual(taken)
      expect(await alice.execute({ type: 'restartMedia', call: toBob })).toEqual(taken)
      expect(await carol.execute({ type: 'restartMedia', call: ofCarol })).toEqual(taken)
      await expectHearing(bob, a, c)
      await expectHearing(carol, a, b)
      expect(await openMixes(alice)).toBe(1)
      expect(await bob.execute(hangUp(ofBob))).toEqual(taken)
      await alice.next('call.ended')
      await expectHearing(carol, a)
      expect(await openMixes(alice)).toBe(0)
      await alice.execute(hangUp(toCarol))
    })
  }, 60_000)

  it('show their picture to this side alone', async (context) => {
    await withTransports(rig, context, three, async (alice, bob, carol) => {
      await allowCamera(alice, bob)
      await speakIn(alice, a)
      await speakIn(bob, b)
      await speakIn(carol, c)
      const { ours: toBob } = await call(alice, bob)
      const { ours: toCarol } = await call(alice, carol)
      expect(await alice.execute(merge(toBob, toCarol))).toEqual(taken)
      expect(await alice.execute(setVideo(toBob, 'on'))).toEqual(taken)
      await expectSeeing(bob)
      await expectHearing(bob, a, c)
      await expectHearing(carol, a, b)
      for (const target of [toBob, toCarol]) await alice.execute(hangUp(target))
    })
  }, 60_000)

  it('grow by one more', async (context) => {
    await withTransports(rig, context, [...three, ['103']] as const, async (alice, bob, carol, dave) => {
      const parties = [
        [alice, a],
        [bob, b],
        [carol, c],
        [dave, d],
      ] as const
      for (const [phone, tone] of parties) await speakIn(phone, tone)
      const { ours: toBob } = await call(alice, bob)
      const { ours: toCarol } = await call(alice, carol)
      expect(await alice.execute(merge(toBob, toCarol))).toEqual(taken)
      const { ours: toDave } = await call(alice, dave)
      expect(await alice.execute(merge(toBob, toCarol, toDave))).toEqual(taken)
      for (const [phone, own] of parties) await expectHearing(phone, ...[a, b, c, d].filter((tone) => tone !== own))
      expect(await alice.execute(split(toCarol))).toEqual(taken)
      await expectHearing(carol, a)
      await expectHearing(bob, a, d)
      await expectHearing(dave, a, b)
      for (const target of [toBob, toCarol, toDave]) await alice.execute(hangUp(target))
    })
  }, 90_000)
})
