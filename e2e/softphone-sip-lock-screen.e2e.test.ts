import { describe, expect } from 'vitest'
import type { SipSoftphone } from './support/sip-softphone.ts'
import { expectSilence, expectSound, ring, softphoneScenarios } from './support/softphone-scenario.ts'

const scenario = softphoneScenarios()

/** Draws a lock screen beside the SIP account, as the settings do. */
async function lockScreenOf(phone: SipSoftphone): Promise<void> {
  expect(await phone.lockScreen.region.count()).toBe(0)
  await phone.page.getByRole('button', { name: 'Settings' }).click()
  const dialog = phone.page.getByRole('dialog', { name: 'Settings' })
  await dialog.getByLabel('Lock-screen preview').selectOption('With every line')
  await dialog.getByRole('button', { name: 'Reopen the line' }).click()
  await phone.page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await phone.lockScreen.clock.waitFor()
  await phone.ready()
}

describe('the lock screen beside a SIP account', () => {
  scenario('sends no sound while the OS keeps the audio session', async (alice, bob) => {
    await lockScreenOf(bob)
    await ring(alice, bob)
    await bob.lockScreen.press('Answer')
    await Promise.all([alice.inPhase('active'), bob.inPhase('active')])
    await expectSound(alice, bob)
    const session = bob.page.getByText('The app has the audio session')
    await session.click()
    await expectSilence(alice)
    await session.click()
    await expectSound(alice, bob)
    await bob.lockScreen.press('End')
    await bob.endsWith('You hung up')
  })

  scenario('answers a call, mutes it and ends it', async (alice, bob) => {
    await lockScreenOf(bob)
    const { lockScreen } = bob
    await ring(alice, bob)
    await lockScreen.call('ringing').filter({ hasText: alice.name }).waitFor()
    await lockScreen.press('Answer')
    await Promise.all([alice.inPhase('active'), bob.inPhase('active')])
    await expectSound(alice, bob)
    await lockScreen.press('Mute')
    await bob.shows('Mute', true)
    await Promise.all([expectSilence(alice), expectSound(bob)])
    await lockScreen.press('End')
    await Promise.all([alice.endsWith('The other side hung up'), bob.endsWith('You hung up')])
    await lockScreen.clock.waitFor()
  })
})
