import { afterAll, beforeAll, expect, it, type TestContext } from 'vitest'
import { arrivals, openMedia } from './audio.ts'
import { hasOwnNetwork } from './own-network.ts'
import { hasPstn } from './pstn.ts'
import type { SipSoftphone } from './sip-softphone.ts'
import { SoftphoneRig, type SoftphoneRigOptions } from './softphone-rig.ts'
import { silence, soundRate } from './transport-scenario.ts'

type Run = (alice: SipSoftphone, bob: SipSoftphone, rig: SoftphoneRig) => Promise<void>

interface ScenarioOptions {
  /** Beyond that of the suite, in ms. */
  readonly timeout?: number
  /** It drops packets. Without a network of its own it is skipped, which fails in CI. */
  readonly ownNetwork?: boolean
  /** It calls into the telephone network. Without rtpengine and SIPp it is skipped, which fails in CI. */
  readonly pstn?: boolean
}

/** A rig for the tests of this file; gives what declares a scenario with two softphones signed in, 100 and 101. */
export function softphoneScenarios(
  rigOptions: SoftphoneRigOptions = {},
): (behaviour: string, run: Run, options?: ScenarioOptions) => void {
  let rig: SoftphoneRig | undefined
  beforeAll(async () => {
    rig = await SoftphoneRig.start(rigOptions)
  })
  afterAll(() => rig?.stop())
  return (behaviour, run, options = {}) => {
    it(behaviour, { timeout: options.timeout ?? 30_000 }, async (context) => {
      const missing = missingFor(options)
      if (missing !== undefined) {
        console.warn(`SKIPPED for want of ${missing}: ${behaviour}`)
        context.skip()
      }
      if (rig === undefined) throw new Error('The rig did not start.')
      await play(rig, context, run)
    })
  }
}

function missingFor({ ownNetwork, pstn }: ScenarioOptions): string | undefined {
  if (ownNetwork === true && !hasOwnNetwork) return 'a network of its own (npm run test:e2e makes one on Linux)'
  if (pstn === true && !hasPstn) return 'rtpengine and SIPp (npm run test:e2e says how to install them)'
  return undefined
}

/** What the phones showed and what went between them is printed as a ladder when it fails. */
async function play(rig: SoftphoneRig, { onTestFailed }: Pick<TestContext, 'onTestFailed'>, run: Run): Promise<void> {
  const from = Date.now()
  await rig.clearKnobs()
  const [alice, bob] = await Promise.all([rig.openSignedIn('100'), rig.openSignedIn('101')])
  let picture = ''
  onTestFailed(() => {
    console.error(picture)
  })
  try {
    await run(alice, bob, rig)
    for (const phone of rig.opened) if (!phone.gone) await expectNothingLeft(phone)
  } catch (error) {
    await rig.restore()
    const faults = rig.opened.flatMap((phone) => phone.faults.map((fault) => `${phone.name}: ${fault}`))
    picture = [await rig.ladder(alice, bob, from), ...faults].join('\n')
    throw error
  } finally {
    await rig.restore()
    await rig.closeAll()
  }
}

/** No peer connection, no live microphone, nothing that broke. */
async function expectNothingLeft({ page, name, faults }: SipSoftphone): Promise<void> {
  await expect
    .poll(() => openMedia(page), { message: `what ${name} leaves open`, timeout: 3_000 })
    .toEqual({ connections: 0, microphones: 0 })
  expect(faults, `what broke on the page of ${name}`).toEqual([])
}

/** The phases of a call up to the talk. */
export const rung = ['preparing', 'dialing', 'ringing'] as const
export const called = [...rung, 'active'] as const
export const answered = ['incoming', 'connecting', 'active'] as const

/**
 * All phases that the calls of a phone showed, in order. `ending?` lasts as long as the transport takes to confirm the
 * end: a BYE is confirmed as soon as it is out, often before anything is drawn.
 */
export async function expectPhases(phone: SipSoftphone, ...wanted: readonly string[]): Promise<void> {
  const shown = await phone.phases()
  const seen = wanted.includes('ending?') ? shown.filter((phase) => phase !== 'ending') : shown
  expect(seen, `the phases of ${phone.name}`).toEqual(wanted.filter((phase) => phase !== 'ending?'))
}

/** One dials the other, whose phone rings. */
export async function ring(caller: SipSoftphone, callee: SipSoftphone): Promise<void> {
  await caller.dial(callee.name)
  await Promise.all([caller.inPhase('ringing'), callee.inPhase('incoming')])
  await callee.reads(caller.name)
}

/** One calls, the other answers, and they hear each other. */
export async function talk(caller: SipSoftphone, callee: SipSoftphone): Promise<void> {
  await ring(caller, callee)
  await callee.press('Answer')
  await Promise.all([caller.inPhase('active'), callee.inPhase('active')])
  await expectSound(caller, callee)
}

/** Hangs up, and waits until both have read it. */
export async function hangUp(phone: SipSoftphone, other: SipSoftphone): Promise<void> {
  await phone.press('Hang up')
  await Promise.all([phone.endsWith('You hung up'), other.endsWith('The other side hung up')])
}

/** Both press the button at the same moment. */
export async function pressTogether(name: string, ...phones: readonly SipSoftphone[]): Promise<void> {
  const instant = Date.now() + 500
  await Promise.all(phones.map((phone) => phone.pressAt(instant, name)))
}

/** Sound arrives at each. */
export async function expectSound(...phones: readonly SipSoftphone[]): Promise<void> {
  await expectArrivals(phones, ({ packets, energy }) => packets > soundRate && energy > silence)
}

/** Packets arrive at each, and nothing is to be heard in them. */
export async function expectSilence(...phones: readonly SipSoftphone[]): Promise<void> {
  await expectArrivals(phones, ({ packets, energy }) => packets > soundRate && energy < silence)
}

/** Not one packet arrives at any. */
export async function expectNoPackets(...phones: readonly SipSoftphone[]): Promise<void> {
  await expectArrivals(phones, ({ packets }) => packets === 0)
}

type Arrivals = Awaited<ReturnType<typeof arrivals>>

async function expectArrivals(phones: readonly SipSoftphone[], wanted: (arrived: Arrivals) => boolean): Promise<void> {
  const deadline = Date.now() + 8_000
  for (;;) {
    const last = await Promise.all(phones.map(({ page }) => arrivals(page)))
    if (last.every(wanted)) return
    if (Date.now() < deadline) continue
    const measured = phones.map(({ name }, index) => `${name}: ${JSON.stringify(last[index])}`)
    throw new Error(`Not the sound that was expected. In the last second arrived at ${measured.join(', ')}`)
  }
}
