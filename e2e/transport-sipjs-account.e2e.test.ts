import { describe, expect } from 'vitest'
import { expectTalking, hangUp, hold, taken, talk, transportScenarios } from './support/transport-scenario.ts'

const scenario = transportScenarios()

describe('registration', () => {
  scenario('fails for a wrong password', async (alice, _bob, rig) => {
    await alice.execute({ type: 'signIn', credentials: { ...rig.credentials('100'), password: 'wrong' } })
    const failed = await alice.next('registration.changed', { state: 'failed' })
    expect(failed).toMatchObject({ reason: 'credentials', vendor: { code: 401 } })
    expect(JSON.stringify(await alice.facts())).not.toContain('wrong')
  })

  scenario('tells when a busy server wants to be asked again', async (alice, _bob, rig) => {
    await rig.turn('register', 503)
    await rig.turn('retry_after', 2)
    await alice.execute({ type: 'reconnect', fresh: false })
    const failed = await alice.next('registration.changed', { state: 'failed' })
    expect(failed).toMatchObject({ reason: 'server', retryAfterMs: 2_000, vendor: { code: 503 } })
    await rig.clearKnobs()
    await alice.execute({ type: 'reconnect', fresh: false })
    await alice.next('registration.changed', { state: 'registered' })
  })

  scenario('ends with signing out: the number is unreachable then', async (alice, bob) => {
    expect(await bob.execute({ type: 'signOut' })).toEqual(taken)
    await bob.next('registration.changed', { state: 'signed-out' })
    await alice.dial('101')
    expect(await alice.next('call.ended')).toMatchObject({ sip: 480 })
  })
})

describe('the link', () => {
  scenario(
    'that is closed by the server ends no call; told to reconnect, the call goes on',
    async (alice, bob, rig) => {
      const { ofAlice } = await talk(alice, bob)
      await rig.closeWebSockets()
      await alice.next('link.changed', { state: 'down' })
      await bob.next('link.changed', { state: 'down' })
      expect(await alice.execute(hold(ofAlice, true))).toEqual({ ok: false, reason: 'offline' })
      expect(await alice.execute({ type: 'ping' })).toEqual({ ok: false, reason: 'offline' })
      await expectTalking(alice, bob)
      for (const phone of [alice, bob]) {
        expect(await phone.execute({ type: 'reconnect', fresh: false })).toEqual(taken)
        await phone.next('registration.changed', { state: 'registered' })
      }
      expect(await alice.execute({ type: 'ping' })).toEqual(taken)
      expect(await alice.execute(hold(ofAlice, true))).toEqual(taken)
      await bob.next('call.holdChanged', { side: 'remote', held: true })
      await hangUp(alice, ofAlice, bob)
    },
  )

  scenario('to nowhere is offline, and no registration', async (alice, _bob, rig) => {
    const { page } = alice
    await page.reload()
    await alice.start({ server: 'ws://127.0.0.1:9' })
    expect(await alice.execute({ type: 'signIn', credentials: rig.credentials('100') })).toMatchObject({
      reason: 'offline',
    })
    expect((await alice.facts()).map(({ fact }) => fact)).toMatchObject([{ type: 'link.changed', state: 'down' }])
  })
})
