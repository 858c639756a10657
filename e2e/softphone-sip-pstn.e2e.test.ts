import { describe, expect } from 'vitest'
import { called, expectPhases, expectSound, rung, softphoneScenarios } from './support/softphone-scenario.ts'

const scenario = softphoneScenarios({ pstn: true })
const number = '0901234567'

describe('a call into the telephone network', () => {
  scenario(
    'is heard before the answer and after it, takes digits, and ends with the cause of the network',
    async (alice, bob, rig) => {
      const { pstn } = rig
      await pstn.expect({ earlyMs: 3_000, outcome: { type: 'answer', talkMs: 8_000 }, cause: 16 })
      await alice.dial(number)
      await alice.reads('Ringing, with a message from the network')
      expect(await alice.tone()).toBe('none')
      await expectSound(alice)
      await expectPhases(alice, ...rung)
      await alice.inPhase('active')
      await expectSound(alice)
      await alice.press('Keypad')
      for (const key of ['4', '2', 'hash']) await alice.press(key)
      await expect.poll(() => pstn.digits(), { timeout: 5_000 }).toBe('42#')
      await alice.endsWith('The other side hung up')
      await alice.reads('Q.850 16')
      await pstn.fulfilled()
      await expectPhases(alice, ...called, 'ended hung-up')
      await expectPhases(bob)
    },
    { pstn: true },
  )

  scenario(
    'that is refused was declined, by the cause of the network, though SIP only says that it is forbidden',
    async (alice, _bob, { pstn }) => {
      await pstn.expect({
        earlyMs: 2_000,
        outcome: { type: 'refuse', status: 403, phrase: 'Forbidden' },
        cause: 21,
      })
      await alice.dial(number)
      await alice.reads('Ringing, with a message from the network')
      await expectSound(alice)
      await alice.endsWith('The other side declined')
      await alice.reads('SIP 403 · Q.850 21')
      await pstn.fulfilled()
      await expectPhases(alice, ...rung, 'ended declined')
    },
    { pstn: true },
  )

  scenario(
    'is given up while a message of the network is heard',
    async (alice, _bob, { pstn }) => {
      await pstn.expect({ earlyMs: 1_000, outcome: { type: 'nothing' } })
      await alice.dial(number)
      await alice.reads('Ringing, with a message from the network')
      await expectSound(alice)
      await alice.press('Hang up')
      await alice.endsWith('You cancelled the call')
      // The answer of the far side, not our own patience.
      await alice.reads('SIP 487')
      await pstn.fulfilled()
      await expectPhases(alice, ...rung, 'ending', 'ended cancelled')
    },
    { pstn: true },
  )

  scenario(
    'is hung up by this side',
    async (alice, _bob, { pstn }) => {
      await pstn.expect({ earlyMs: 500, outcome: { type: 'answer' } })
      await alice.dial(number)
      await alice.inPhase('active')
      await expectSound(alice)
      await alice.press('Hang up')
      await alice.endsWith('You hung up')
      await pstn.fulfilled()
      await expectPhases(alice, ...called, 'ending?', 'ended hung-up')
    },
    { pstn: true },
  )
})
