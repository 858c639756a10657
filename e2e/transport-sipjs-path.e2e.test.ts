import { describe, expect } from 'vitest'
import { iceOf } from './support/ice.ts'
import { expectTalking, hangUp, hold, taken, talk, transportScenarios } from './support/transport-scenario.ts'
import { allowCamera, expectSeeing, setVideo } from './support/video.ts'

const scenario = transportScenarios()

describe('a new path for the media', () => {
  for (const asker of ['the caller', 'the far side'] as const) {
    scenario(`is made when ${asker} asks for it; sound and picture go on over it`, async (alice, bob) => {
      await allowCamera(alice, bob)
      const { ofAlice, ofBob } = await talk(alice, bob)
      expect(await alice.execute(setVideo(ofAlice, 'on'))).toEqual(taken)
      await expectSeeing(bob)
      const before = { alice: await iceOf(alice.page), bob: await iceOf(bob.page) }
      const [phone, call] = asker === 'the caller' ? [alice, ofAlice] : [bob, ofBob]
      expect(await phone.execute({ type: 'restartMedia', call })).toEqual(taken)
      for (const [side, was] of [
        [alice, before.alice],
        [bob, before.bob],
      ] as const) {
        const now = await iceOf(side.page)
        expect(now.local.ufrag).not.toBe(was.local.ufrag)
        expect(now.remote.ufrag).not.toBe(was.remote.ufrag)
        // Both told where they can be reached: nobody depends on being found by the other's checks.
        expect(now.remote.candidates).toBeGreaterThan(0)
        expect(now.transportUfrag).toBe(now.local.ufrag)
      }
      await expectTalking(alice, bob)
      await expectSeeing(bob)
      await hangUp(alice, ofAlice, bob)
    })
  }

  for (const [status, reason] of [
    [491, 'glare'],
    [488, 'refused'],
  ] as const) {
    scenario(`refused with ${status} leaves the old one, and is made the next time`, async (alice, bob, rig) => {
      const { ofAlice } = await talk(alice, bob)
      const before = await iceOf(alice.page)
      await rig.turn('reinvite', status)
      await rig.turn('reinvite_times', 1)
      const refusal = { ok: false, reason, vendor: { code: status } }
      expect(await alice.execute({ type: 'restartMedia', call: ofAlice })).toMatchObject(refusal)
      expect((await iceOf(alice.page)).local.ufrag).toBe(before.local.ufrag)
      await expectTalking(alice, bob)
      expect(await alice.execute(hold(ofAlice, true))).toEqual(taken)
      expect(await alice.execute(hold(ofAlice, false))).toEqual(taken)
      expect((await iceOf(alice.page)).local.ufrag).toBe(before.local.ufrag)
      expect(await alice.execute({ type: 'restartMedia', call: ofAlice })).toEqual(taken)
      expect((await iceOf(alice.page)).local.ufrag).not.toBe(before.local.ufrag)
      await expectTalking(alice, bob)
      await hangUp(alice, ofAlice, bob)
    })
  }
})

describe('a page that is closed', () => {
  scenario('hangs up its call', async (alice, bob) => {
    await talk(alice, bob)
    await expectTalking(alice, bob)
    await alice.closeTab()
    expect(await bob.next('call.ended')).toMatchObject({ reason: 'hung-up', by: 'remote' })
  })

  scenario('hangs up its call when it is loaded again', async (alice, bob) => {
    await talk(alice, bob)
    await alice.page.reload()
    expect(await bob.next('call.ended')).toMatchObject({ reason: 'hung-up', by: 'remote' })
  })

  scenario('cancels the call that it dialled', async (alice, bob) => {
    await alice.dial('101')
    await bob.rung()
    await alice.next('call.ringing')
    await alice.closeTab()
    expect(await bob.next('call.ended')).toMatchObject({ reason: 'cancelled', by: 'remote' })
  })

  scenario('refuses the call that rings in it', async (alice, bob) => {
    await alice.dial('101')
    await bob.rung()
    await bob.closeTab()
    expect(await alice.next('call.ended')).toMatchObject({ sip: 480, by: 'remote' })
  })
})
