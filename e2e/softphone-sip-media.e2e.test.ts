import { describe, expect } from 'vitest'
import { digitPayloadTypes, digitsSent } from './support/audio.ts'
import { countRtp, hasOwnNetwork } from './support/own-network.ts'
import { answersAsGateway } from './support/slow-gateway.ts'
import {
  answered,
  called,
  expectPhases,
  expectSound,
  hangUp,
  ring,
  rung,
  softphoneScenarios,
  talk,
} from './support/softphone-scenario.ts'

const scenario = softphoneScenarios()

describe('digits into a call', () => {
  scenario('are sent as tones of their own beside the sound (RFC 4733), in order', async (alice, bob) => {
    await talk(alice, bob)
    const packets = hasOwnNetwork ? await countRtp(await digitPayloadTypes(alice.page)) : undefined
    await alice.press('Keypad')
    for (const key of ['1', '2', 'hash', '0']) await alice.press(key)
    await alice.phone.getByLabel('Digits sent').filter({ hasText: '12#0' }).waitFor()
    await expect.poll(() => digitsSent(alice.page)).toBe('12#0')
    if (packets === undefined) console.warn('NO NETWORK OF ITS OWN: the packets of the digits are not counted.')
    // The last packet of each digit is sent three times (RFC 4733 section 2.5.1.4).
    else await expect.poll(packets).toBeGreaterThanOrEqual(4 * 3)
    await alice.press('Hide keypad')
    await expectSound(alice, bob)
    await hangUp(alice, bob)
    await expectPhases(alice, ...called, 'ending?', 'ended hung-up')
    await expectPhases(bob, ...answered, 'ended hung-up')
  })
})

describe('early media', () => {
  scenario('is heard before the answer, in place of the ringback tone', async (alice, bob, rig) => {
    const from = Date.now()
    const gateway = await answersAsGateway(bob)
    await ring(alice, bob)
    expect(await alice.tone()).toBe('ringback')
    await bob.press('Answer')
    await alice.reads('Ringing, with a message from the network')
    expect(await alice.tone()).toBe('none')
    await expectSound(alice)
    await expectPhases(alice, ...rung)
    expect(rig.sipSince(from)).not.toContain('in 200 OK INVITE')

    gateway.answer()
    await Promise.all([alice.inPhase('active'), bob.inPhase('active')])
    await expectSound(alice, bob)
    await hangUp(alice, bob)
    await expectPhases(alice, ...called, 'ending?', 'ended hung-up')
    await expectPhases(bob, ...answered, 'ended hung-up')
  })
})

describe('a code of the vendor in a Reason header (RFC 3326)', () => {
  scenario('of a refusal is kept beside the neutral reason and the SIP status', async (alice, bob) => {
    await alice.dial('ring-480-s850')
    await alice.endsWith('Nobody answered')
    await alice.reads(/SIP 480 .*Code 850/)
    await expectPhases(alice, ...rung, 'ended no-answer')
    await expectPhases(bob)
  })

  scenario('of a hang-up is kept beside the neutral reason', async (alice, bob, rig) => {
    await rig.turn('bye_sip', 853)
    await talk(alice, bob)
    await bob.press('Hang up')
    await Promise.all([alice.endsWith('The other side hung up'), bob.endsWith('You hung up')])
    await alice.reads('Code 853')
    await expectPhases(alice, ...called, 'ended hung-up')
    await expectPhases(bob, ...answered, 'ending?', 'ended hung-up')
  })
})

describe('a microphone that is not allowed', () => {
  scenario('dials nobody and says what to do; once it is allowed the call goes out', async (alice, bob, rig) => {
    const from = Date.now()
    await alice.page.context().clearPermissions()
    await alice.dial(bob.name)
    await alice.announced('The microphone is not allowed.')
    expect(rig.sipSince(from).filter((message) => message.includes('INVITE'))).toEqual([])
    await alice.page.context().grantPermissions(['microphone'])
    await talk(alice, bob)
    await hangUp(alice, bob)
    await expectPhases(bob, ...answered, 'ended hung-up')
  })

  scenario('leaves an incoming call ringing; once it is allowed the call is answered', async (alice, bob) => {
    await ring(alice, bob)
    await bob.page.context().clearPermissions()
    await bob.press('Answer')
    await bob.announced('The microphone is not allowed.')
    await bob.inPhase('incoming')
    await bob.page.context().grantPermissions(['microphone'])
    await bob.press('Answer')
    await Promise.all([alice.inPhase('active'), bob.inPhase('active')])
    await expectSound(alice, bob)
    await hangUp(alice, bob)
    await expectPhases(alice, ...called, 'ending?', 'ended hung-up')
    await expectPhases(bob, ...answered, 'ended hung-up')
  })
})
