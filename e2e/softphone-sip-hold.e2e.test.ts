import { describe, expect } from 'vitest'
import type { SipSoftphone } from './support/sip-softphone.ts'
import {
  answered,
  called,
  expectNoPackets,
  expectPhases,
  expectSilence,
  expectSound,
  hangUp,
  pressTogether,
  softphoneScenarios,
  talk,
} from './support/softphone-scenario.ts'

const scenario = softphoneScenarios()

const heldOnce = ['held', 'active'] as const

describe('hold', () => {
  for (const holder of ['caller', 'callee'] as const) {
    scenario(`of the ${holder} silences the other, and both talk again after it`, async (alice, bob) => {
      await talk(alice, bob)
      const [here, there] = holder === 'caller' ? [alice, bob] : [bob, alice]
      await hold(here)
      await here.reads('On hold')
      await there.reads('The other side has put you on hold')
      await Promise.all([expectNoPackets(here), expectSilence(there)])
      await resume(here)
      await there.reads('Connected')
      await expectSound(alice, bob)
      await hangUp(alice, bob)
      const [ofAlice, ofBob] = holder === 'caller' ? [heldOnce, []] : [[], heldOnce]
      await expectPhases(alice, ...called, ...ofAlice, 'ending?', 'ended hung-up')
      await expectPhases(bob, ...answered, ...ofBob, 'ended hung-up')
    })
  }

  scenario(
    'of both sides: one resumes and is still held by the other, until that resumes as well',
    async (alice, bob) => {
      await talk(alice, bob)
      await hold(alice)
      await bob.reads('The other side has put you on hold')
      await hold(bob)
      await Promise.all([alice.reads('On hold on both sides'), bob.reads('On hold on both sides')])
      await expectNoPackets(alice, bob)

      await resume(alice)
      await alice.reads('The other side has put you on hold')
      await bob.reads(/On hold(?! on both)/)
      await Promise.all([expectSilence(alice), expectNoPackets(bob)])

      await resume(bob)
      await alice.reads('Connected')
      await expectSound(alice, bob)
      await hangUp(bob, alice)
      await expectPhases(alice, ...called, ...heldOnce, 'ended hung-up')
      await expectPhases(bob, ...answered, ...heldOnce, 'ending?', 'ended hung-up')
    },
  )

  scenario('asked by both at the same moment comes true for both', async (alice, bob) => {
    await talk(alice, bob)
    await pressTogether('Hold', alice, bob)
    await Promise.all([alice.reads('On hold on both sides'), bob.reads('On hold on both sides')])
    await expectNoPackets(alice, bob)
    await resume(alice)
    await resume(bob)
    await Promise.all([alice.reads('Connected'), bob.reads('Connected')])
    await expectSound(alice, bob)
    await hangUp(alice, bob)
    await expectPhases(alice, ...called, ...heldOnce, 'ending?', 'ended hung-up')
    await expectPhases(bob, ...answered, ...heldOnce, 'ended hung-up')
  })

  scenario('can be hung up from, by the one who holds', async (alice, bob) => {
    await talk(alice, bob)
    await hold(alice)
    await bob.reads('The other side has put you on hold')
    await hangUp(alice, bob)
    await expectPhases(alice, ...called, 'held', 'ending?', 'ended hung-up')
    await expectPhases(bob, ...answered, 'ended hung-up')
  })
})

describe('a hold that is refused', () => {
  scenario('for glare (491) is asked again, without another press', async (alice, bob, rig) => {
    await talk(alice, bob)
    const from = Date.now()
    await rig.turn('reinvite', 491)
    await rig.turn('reinvite_times', 1)
    await hold(alice)
    await bob.reads('The other side has put you on hold')
    const invites = rig.sipSince(from).filter((message) => message.includes('INVITE'))
    expect(invites.map((message) => message.split(' ')[0])).toEqual(['in', 'in', 'out'])
    await Promise.all([expectNoPackets(alice), expectSilence(bob)])
    await resume(alice)
    await expectSound(alice, bob)
    await hangUp(alice, bob)
    await expectPhases(alice, ...called, ...heldOnce, 'ending?', 'ended hung-up')
    await expectPhases(bob, ...answered, 'ended hung-up')
  })

  scenario('for good (488) leaves the talk as it was, says so, and works the next time', async (alice, bob, rig) => {
    await talk(alice, bob)
    await rig.turn('reinvite', 488)
    await rig.turn('reinvite_times', 1)
    await alice.press('Hold')
    await alice.reads('Hold was not changed.')
    await alice.shows('Hold', false)
    await expectSound(alice, bob)
    await hold(alice)
    await Promise.all([expectNoPackets(alice), expectSilence(bob)])
    await resume(alice)
    await expectSound(alice, bob)
    await hangUp(alice, bob)
    await expectPhases(alice, ...called, ...heldOnce, 'ending?', 'ended hung-up')
    await expectPhases(bob, ...answered, 'ended hung-up')
  })
})

async function hold(phone: SipSoftphone): Promise<void> {
  await phone.press('Hold')
  await phone.inPhase('held')
  await phone.shows('Hold', true)
}

async function resume(phone: SipSoftphone): Promise<void> {
  await phone.press('Hold')
  await phone.inPhase('active')
  await phone.shows('Hold', false)
}
