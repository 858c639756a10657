import { describe, expect } from 'vitest'
import { dropTcp, resetTcp } from './support/own-network.ts'
import type { SipSoftphone } from './support/sip-softphone.ts'
import {
  answered,
  called,
  expectNoPackets,
  expectPhases,
  expectSilence,
  expectSound,
  hangUp,
  softphoneScenarios,
  talk,
} from './support/softphone-scenario.ts'

const scenario = softphoneScenarios()

/** What Chromium writes on the console about a server that is not there. */
const refusedByNobody = /WebSocket connection to .* failed/

describe('a call whose WebSocket', () => {
  scenario(
    'is killed goes on; the line is signed in again, and the hang-up arrives',
    async (alice, bob, rig) => {
      await talk(alice, bob)
      await resetTcp(rig.portOf(alice))
      await alice.registration('reconnecting')
      await expectSound(alice, bob)
      await alice.ready()
      await expectPhases(bob, ...answered)
      await hangUp(alice, bob)
      await expectPhases(alice, ...called, 'ending?', 'ended hung-up')
      await expectPhases(bob, ...answered, 'ended hung-up')
    },
    { ownNetwork: true },
  )

  scenario(
    'dies in silence is noticed, since a ping stays without an answer, and replaced',
    async (alice, bob, rig) => {
      await alice.page.clock.install()
      await alice.signIn()
      await alice.ready()
      await talk(alice, bob)
      const before = rig.portOf(alice)
      await dropTcp(before)
      await alice.page.clock.fastForward(20_000)
      await alice.ready()
      await alice.page.clock.fastForward(5_000)
      await alice.registration('reconnecting')
      await expectSound(alice, bob)
      await alice.ready()
      expect(rig.portOf(alice)).not.toBe(before)
      // Both ways: what the other side asks finds the new connection, and so does what it asks itself.
      await bob.press('Hold')
      await alice.reads('The other side has put you on hold')
      await bob.press('Hold')
      await alice.reads('Connected')
      await hangUp(alice, bob)
      await expectPhases(alice, ...called, 'ending?', 'ended hung-up')
      await expectPhases(bob, ...answered, 'held', 'active', 'ended hung-up')
    },
    { ownNetwork: true },
  )
})

describe('a server that is restarted in a call', () => {
  scenario('ends nothing; a hold is refused in words meanwhile, and works after it', async (alice, bob, rig) => {
    await talk(alice, bob)
    await rig.kamailio.halt()
    await both(alice, bob, (phone) => phone.registration('reconnecting'))
    await expectSound(alice, bob)
    await alice.pressInVain('Hold')
    await alice.announced('There is no connection to the phone service at the moment.')
    await alice.shows('Hold', false)
    await expectSound(alice, bob)

    await rig.kamailio.resume()
    await both(alice, bob, (phone) => phone.ready())
    await alice.press('Hold')
    await alice.inPhase('held')
    await bob.reads('The other side has put you on hold')
    await Promise.all([expectNoPackets(alice), expectSilence(bob)])
    await alice.press('Hold')
    await alice.inPhase('active')
    await expectSound(alice, bob)
    await hangUp(bob, alice)
    await expectPhases(alice, ...called, 'held', 'active', 'ended hung-up')
    await expectPhases(bob, ...answered, 'ending?', 'ended hung-up')
    await both(alice, bob, async (phone) => phone.forgive(refusedByNobody))
  })
})

describe('a server that is busy and says when to come again (503 with Retry-After)', () => {
  scenario('is asked again then, and not before', async (alice, bob, rig) => {
    await rig.turn('register', 503)
    await rig.turn('retry_after', 3)
    const from = Date.now()
    await rig.closeWebSockets()
    await both(alice, bob, (phone) => phone.registration('reconnecting'))
    await expect.poll(() => refusals(rig, from).length, { timeout: 8_000 }).toBeGreaterThanOrEqual(2)
    await alice.lineReads('The server has a fault.')
    await rig.clearKnobs()
    await both(alice, bob, (phone) => phone.ready())
    for (const phone of [alice, bob]) {
      const [refused = 0, again = 0] = rig.requestsOf(phone, 'REGISTER', from)
      expect(again - refused, `how long ${phone.name} waited, in ms`).toBeGreaterThanOrEqual(3_000)
    }
    await talk(alice, bob)
    await hangUp(alice, bob)
    await expectPhases(alice, ...called, 'ending?', 'ended hung-up')
    await expectPhases(bob, ...answered, 'ended hung-up')
  })
})

async function both(one: SipSoftphone, other: SipSoftphone, does: (phone: SipSoftphone) => Promise<void>) {
  await Promise.all([one, other].map(does))
}

function refusals(rig: { sipSince(from: number): string[] }, from: number): string[] {
  return rig.sipSince(from).filter((message) => message === 'out 503 Refused By Knob')
}
