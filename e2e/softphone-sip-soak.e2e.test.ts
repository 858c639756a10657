import { describe, expect } from 'vitest'
import { type Leftovers, leftoversOf } from './support/leftovers.ts'
import { seeded, seedOf } from './support/seeded.ts'
import type { SipSoftphone } from './support/sip-softphone.ts'
import { pressTogether, ring, softphoneScenarios } from './support/softphone-scenario.ts'

const scenario = softphoneScenarios()

/** `OFFHOOK_SOAK=200` for the long run. */
const calls = Number(process.env.OFFHOOK_SOAK ?? 20)
/** Calls after which everything that is made once has been made. */
const warmUp = 5
/** sip.js keeps what a call's messages belong to for 64·T1 (RFC 3261 section 17.1.1.2), in case they come again. */
const transactionMs = 33_000
/** A call leaves its inputs in the trace, which is bounded but not full yet, and a line in the call list. */
const heapPerCall = 15_000
/** Over fewer calls than these the growth says more about when the engine last compiled and swept than about a leak. */
const enoughForHeap = 100

describe('calls one after the other between the same two pages', () => {
  scenario(
    `${calls} of them, with hold and mute and hang-ups at random: none is stuck, nothing is left behind`,
    async (alice, bob) => {
      const random = seeded(seedOf('soak'))
      const phones = [alice, bob] as const
      await Promise.all(phones.map(({ page }) => page.clock.install()))
      await Promise.all(phones.map((phone) => phone.signIn()))
      await Promise.all(phones.map((phone) => phone.ready()))
      const measure = async () => {
        await Promise.all(phones.map(({ page }) => page.clock.fastForward(transactionMs)))
        return await Promise.all(phones.map(({ page }) => leftoversOf(page)))
      }
      let before: Leftovers[] = []
      for (let call = 0; call < calls; call += 1) {
        if (call === warmUp) before = await measure()
        await callAtRandom(phones, random)
      }
      const after = await measure()
      for (const [index, { name }] of phones.entries()) {
        const [first, last] = [before[index], after[index]]
        if (first === undefined || last === undefined) throw new Error('Not measured.')
        report(name, first, last)
        expect.soft(last, `what ${name} keeps`).toMatchObject({ connections: 0, tracks: 0 })
        // What a page makes once it may make late: a leak is one for each call.
        expect.soft(last.listeners, `listeners of ${name}`).toBeLessThan(first.listeners + calls - warmUp)
        expect.soft(last.nodes, `nodes of ${name}`).toBeLessThanOrEqual(first.nodes + 100)
        for (const [what, count] of Object.entries(last.objects)) {
          expect.soft(count, `${what} of ${name}`).toBeLessThanOrEqual(spare)
        }
        if (calls < enoughForHeap) continue
        const growth = (last.heapBytes - first.heapBytes) / (calls - warmUp)
        expect.soft(growth, `growth of the heap of ${name} per call, in bytes`).toBeLessThan(heapPerCall)
      }
    },
    { timeout: 60_000 + calls * 8_000 },
  )
})

/** What the engine may still hold of the last call. */
const spare = 3

async function callAtRandom(phones: readonly [SipSoftphone, SipSoftphone], random: () => number): Promise<void> {
  const pick = <T>(...choices: readonly [T, ...T[]]): T => choices[Math.floor(random() * choices.length)] ?? choices[0]
  const [caller, callee] = pick(phones, [phones[1], phones[0]] as const)
  await ring(caller, callee)
  await callee.press('Answer')
  await Promise.all(phones.map((phone) => phone.inPhase('active')))
  for (let deeds = Math.floor(random() * 4); deeds > 0; deeds -= 1) {
    const phone = pick(...phones)
    const name = pick('Hold', 'Mute')
    const pressed = (await phone.control(name).getAttribute('aria-pressed')) === 'true'
    await phone.press(name)
    await phone.shows(name, !pressed)
  }
  const ending = pick('caller', 'callee', 'both')
  if (ending === 'both') await pressTogether('Hang up', ...phones)
  else await (ending === 'caller' ? caller : callee).press('Hang up')
  await Promise.all(phones.map((phone) => phone.inPhase('ended')))
  expect(await Promise.all(phones.map((phone) => phone.ending()))).toEqual(['hung-up', 'hung-up'])
  await Promise.all(phones.map((phone) => phone.press('Done')))
}

function report(name: string, first: Leftovers, last: Leftovers): void {
  const megabytes = ({ heapBytes }: Leftovers) => `${(heapBytes / 1e6).toFixed(2)} MB`
  const perCall = Math.round((last.heapBytes - first.heapBytes) / (calls - warmUp))
  console.info(
    `soak, ${name}: ${calls} calls, heap ${megabytes(first)} → ${megabytes(last)} (${perCall} B per call), ` +
      `listeners ${first.listeners} → ${last.listeners}, nodes ${first.nodes} → ${last.nodes}, ` +
      `left ${JSON.stringify(last.objects)}`,
  )
}
