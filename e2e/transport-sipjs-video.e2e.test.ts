import { describe, expect } from 'vitest'
import { negotiated } from './support/audio.ts'
import { expectTalking, hangUp, hold, taken, talk, transportScenarios } from './support/transport-scenario.ts'
import {
  allowCamera,
  bright,
  devicesInUse,
  expectNoFrames,
  expectSeeing,
  inputIds,
  invites,
  look,
  remoteStreams,
  setVideo,
  talkWithVideo,
} from './support/video.ts'

const scenario = transportScenarios()

describe('a call with video', () => {
  scenario('shows both to each other, with sound', async (alice, bob) => {
    await allowCamera(alice, bob)
    const { ofAlice, ofBob } = await talkWithVideo(alice, bob)
    for (const phone of [alice, bob]) {
      await phone.next('call.videoChanged', { side: 'local', video: 'on' })
      await phone.next('call.videoChanged', { side: 'remote', video: 'on' })
    }
    await expectSeeing(alice, bob)
    await expectTalking(alice, bob)
    expect(await look(alice, ofAlice, 'remote')).toBeGreaterThan(bright)
    expect(await look(alice, ofAlice, 'local')).toBeGreaterThan(bright)
    expect(await look(bob, ofBob, 'remote')).toBeGreaterThan(bright)
    await hangUp(alice, ofAlice, bob)
    expect(await look(alice, ofAlice, 'remote')).toBeUndefined()
  })

  scenario('is offered as one, and can be answered with sound alone: the caller is seen', async (alice, bob) => {
    await allowCamera(alice, bob)
    const { ofAlice, ofBob } = await talkWithVideo(alice, bob, { ofAlice: true, ofBob: false })
    expect((await bob.facts()).map(({ fact }) => fact)).toContainEqual(
      expect.objectContaining({ type: 'call.offered', video: true }),
    )
    await bob.next('call.videoChanged', { side: 'remote', video: 'on' })
    await expectSeeing(bob)
    await expectNoFrames(alice)
    expect(await bob.execute(setVideo(ofBob, 'on'))).toEqual(taken)
    await alice.next('call.videoChanged', { side: 'remote', video: 'on' })
    await expectSeeing(alice, bob)
    await hangUp(alice, ofAlice, bob)
  })

  scenario('goes on as sound where the camera is refused, until it is granted', async (alice, bob) => {
    await allowCamera(bob)
    const { ofAlice } = await talkWithVideo(alice, bob, { ofAlice: true, ofBob: true })
    expect(await alice.next('call.videoChanged', { side: 'local' })).toMatchObject({
      video: 'off',
      by: 'system',
      vendor: { code: 'NotAllowedError' },
    })
    await expectTalking(alice, bob)
    expect(await alice.execute(setVideo(ofAlice, 'on'))).toMatchObject({
      ok: false,
      reason: 'permission-denied',
      permission: 'camera',
    })
    await allowCamera(alice)
    expect(await alice.execute(setVideo(ofAlice, 'on'))).toEqual(taken)
    await bob.next('call.videoChanged', { side: 'remote', video: 'on' })
    await expectSeeing(bob)
    await hangUp(alice, ofAlice, bob)
  })

  scenario('is black and silent on hold, and comes back', async (alice, bob) => {
    await allowCamera(alice, bob)
    const { ofAlice, ofBob } = await talkWithVideo(alice, bob)
    for (const phone of [alice, bob]) await phone.next('call.videoChanged', { side: 'remote', video: 'on' })
    expect(await alice.execute(hold(ofAlice, true))).toEqual(taken)
    for (const phone of [alice, bob]) await phone.next('call.videoChanged', { side: 'remote', video: 'off' })
    await expectNoFrames(alice)
    expect(await look(alice, ofAlice, 'local')).toBeLessThan(bright)
    expect(await look(alice, ofAlice, 'remote')).toBeUndefined()
    // The holder's camera is on as before: only what it sends is black.
    expect(await alice.listCalls()).toContainEqual(expect.objectContaining({ side: 'local', video: 'on' }))
    expect(await alice.execute(hold(ofAlice, false))).toEqual(taken)
    for (const phone of [alice, bob]) await phone.next('call.videoChanged', { side: 'remote', video: 'on' })
    await expectSeeing(alice, bob)
    expect(await look(bob, ofBob, 'remote')).toBeGreaterThan(bright)
    await expectTalking(alice, bob)
    await hangUp(bob, ofBob, alice)
  })

  scenario('pauses into black and goes on, without a word to the server', async (alice, bob, rig) => {
    await allowCamera(alice, bob)
    const { ofAlice, ofBob } = await talkWithVideo(alice, bob)
    await bob.next('call.videoChanged', { side: 'remote', video: 'on' })
    const since = Date.now()
    expect(await alice.execute(setVideo(ofAlice, 'paused'))).toEqual(taken)
    await alice.next('call.videoChanged', { side: 'local', video: 'paused' })
    await expect.poll(() => look(bob, ofBob, 'remote'), { timeout: 8_000 }).toBeLessThan(bright)
    expect(await alice.execute(setVideo(ofAlice, 'on'))).toEqual(taken)
    await expect.poll(() => look(bob, ofBob, 'remote'), { timeout: 8_000 }).toBeGreaterThan(bright)
    expect(invites(rig.messagesSince(since))).toBe(0)
    await hangUp(alice, ofAlice, bob)
  })

  scenario('shows the other camera in place of the first, without a new offer', async (alice, bob, rig) => {
    await allowCamera(alice, bob)
    const { ofAlice, ofBob } = await talkWithVideo(alice, bob)
    await bob.next('call.videoChanged', { side: 'remote', video: 'on' })
    const cameras = await inputIds(alice.page, 'videoinput')
    const [first = '', , third = ''] = cameras
    const since = Date.now()
    expect(await alice.execute({ type: 'setCamera', id: third, from: first })).toEqual(taken)
    await alice.next('inputs.changed', { camera: third, evidence: 'ack' })
    expect((await devicesInUse(alice.page)).filter((id) => cameras.includes(id ?? ''))).toEqual([third])
    await expectSeeing(bob)
    expect(await look(bob, ofBob, 'remote')).toBeGreaterThan(bright)
    // The one after the last is the first.
    expect(await alice.execute({ type: 'switchCamera', call: ofAlice })).toEqual(taken)
    await alice.next('inputs.changed', { camera: first, evidence: 'ack' })
    expect((await devicesInUse(alice.page)).filter((id) => cameras.includes(id ?? ''))).toEqual([first])
    await expectSeeing(bob)
    expect(await look(alice, ofAlice, 'local')).toBeGreaterThan(bright)
    expect(invites(rig.messagesSince(since))).toBe(0)
    await hangUp(alice, ofAlice, bob)
  })
})

