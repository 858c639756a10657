import { describe, expect } from 'vitest'
import { arrivals } from './support/audio.ts'
import { expectTalking, hangUp, hold, silence, taken, talk, transportScenarios } from './support/transport-scenario.ts'
import { allowCamera, devicesInUse, expectSeeing, inputIds, invites, setVideo, talkWithVideo } from './support/video.ts'

const scenario = transportScenarios()

const setMicrophone = (id: string) => ({ type: 'setMicrophone', id, from: undefined }) as const

describe('another microphone', () => {
  scenario('takes the place of the first in the call and in the next, without a new offer', async (alice, bob, rig) => {
    const { ofAlice } = await talk(alice, bob)
    const [, other = ''] = await inputIds(alice.page, 'audioinput')
    const since = Date.now()
    expect(await alice.execute(setMicrophone(other))).toEqual(taken)
    await alice.next('inputs.changed', { microphone: other, evidence: 'ack' })
    expect(await devicesInUse(alice.page)).toEqual([other])
    await expect.poll(async () => (await arrivals(bob.page)).energy, { timeout: 8_000 }).toBeGreaterThan(silence)
    expect(invites(rig.messagesSince(since))).toBe(0)
    await hangUp(alice, ofAlice, bob)
    const next = await talk(alice, bob)
    expect(await devicesInUse(alice.page)).toEqual([other])
    await expectTalking(alice, bob)
    await hangUp(alice, next.ofAlice, bob)
  })

  scenario('stays silent in a call that is muted or held', async (alice, bob) => {
    const { ofAlice } = await talk(alice, bob)
    const [first = '', other = ''] = await inputIds(alice.page, 'audioinput')
    await alice.execute({ type: 'setMute', call: ofAlice, muted: true, from: false })
    expect(await alice.execute(setMicrophone(other))).toEqual(taken)
    await expect.poll(async () => (await arrivals(bob.page)).energy, { timeout: 8_000 }).toBeLessThan(silence)
    await alice.execute({ type: 'setMute', call: ofAlice, muted: false, from: true })
    await expect.poll(async () => (await arrivals(bob.page)).energy, { timeout: 8_000 }).toBeGreaterThan(silence)
    expect(await alice.execute(hold(ofAlice, true))).toEqual(taken)
    expect(await alice.execute(setMicrophone(first))).toEqual(taken)
    await expect.poll(async () => (await arrivals(bob.page)).energy, { timeout: 8_000 }).toBeLessThan(silence)
    expect(await alice.execute(hold(ofAlice, false))).toEqual(taken)
    await expect.poll(async () => (await arrivals(bob.page)).energy, { timeout: 8_000 }).toBeGreaterThan(silence)
    await hangUp(alice, ofAlice, bob)
  })

  scenario('that is not there changes nothing', async (alice, bob) => {
    const { ofAlice } = await talk(alice, bob)
    const before = await devicesInUse(alice.page)
    expect(await alice.execute(setMicrophone('nowhere'))).toEqual({ ok: false, reason: 'no-device' })
    expect(await devicesInUse(alice.page)).toEqual(before)
    await expectTalking(bob)
    await hangUp(alice, ofAlice, bob)
  })
})

describe('an input that is taken away', () => {
  scenario('is told; the call goes on without it until another is chosen', async (alice, bob) => {
    await allowCamera(alice, bob)
    const { ofAlice } = await talkWithVideo(alice, bob)
    await bob.next('call.videoChanged', { side: 'remote', video: 'on' })
    await alice.page.context().clearPermissions()
    // Which of the two the browser ends first is its own affair.
    for (const told of [{ microphone: null }, { camera: null }, { side: 'local', video: 'off' }]) {
      const facts = async () => (await alice.facts()).map(({ fact }) => fact)
      await expect.poll(facts).toContainEqual(expect.objectContaining({ ...told, by: 'system' }))
    }
    await expectTalking(alice)
    await allowCamera(alice)
    const [microphone = ''] = await inputIds(alice.page, 'audioinput')
    expect(await alice.execute(setMicrophone(microphone))).toEqual(taken)
    expect(await alice.execute(setVideo(ofAlice, 'on'))).toEqual(taken)
    await expectTalking(bob)
    await expect.poll(async () => (await arrivals(bob.page)).energy, { timeout: 8_000 }).toBeGreaterThan(silence)
    await expectSeeing(bob)
    await hangUp(alice, ofAlice, bob)
  })
})

describe('an output', () => {
  scenario('is chosen among those of the browser', async (alice, bob) => {
    const { ofAlice } = await talk(alice, bob)
    const [, other = ''] = await inputIds(alice.page, 'audiooutput')
    expect(await alice.execute({ type: 'setAudioOutput', id: other, from: undefined })).toEqual(taken)
    await alice.next('audio.changed', { current: other })
    expect(await alice.execute({ type: 'setAudioOutput', id: 'nowhere', from: other })).toMatchObject({ ok: false })
    await expectTalking(alice, bob)
    await hangUp(alice, ofAlice, bob)
  })
})
