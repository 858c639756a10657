import { describe, expect } from 'vitest'
import type { SipSoftphone } from './support/sip-softphone.ts'
import {
  answered,
  called,
  expectNoPackets,
  expectPhases,
  expectSound,
  hangUp,
  softphoneScenarios,
  talk,
} from './support/softphone-scenario.ts'
import { devicesInUse, inputIds } from './support/video.ts'

const scenario = softphoneScenarios()

describe('the devices of a call', () => {
  scenario('are changed while it goes on, and stay for the next one', async (alice, bob, rig) => {
    await talk(alice, bob)
    const from = Date.now()
    const [, microphone = ''] = await inputIds(alice.page, 'audioinput')
    const [, speaker = ''] = await inputIds(alice.page, 'audiooutput')
    await choose(alice, 'Microphone', microphone)
    await choose(alice, 'Speaker', speaker)
    expect(await devicesInUse(alice.page)).toEqual([microphone])
    await expectSound(alice, bob)
    // Another track in the same stream asks nobody.
    expect(rig.requestsOf(alice, 'INVITE', from)).toEqual([])
    await hangUp(alice, bob)
    await talk(bob, alice)
    expect(await devicesInUse(alice.page)).toEqual([microphone])
    await hangUp(alice, bob)
    await expectPhases(alice, ...called, 'ending?', 'ended hung-up', ...answered, 'ending?', 'ended hung-up')
  })

  scenario('that are unplugged are missed in words; another one is chosen, and is heard', async (alice, bob) => {
    await talk(alice, bob)
    const [first = '', other = ''] = await inputIds(alice.page, 'audioinput')
    await unplug(alice, first)
    const alert = alice.phone.getByRole('alert').filter({ hasText: 'Your microphone was unplugged' })
    await alert.waitFor()
    await Promise.all([expectSound(alice), expectNoPackets(bob)])
    await alice.press('Choose')
    const offered = sheet(alice).getByLabel('Microphone').locator('option')
    expect(await offered.evaluateAll((options) => options.map((option) => option.getAttribute('value')))).not.toContain(
      first,
    )
    await choose(alice, 'Microphone', other)
    await alert.waitFor({ state: 'detached' })
    await expectSound(alice, bob)
    await hangUp(bob, alice)
    await expectPhases(alice, ...called, 'ended hung-up')
    await expectPhases(bob, ...answered, 'ending?', 'ended hung-up')
  })
})

const sheet = ({ page }: SipSoftphone) => page.getByRole('dialog', { name: 'Sound and camera' })

async function choose(phone: SipSoftphone, kind: 'Microphone' | 'Speaker', id: string): Promise<void> {
  if (!(await sheet(phone).isVisible())) await phone.press('Sound and camera')
  const list = sheet(phone).getByLabel(kind)
  await list.selectOption(id)
  await expect.poll(() => list.inputValue()).toBe(id)
  await phone.page.locator('.device-picker[aria-busy="true"]').waitFor({ state: 'detached' })
  await phone.page.keyboard.press('Escape')
}

/** What the browser says when the microphone in use is pulled out; its fake devices cannot be. */
async function unplug({ page }: SipSoftphone, id: string): Promise<void> {
  await page.evaluate((gone) => {
    const { mediaDevices } = navigator
    const list = mediaDevices.enumerateDevices.bind(mediaDevices)
    mediaDevices.enumerateDevices = async () => (await list()).filter(({ deviceId }) => deviceId !== gone)
    for (const track of [...window.offhookMicrophones]) {
      if (track.getSettings().deviceId !== gone) continue
      track.stop()
      track.dispatchEvent(new Event('ended'))
    }
    mediaDevices.dispatchEvent(new Event('devicechange'))
  }, id)
}
