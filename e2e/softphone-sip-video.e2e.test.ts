import type { Locator } from 'playwright'
import { describe, expect } from 'vitest'
import type { SipSoftphone } from './support/sip-softphone.ts'
import {
  answered,
  called,
  expectPhases,
  expectSound,
  hangUp,
  softphoneScenarios,
} from './support/softphone-scenario.ts'
import { expectNoFrames, expectSeeing } from './support/video.ts'

const scenario = softphoneScenarios()

describe('a video call', () => {
  scenario('moves on both screens, is switched off and on again, and is hung up', async (alice, bob) => {
    await dialWithVideo(alice, bob)
    await bob.reads('Incoming video call')
    await bob.press('Answer with video')
    await Promise.all([alice.inPhase('active'), bob.inPhase('active')])
    await Promise.all([alice.shows('Camera', true), bob.shows('Camera', true)])
    await expectSeeing(alice, bob)
    await Promise.all([alice, bob].flatMap((phone) => [moves(far(phone)), moves(own(phone))]))
    await expectSound(alice, bob)

    await alice.press('Camera')
    await alice.shows('Camera', false)
    await bob.reads('Their camera is off')
    await expectNoFrames(bob)
    await expectSeeing(alice)
    await alice.press('Camera')
    await alice.shows('Camera', true)
    await expectSeeing(alice, bob)
    await moves(far(bob))

    await hangUp(alice, bob)
    await expectPhases(alice, ...called, 'ending?', 'ended hung-up')
    await expectPhases(bob, ...answered, 'ended hung-up')
  })

  scenario('answered without a picture shows one side, and the other when it joins in', async (alice, bob) => {
    await dialWithVideo(alice, bob)
    await bob.press('Answer')
    await Promise.all([alice.inPhase('active'), bob.inPhase('active')])
    await expectSeeing(bob)
    await alice.reads('Their camera is off')
    await bob.press('Camera')
    await bob.shows('Camera', true)
    await expectSeeing(alice, bob)
    await moves(far(alice))
    await hangUp(bob, alice)
    await expectPhases(alice, ...called, 'ended hung-up')
    await expectPhases(bob, ...answered, 'ending?', 'ended hung-up')
  })
})

async function dialWithVideo(caller: SipSoftphone, callee: SipSoftphone): Promise<void> {
  await caller.phone.getByRole('textbox', { name: 'Number or address' }).fill(callee.name)
  await caller.press('Video call')
  await Promise.all([caller.inPhase('ringing'), callee.inPhase('incoming')])
}

const far = ({ phone }: SipSoftphone) => phone.getByLabel(/^Picture of/)
const own = ({ phone }: SipSoftphone) => phone.getByLabel('Your own picture')

/** Waits until a picture on the screen has been drawn anew several times. */
async function moves(picture: Locator): Promise<void> {
  const drawn = () =>
    picture.evaluate((video) =>
      video instanceof HTMLVideoElement ? video.getVideoPlaybackQuality().totalVideoFrames : 0,
    )
  const before = await drawn()
  await expect.poll(drawn, { timeout: 8_000 }).toBeGreaterThan(before + 5)
}
