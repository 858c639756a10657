import type { Target } from '@offhook/core'
import { afterEach, describe, expect } from 'vitest'
import { openMedia } from './support/audio.ts'
import type { Rig } from './support/rig.ts'
import { layStretch, type Stretch } from './support/stretch.ts'
import type { TransportPhone } from './support/transport-phone.ts'
import { expectTalking, hangUp, hold, taken, talk, transportScenarios } from './support/transport-scenario.ts'

const scenario = transportScenarios()

const reconnect = { type: 'reconnect', fresh: false } as const
const replace = { type: 'reconnect', fresh: true } as const
const offline = { ok: false, reason: 'offline' }

let stretch: Stretch | undefined
afterEach(async () => {
  await stretch?.close()
  stretch = undefined
})

/** Alice reaches the server over a stretch of network that can break. */
async function overStretch(rig: Rig) {
  stretch = await layStretch(rig.kamailio.url)
  return { server: stretch.url }
}

function way(): Stretch {
  if (stretch === undefined) throw new Error('The phone goes straight to the server.')
  return stretch
}

/** Asks until the server is back. */
async function registerAgain(phone: TransportPhone, how: typeof reconnect | typeof replace = reconnect): Promise<void> {
  await expect.poll(() => phone.execute(how), { timeout: 10_000, interval: 100 }).toEqual(taken)
  await phone.next('registration.changed', { state: 'registered' })
}

/** Both sides hold and resume in turn, each over its own connection and that of the other. */
async function expectWorking(
  alice: TransportPhone,
  ofAlice: Target,
  bob: TransportPhone,
  ofBob: Target,
): Promise<void> {
  await expectTalking(alice, bob)
  for (const [near, call, far] of [
    [alice, ofAlice, bob],
    [bob, ofBob, alice],
  ] as const) {
    for (const held of [true, false]) {
      expect(await near.execute(hold(call, held))).toEqual(taken)
      await far.next('call.holdChanged', { side: 'remote', held })
    }
  }
  await expectTalking(alice, bob)
}

/** What a phone reported of its link and registration, in order; nobody may be told `registered` while the link is down. */
async function expectHonest(phone: TransportPhone): Promise<void> {
  let isUp = false
  for (const { fact } of await phone.facts()) {
    if (fact.type === 'link.changed') isUp = fact.state === 'up'
    if (fact.type === 'registration.changed' && fact.state === 'registered') expect(isUp).toBe(true)
  }
}

describe('a call whose WebSocket', () => {
  scenario(
    'is reset goes on, and works over the next one',
    async (alice, bob) => {
      const { ofAlice, ofBob } = await talk(alice, bob)
      way().reset()
      const down = await alice.next('link.changed', { state: 'down' })
      expect(down.vendor?.message).toContain('1006')
      expect(await alice.execute({ type: 'ping' })).toEqual(offline)
      expect(await alice.execute(hold(ofAlice, true))).toEqual(offline)
      await registerAgain(alice)
      await expectWorking(alice, ofAlice, bob, ofBob)
      await hangUp(bob, ofBob, alice)
      await expectHonest(alice)
    },
    overStretch,
  )

  scenario(
    'dies in silence goes on, and works over a fresh one',
    async (alice, bob) => {
      const { ofAlice, ofBob } = await talk(alice, bob)
      expect(await alice.execute({ type: 'ping' })).toEqual(taken)
      way().die()
      const ping = alice.execute({ type: 'ping' })
      const holding = alice.execute(hold(ofAlice, true))
      await alice.page.waitForTimeout(2_000)
      const unanswered = Symbol('unanswered')
      expect(await Promise.race([ping, holding, Promise.resolve(unanswered)])).toBe(unanswered)
      // A socket of which nobody said that it is dead: sip.js would keep it for ever.
      expect((await alice.facts()).at(-1)?.fact).not.toMatchObject({ type: 'link.changed', state: 'down' })
      await registerAgain(alice, replace)
      expect(await ping).toMatchObject(offline)
      expect(await holding).toMatchObject(offline)
      expect(way().open).toBe(2)
      expect(await alice.execute({ type: 'ping' })).toEqual(taken)
      await expectWorking(alice, ofAlice, bob, ofBob)
      await hangUp(alice, ofAlice, bob)
      await expectHonest(alice)
    },
    overStretch,
  )

  scenario(
    'is down is left at once; the far side hears of it when the link is back',
    async (alice, bob) => {
      const { ofAlice } = await talk(alice, bob)
      way().reset()
      await alice.next('link.changed', { state: 'down' })
      expect(await alice.execute({ type: 'hangUp', call: ofAlice, why: 'user' })).toEqual(taken)
      expect(await alice.next('call.ended')).toMatchObject({ reason: 'hung-up', by: 'local' })
      expect(await openMedia(alice.page)).toEqual({ connections: 0, microphones: 0 })
      expect(await bob.callFacts()).not.toContain('ended')
      await registerAgain(alice)
      expect(await bob.next('call.ended')).toMatchObject({ reason: 'hung-up', by: 'remote' })
    },
    overStretch,
  )

  scenario(
    'dies in silence as it is hung up: the BYE goes again',
    async (alice, bob) => {
      const { ofAlice } = await talk(alice, bob)
      way().die()
      expect(await alice.execute({ type: 'hangUp', call: ofAlice, why: 'user' })).toEqual(taken)
      await alice.next('call.ended')
      await registerAgain(alice, replace)
      expect(await bob.next('call.ended')).toMatchObject({ reason: 'hung-up', by: 'remote' })
    },
    overStretch,
  )
})

describe('a call that rings when the WebSocket of its caller goes', () => {
  scenario(
    'is lost for the caller, and stops ringing when the link is back',
    async (alice, bob) => {
      await alice.dial('101')
      await alice.next('call.ringing')
      way().reset()
      expect(await alice.next('call.ended')).toMatchObject({ reason: 'connection-lost', by: 'network' })
      await registerAgain(alice)
      expect(await bob.next('call.ended')).toMatchObject({ reason: 'cancelled', by: 'remote' })
    },
    overStretch,
  )
})

describe('a server that is restarted', () => {
  scenario('forgets every registration, and no call: both phones go on', async (alice, bob, rig) => {
    const { ofAlice, ofBob } = await talk(alice, bob)
    await rig.kamailio.halt()
    for (const phone of [alice, bob]) {
      await phone.next('link.changed', { state: 'down' })
      expect(await phone.execute(reconnect)).toMatchObject(offline)
    }
    await expectTalking(alice, bob)
    await rig.kamailio.resume()
    for (const phone of [alice, bob]) await registerAgain(phone)
    await expectWorking(alice, ofAlice, bob, ofBob)
    await hangUp(bob, ofBob, alice)
    for (const phone of [alice, bob]) await expectHonest(phone)
  })
})

describe('signing out from a server that says nothing', () => {
  scenario(
    'holds nobody up',
    async (alice, _bob, rig) => {
      way().die()
      await alice.page.evaluate(() => window.probe.stop())
      await alice.start({ server: rig.kamailio.url })
      await alice.execute({ type: 'signIn', credentials: rig.credentials('100') })
      await alice.next('registration.changed', { state: 'registered' })
    },
    overStretch,
  )
})