describe('video during a call', () => {
  scenario('is turned on by one, by the other, and off', async (alice, bob) => {
    await allowCamera(alice, bob)
    const { ofAlice, ofBob } = await talk(alice, bob)
    expect(await alice.execute(setVideo(ofAlice, 'on'))).toEqual(taken)
    await alice.next('call.videoChanged', { side: 'local', video: 'on' })
    await bob.next('call.videoChanged', { side: 'remote', video: 'on' })
    await expectSeeing(bob)
    expect(await bob.execute(setVideo(ofBob, 'on'))).toEqual(taken)
    await alice.next('call.videoChanged', { side: 'remote', video: 'on' })
    await expectSeeing(alice, bob)
    await expectTalking(alice, bob)
    for (const round of ['first', 'again']) {
      expect(await alice.execute(setVideo(ofAlice, 'off')), round).toEqual(taken)
      await bob.next('call.videoChanged', { side: 'remote', video: 'off' })
      await expectNoFrames(bob)
      expect(await devicesInUse(alice.page)).toHaveLength(1)
      await expectSeeing(alice)
      expect(await alice.execute(setVideo(ofAlice, 'on')), round).toEqual(taken)
      await bob.next('call.videoChanged', { side: 'remote', video: 'on' })
      await expectSeeing(alice, bob)
    }
    await hangUp(alice, ofAlice, bob)
  })

  for (const [status, reason] of [
    [491, 'glare'],
    [488, 'refused'],
  ] as const) {
    scenario(`refused with ${status} leaves the call as it was, and works the next time`, async (alice, bob, rig) => {
      await allowCamera(alice, bob)
      const { ofAlice, ofBob } = await talk(alice, bob)
      const refuseOnce = async () => {
        await rig.turn('reinvite', status)
        await rig.turn('reinvite_times', 1)
      }
      await refuseOnce()
      expect(await alice.execute(setVideo(ofAlice, 'on'))).toMatchObject({
        ok: false,
        reason,
        vendor: { code: status },
      })
      expect(await devicesInUse(alice.page)).toHaveLength(1)
      expect(await negotiated(alice.page)).toMatchObject({ signalling: 'stable' })
      await expectTalking(alice, bob)
      // Offers after it ask for no video.
      for (const held of [true, false]) {
        expect(await alice.execute(hold(ofAlice, held))).toEqual(taken)
        await bob.next('call.holdChanged', { side: 'remote', held })
      }
      expect(await remoteStreams(bob.page)).toEqual(['audio', 'video refused'])
      expect(await alice.execute(setVideo(ofAlice, 'on'))).toEqual(taken)
      await bob.next('call.videoChanged', { side: 'remote', video: 'on' })
      await expectSeeing(bob)

      await refuseOnce()
      expect(await alice.execute(hold(ofAlice, true))).toMatchObject({ ok: false, reason })
      await expectTalking(alice, bob)
      await expectSeeing(bob)
      expect(await look(bob, ofBob, 'remote')).toBeGreaterThan(bright)
      expect(await alice.execute(hold(ofAlice, true))).toEqual(taken)
      await bob.next('call.videoChanged', { side: 'remote', video: 'off' })
      expect(await alice.execute(hold(ofAlice, false))).toEqual(taken)
      await bob.next('call.videoChanged', { side: 'remote', video: 'on' })
      await expectTalking(alice, bob)
      await expectSeeing(bob)
      await hangUp(alice, ofAlice, bob)
    })
  }
})
