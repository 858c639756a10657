import type { Outcome, Target } from '@offhook/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { packetsUpTo } from './audio.ts'
import { Rig } from './rig.ts'
import type { PhoneOptions, TransportPhone } from './transport-phone.ts'
import { withTransports } from './transports.ts'

export const taken: Outcome = { ok: true }

/** Packets in a second that count as sound; the full rate is 50. */
export const soundRate = 30

/** Loudness in a second below which there is silence. */
export const silence = 1e-4

type Run = (alice: TransportPhone, bob: TransportPhone, rig: Rig) => Promise<void>

/** Options of the first phone, which may depend on the rig. */
type OptionsOf = (rig: Rig) => Partial<PhoneOptions> | Promise<Partial<PhoneOptions>>

/** A rig for the tests of this file; gives what declares a scenario with two registered transports, 100 and 101. */
export function transportScenarios(): (behaviour: string, run: Run, options?: OptionsOf) => void {
  let rig: Rig | undefined
  beforeAll(async () => {
    rig = await Rig.start('transport')
  })
  afterAll(() => rig?.stop())
  return (behaviour, run, options) => {
    it(behaviour, async (context) => {
      const started = rig
      if (started === undefined) throw new Error('The rig did not start.')
      const wanted = [['100', (await options?.(started)) ?? {}], ['101']] as const
      await withTransports(started, context, wanted, (alice, bob) => run(alice, bob, started))
    })
  }
}

/** Alice calls, Bob answers. */
export async function talk(alice: TransportPhone, bob: TransportPhone): Promise<{ ofAlice: Target; ofBob: Target }> {
  const ofAlice = await alice.dial('101')
  const ofBob = await bob.rung()
  expect(await bob.execute({ type: 'answer', call: ofBob, video: false, muted: false })).toEqual(taken)
  await alice.next('call.established')
  await bob.next('call.established')
  return { ofAlice, ofBob }
}

export async function hangUp(phone: TransportPhone, call: Target, other: TransportPhone): Promise<void> {
  expect(await phone.execute({ type: 'hangUp', call, why: 'user' })).toEqual(taken)
  await phone.next('call.ended')
  await other.next('call.ended')
}

export const hold = (call: Target, held: boolean) => ({ type: 'setHold', call, held, from: !held }) as const

/** Waits until sound arrives at each. */
export async function expectTalking(...phones: TransportPhone[]): Promise<void> {
  await Promise.all(
    phones.map(async ({ name, page }) => {
      const heard = expect.poll(() => packetsUpTo(page, soundRate), { timeout: 10_000, message: `sound at ${name}` })
      await heard.toBeGreaterThan(soundRate)
    }),
  )
}
