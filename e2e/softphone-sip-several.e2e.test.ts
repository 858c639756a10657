import { describe, expect } from 'vitest'
import { digitsSent } from './support/audio.ts'
import type { SipSoftphone } from './support/sip-softphone.ts'
import { ring, softphoneScenarios } from './support/softphone-scenario.ts'
import { expectHearing, openMixes, speakIn, tones } from './support/tones.ts'

const scenario = softphoneScenarios()
const { alice: a, bob: b, carol: c } = tones
const gone = { state: 'detached' } as const

const other = ({ phone, page }: SipSoftphone, phase: string) =>
  phone.getByTestId('other-call').and(page.locator(`[data-phase="${phase}"]`))
const member = ({ phone, page }: SipSoftphone, name: string, phase: string) =>
  phone
    .getByTestId('member')
    .filter({ hasText: name })
    .and(page.locator(`[data-phase="${phase}"]`))

/** The first calls this one, who answers; each speaks in a tone of its own. */
async function call(caller: SipSoftphone, callee: SipSoftphone): Promise<void> {
  await speakIn(caller, a)
  await speakIn(callee, b)
  await ring(caller, callee)
  await answer(caller, callee)
}

async function answer(caller: SipSoftphone, callee: SipSoftphone): Promise<void> {
  await callee.inPhase('incoming')
  await callee.press('Answer')
  await Promise.all([caller, callee].map((phone) => phone.inPhase('active')))
}

describe('three softphones on a server', () => {
  scenario(
    'are merged, parted and merged again by its buttons, and all hear each other meanwhile',
    async (alice, bob, rig) => {
      const carol = await rig.openSignedIn('102')
      await speakIn(carol, c)
      await call(alice, bob)
      await alice.press('Add call')
      await alice.dial(carol.name)
      await answer(alice, carol)
      await other(alice, 'held').filter({ hasText: bob.name }).waitFor()

      // The phone's own tones come from one as well.
      const before = await openMixes(alice)
      await alice.press('Merge')
      for (const { name } of [bob, carol]) await member(alice, name, 'active').waitFor()
      expect(await openMixes(alice)).toBe(before + 1)
      await Promise.all([expectHearing(bob, a, c), expectHearing(carol, a, b), expectHearing(alice, b, c)])

      await alice.press('Keypad')
      await alice.press('7')
      await expect.poll(() => digitsSent(alice.page), { message: 'a digit for each of the two' }).toBe('77')
      await alice.press('Hide keypad')

      await alice.press(`Talk to ${bob.name} alone`)
      await alice.card('active').filter({ hasText: bob.name }).waitFor()
      await other(alice, 'held').filter({ hasText: carol.name }).waitFor()
      await Promise.all([expectHearing(bob, a), expectHearing(carol)])
      expect(await openMixes(alice)).toBe(before)

      await alice.press('Merge')
      for (const { name } of [bob, carol]) await member(alice, name, 'active').waitFor()
      await expectHearing(carol, a, b)
      await alice.press('End for all')
      await Promise.all([alice, bob, carol].map((phone) => phone.inPhase('ended')))
      expect(await openMixes(alice)).toBe(before)
    },
    { timeout: 60_000 },
  )

  scenario(
    'are left by the one who asked first and then connected the other two, at the second try',
    async (alice, bob, rig) => {
      const carol = await rig.openSignedIn('102')
      await speakIn(carol, c)
      await call(alice, bob)
      await alice.press('Transfer')
      await alice.phone.getByRole('textbox', { name: 'Number or address' }).fill(carol.name)
      await alice.press('Call first')
      await answer(alice, carol)
      await Promise.all([expectHearing(bob), expectHearing(carol, a)])

      await alice.press('Complete transfer')
      await bob.phone.getByTestId('transfer-asked').getByText(`hand you on to ${carol.name}`).waitFor()
      await bob.press('Reject')
      await alice.reads(`The transfer to ${carol.name} failed: the other side declined. The call stays with you.`)
      await other(alice, 'held').filter({ hasText: bob.name }).waitFor()

      await alice.press('Try again')
      await bob.press('Accept')
      await alice.inPhase('ended')
      expect(await alice.ending()).toBe('transferred')
      await Promise.all([bob.card('active').filter({ hasText: carol.name }).waitFor(), carol.inPhase('active')])
      await carol.reads(`${bob.name} took over the call from ${alice.name}.`)
      await Promise.all([bob, carol].map((phone) => phone.phone.getByTestId('other-call').first().waitFor(gone)))
      await Promise.all([expectHearing(bob, c), expectHearing(carol, b)])
      await bob.press('Hang up')
      await Promise.all([bob, carol].map((phone) => phone.inPhase('ended')))
    },
    { timeout: 60_000 },
  )
})
