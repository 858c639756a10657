import { describe, expect } from 'vitest'
import { hasOwnNetwork } from './support/own-network.ts'
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

const scenario = softphoneScenarios({ cutsMedia: true })

const frozen = 'Nothing arrives from the other side'
const interrupted = 'The sound was interrupted'
const failed = 'No sound gets through'

describe('media that stops', () => {
  scenario(
    'for 8 s is said to be frozen, then to be back; the call lives',
    async (alice, bob, rig) => {
      await talk(alice, bob)
      const restore = await rig.cutMedia(bob)
      const eightSeconds = alice.page.waitForTimeout(8_000)
      // A paused browser cannot be asked.
      const watching = hasOwnNetwork ? [alice, bob] : [alice]
      await Promise.all(watching.map((phone) => phone.hasRead(frozen)))
      await expectNoPackets(...watching)
      await eightSeconds
      await restore()
      const trouble = new RegExp(`${frozen}|${interrupted}|${failed}`)
      await Promise.all([alice, bob].map((phone) => phone.readsNot(trouble)))
      await expectSound(alice, bob)
      await hangUp(alice, bob)
      await expectPhases(alice, ...called, 'ending?', 'ended hung-up')
      await expectPhases(bob, ...answered, 'ended hung-up')
    },
    { timeout: 45_000 },
  )

  scenario(
    'for 40 s ends the call, and until then the screen says how it stands',
    async (alice, bob, rig) => {
      alice.page.setDefaultTimeout(30_000)
      await alice.page.clock.install()
      await talk(alice, bob)
      const restore = await rig.cutMedia(bob)
      await alice.hasRead(frozen)
      await alice.hasRead(interrupted)
      // The browser itself needs a quarter of a minute to give up; what is left to wait is our own patience.
      await alice.hasRead(failed)
      await expectNoPackets(alice)
      await expectPhases(alice, ...called)
      await alice.page.clock.fastForward(30_000)
      await alice.inPhase('ended')
      await restore()
      await bob.inPhase('ended')
      await expectPhases(bob, ...answered, 'ended hung-up')
      if (hasOwnNetwork) {
        await alice.reads('No sound could get through')
        await expectPhases(alice, ...called, 'ending?', 'ended media-failed')
      }
      // A far side that stands still does not answer either when a new path is asked for.
      else await alice.reads(/No sound could get through|The connection was lost/)
    },
    { timeout: 60_000 },
  )
})

describe('a far side that goes without a word', () => {
  scenario(
    'whose tab was closed is not left alone with a dead line: the call ends at once',
    async (alice, bob, rig) => {
      await talk(alice, bob)
      const from = Date.now()
      await bob.page.close({ runBeforeUnload: true })
      await alice.endsWith('The other side hung up')
      expect(rig.requestsOf(bob, 'BYE', from)).toHaveLength(1)
      await expectPhases(alice, ...called, 'ended hung-up')
    },
  )

  scenario(
    'whose browser crashed ends by the network, when nothing has come for long',
    async (alice, bob) => {
      alice.page.setDefaultTimeout(40_000)
      await alice.page.clock.install()
      await talk(alice, bob)
      await bob.crash()
      await alice.hasRead(failed)
      await alice.page.clock.fastForward(30_000)
      await alice.endsWith('No sound could get through')
      await expectPhases(alice, ...called, 'ending?', 'ended media-failed')
    },
    { timeout: 60_000 },
  )
})
