import { describe } from 'vitest'
import {
  answered,
  called,
  expectPhases,
  expectSound,
  hangUp,
  softphoneScenarios,
  talk,
} from './support/softphone-scenario.ts'

const scenario = softphoneScenarios()

describe('signing in', () => {
  scenario('with a wrong password is refused in words; with the right one it works', async (alice, bob, rig) => {
    const carol = await rig.open('102')
    await carol.signIn('wrong')
    await carol.page.getByRole('alert').filter({ hasText: 'User or password is wrong.' }).waitFor()
    await carol.page.getByLabel('Password', { exact: true }).fill(carol.account.password)
    await carol.page.getByRole('button', { name: 'Sign in' }).click()
    await carol.ready()
    await talk(carol, bob)
    await hangUp(carol, bob)
    await expectPhases(carol, ...called, 'ending?', 'ended hung-up')
    await expectPhases(alice)
  })
})

describe('signing out', () => {
  scenario('makes the number unreachable, until it signs in again', async (alice, bob) => {
    await bob.signOut()
    await alice.dial(bob.name)
    await alice.endsWith('The other side cannot be reached')
    await alice.reads('SIP 480')
    await alice.press('Done')
    await bob.signIn()
    await bob.ready()
    await talk(alice, bob)
    await hangUp(bob, alice)
    await expectPhases(alice, 'preparing', 'dialing', 'ended unreachable', ...called, 'ended hung-up')
    await expectPhases(bob, ...answered, 'ending?', 'ended hung-up')
  })

  scenario('hangs up what is being talked', async (alice, bob) => {
    await talk(alice, bob)
    await bob.signOut()
    await alice.endsWith('The other side hung up')
    await expectPhases(alice, ...called, 'ended hung-up')
    await expectPhases(bob, ...answered, 'ending?', 'ended hung-up')
  })
})

describe('a server that closes all its sockets', () => {
  scenario('ends no call: the talk goes on, and so does its signalling after a while', async (alice, bob, rig) => {
    await talk(alice, bob)
    await rig.closeWebSockets()
    await Promise.all([alice, bob].map((phone) => phone.page.locator('[data-registration="reconnecting"]').waitFor()))
    await expectSound(alice, bob)
    await Promise.all([alice.ready(), bob.ready()])
    // The browser's word on a server that closes what is closed already.
    for (const phone of [alice, bob]) phone.forgive(/Close received after close/)
    await hangUp(alice, bob)
    await expectPhases(alice, ...called, 'ending?', 'ended hung-up')
    await expectPhases(bob, ...answered, 'ended hung-up')
  })
})
