import { describe, expect } from 'vitest'
import {
  answered,
  called,
  expectPhases,
  expectSilence,
  expectSound,
  hangUp,
  pressTogether,
  ring,
  softphoneScenarios,
  talk,
} from './support/softphone-scenario.ts'

const scenario = softphoneScenarios()

describe('a call between two softphones', () => {
  scenario('goes out, is answered, carries sound both ways and is hung up by the caller', async (alice, bob, rig) => {
    const from = Date.now()
    await ring(alice, bob)
    expect(await Promise.all([alice.tone(), bob.tone()])).toEqual(['ringback', 'ringtone'])
    await bob.press('Answer')
    await Promise.all([alice.inPhase('active'), bob.inPhase('active')])
    expect(await Promise.all([alice.tone(), bob.tone()])).toEqual(['none', 'none'])
    await expectSound(alice, bob)
    await hangUp(alice, bob)
    await expectPhases(alice, ...called, 'ending?', 'ended hung-up')
    await expectPhases(bob, ...answered, 'ended hung-up')

    const picture = await rig.ladder(alice, bob, from)
    for (const seen of [
      '|── INVITE 101 ─▶',
      '◀─ 180 Ringing ──|',
      'ringing   ',
      '|incoming',
      '|── BYE ',
      '|ended hung-up',
    ]) {
      expect(picture).toContain(seen)
    }
  })

  scenario('comes in, is answered by a key, and is hung up by the side that answered', async (alice, bob) => {
    await ring(bob, alice)
    await alice.page.keyboard.press('a')
    await Promise.all([alice.inPhase('active'), bob.inPhase('active')])
    await expectSound(alice, bob)
    await hangUp(alice, bob)
    await expectPhases(alice, ...answered, 'ending?', 'ended hung-up')
    await expectPhases(bob, ...called, 'ended hung-up')
  })

  scenario('is hung up by both at once', async (alice, bob) => {
    await talk(alice, bob)
    await pressTogether('Hang up', alice, bob)
    await Promise.all([alice.inPhase('ended'), bob.inPhase('ended')])
    await expectPhases(alice, ...called, 'ending?', 'ended hung-up')
    await expectPhases(bob, ...answered, 'ending?', 'ended hung-up')
  })

  scenario('can be had again at once', async (alice, bob) => {
    await talk(alice, bob)
    await hangUp(bob, alice)
    await Promise.all([alice.press('Call again'), bob.inPhase('incoming')])
    await bob.press('Answer')
    await Promise.all([alice.inPhase('active'), bob.inPhase('active')])
    await expectSound(alice, bob)
    await hangUp(bob, alice)
    await expectPhases(alice, ...called, 'ended hung-up', ...called, 'ended hung-up')
    const once = [...answered, 'ending?', 'ended hung-up']
    await expectPhases(bob, ...once, ...once)
  })

  scenario('is silent for the far side while the microphone is off', async (alice, bob) => {
    await talk(alice, bob)
    await alice.press('Mute')
    await alice.shows('Mute', true)
    await Promise.all([expectSound(alice), expectSilence(bob)])
    await alice.press('Mute')
    await alice.shows('Mute', false)
    await expectSound(alice, bob)
    await hangUp(alice, bob)
    await expectPhases(alice, ...called, 'ending?', 'ended hung-up')
    await expectPhases(bob, ...answered, 'ended hung-up')
  })
})

describe('the Reason of a hang-up (RFC 3326)', () => {
  scenario(
    'that is normal leaves it a hang-up; its codes are shown, also one of the server alone',
    async (alice, bob, rig) => {
      await rig.turn('bye_q850', 31)
      await rig.turn('bye_sip', 850)
      await talk(alice, bob)
      await bob.press('Hang up')
      await Promise.all([alice.endsWith('The other side hung up'), bob.endsWith('You hung up')])
      await alice.reads(/Q.850 31 .*Code 850/)
      await expectPhases(alice, ...called, 'ended hung-up')
      await expectPhases(bob, ...answered, 'ending?', 'ended hung-up')
    },
  )

  scenario('that is a fault is said as one, with its cause', async (alice, bob, rig) => {
    await rig.turn('bye_q850', 27)
    await talk(alice, bob)
    await bob.press('Hang up')
    await Promise.all([alice.endsWith('The connection was lost'), bob.endsWith('You hung up')])
    await alice.reads('Q.850 27')
    await expectPhases(alice, ...called, 'ended connection-lost')
    await expectPhases(bob, ...answered, 'ending?', 'ended hung-up')
  })
})
