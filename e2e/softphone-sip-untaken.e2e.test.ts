import { describe, expect } from 'vitest'
import type { SipSoftphone } from './support/sip-softphone.ts'
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

describe('a call that is refused', () => {
  scenario('on this device (486) is busy for the caller', async (alice, bob, rig) => {
    const from = Date.now()
    await ring(alice, bob)
    await bob.press('Decline')
    await Promise.all([alice.endsWith('The other side is busy'), bob.endsWith('You declined the call')])
    await alice.reads('SIP 486')
    expect(await Promise.all([alice.tone(), bob.tone()])).toEqual(['busy', 'none'])
    await expectPhases(alice, ...rung, 'ended busy')
    await expectPhases(bob, 'incoming', 'ending?', 'ended busy')
    expect(rig.sipSince(from)).toContain('in 486 Busy Here')
  })

  scenario('on all devices (603) is declined for the caller, and rings nowhere any more', async (alice, bob, rig) => {
    const tablet = await rig.openSignedIn('101')
    await ring(alice, bob)
    await tablet.inPhase('incoming')
    await bob.press('Decline on all devices')
    await Promise.all([alice.endsWith('The other side declined'), bob.endsWith('You declined the call')])
    await Promise.all([alice.reads('SIP 603'), tablet.endsWith('Declined on another device')])
    await expectPhases(alice, ...rung, 'ended declined')
    await expectPhases(bob, 'incoming', 'ending?', 'ended declined')
    await expectPhases(tablet, 'incoming', 'ended declined-elsewhere')
  })

  scenario('by one who is busy leaves the talk alone', async (alice, bob, rig) => {
    const carol = await rig.openSignedIn('102')
    await talk(bob, carol)
    await alice.dial(bob.name)
    await alice.inPhase('ringing')
    const knock = bob.phone.getByTestId('incoming-call').filter({ hasText: alice.name })
    await knock.getByRole('button', { name: 'Decline', exact: true }).click()
    await alice.endsWith('The other side is busy')
    await knock.waitFor({ state: 'detached' })
    await expectSound(bob, carol)
    await hangUp(bob, carol)
    await expectPhases(alice, ...rung, 'ended busy')
    // The declined call lingers, so its notice may be seen between the talk and its end.
    const shown = (await bob.phases()).filter((phase) => phase !== 'ended busy' && phase !== 'ending')
    expect(shown).toEqual([...called, 'ended hung-up'])
    await expectPhases(carol, ...answered, 'ended hung-up')
  })
})

describe('a call that another device answers', () => {
  scenario('rings here no more, and says so', async (alice, bob, rig) => {
    const tablet = await rig.openSignedIn('101')
    await ring(alice, bob)
    await tablet.inPhase('incoming')
    await bob.press('Answer')
    await Promise.all([alice.inPhase('active'), bob.inPhase('active')])
    await tablet.endsWith('Answered on another device')
    await expectSound(alice, bob)
    await hangUp(alice, bob)
    await expectPhases(alice, ...called, 'ending?', 'ended hung-up')
    await expectPhases(bob, ...answered, 'ended hung-up')
    await expectPhases(tablet, 'incoming', 'ended answered-elsewhere')
  })
})

describe('a call that is given up', () => {
  scenario('by the caller before the answer was missed by the other', async (alice, bob) => {
    await ring(alice, bob)
    await alice.press('Hang up')
    await Promise.all([alice.endsWith('You cancelled the call'), bob.endsWith('The caller gave up')])
    await expectPhases(alice, ...rung, 'ending', 'ended cancelled')
    await expectPhases(bob, 'incoming', 'ended cancelled')
    await bob.press('Done')
    await bob.phone.getByRole('tab', { name: /Recents/ }).click()
    expect(await bob.phone.getByTestId('recent-call').innerText()).toContain('Missed call')
  })

  scenario('by the server, which lets nobody ring for ever', async (alice, bob) => {
    await serverGivesUpAfter(1_500, alice)
    await ring(alice, bob)
    await Promise.all([alice.endsWith('Nobody answered'), bob.endsWith('The caller gave up')])
    await alice.reads('SIP 408')
    await expectPhases(alice, ...rung, 'ended no-answer')
    await expectPhases(bob, 'incoming', 'ended cancelled')
  })

  scenario('by the phone itself, when nobody has answered for a minute', async (alice, bob) => {
    await alice.page.clock.install()
    await ring(alice, bob)
    await alice.page.clock.fastForward(50_000)
    await Promise.all([alice.inPhase('ringing'), bob.inPhase('incoming')])
    await alice.page.clock.fastForward(10_000)
    await Promise.all([alice.endsWith('Nobody answered'), bob.endsWith('The caller gave up')])
    await expectPhases(alice, ...rung, 'ending', 'ended no-answer')
    await expectPhases(bob, 'incoming', 'ended cancelled')
  })

  scenario('while the server has not said a word ends without one', async (alice, bob) => {
    await alice.page.clock.install()
    await alice.dial('blackhole')
    await alice.inPhase('dialing')
    await alice.press('Hang up')
    await alice.inPhase('ending')
    await alice.page.clock.fastForward(5_000)
    await alice.endsWith('You cancelled the call')
    await expectPhases(alice, 'preparing', 'dialing', 'ending', 'ended cancelled')
    await expectPhases(bob)
  })

  scenario('the moment it is dialled is never talked', async (alice, bob) => {
    const pauses = [0, 40]
    for (const pause of pauses) {
      await alice.dial(bob.name)
      await alice.page.waitForTimeout(pause)
      await alice.press('Hang up')
      await alice.endsWith('You cancelled the call')
      await alice.press('Done')
    }
    await bob.card('incoming').waitFor({ state: 'detached' })
    const [ofAlice, ofBob] = await Promise.all([alice.phases(), bob.phases()])
    expect(ofAlice.filter((phase) => /^(active|ended)/.test(phase))).toEqual(pauses.map(() => 'ended cancelled'))
    expect(ofBob.filter((phase) => phase !== 'incoming' && phase !== 'ended cancelled')).toEqual([])
  })
})

describe('what the server answers in place of somebody', () => {
  for (const [number, reason, words, codes, phases] of [
    ['909', 'not-found', 'This number does not exist', 'SIP 404', []],
    ['104', 'unreachable', 'The other side cannot be reached', 'SIP 480', []],
    ['ring-480', 'no-answer', 'Nobody answered', 'SIP 480', ['ringing']],
    ['code-503-q34', 'server-error', 'The phone service has a fault', 'SIP 503 · Q.850 34', []],
    ['code-486-q17', 'busy', 'The other side is busy', 'SIP 486 · Q.850 17', []],
  ] as const) {
    scenario(`is said in words and kept as ${codes} (${number})`, async (alice, bob) => {
      await alice.dial(number)
      await alice.endsWith(words)
      await alice.reads(codes)
      await expectPhases(alice, 'preparing', 'dialing', ...phases, `ended ${reason}`)
      await expectPhases(bob)
    })
  }
})

/** Puts into every INVITE of the phone the header by which the server knows how long to let the far side ring. */
async function serverGivesUpAfter(ms: number, phone: SipSoftphone): Promise<void> {
  await phone.page.routeWebSocket(/.*/, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((message) => {
      server.send(message.toString().replace(/^INVITE .*\r\n/, (line) => `${line}X-No-Answer-Ms: ${ms}\r\n`))
    })
  })
  await phone.signIn()
  await phone.ready()
}
