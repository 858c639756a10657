import type { Outcome } from '@offhook/core'
import type { SipCall } from '../call/call.ts'
import { refused, taken } from '../outcomes.ts'
import { canMix, Mix } from './mix.ts'

/** All of these hear each other. Those that were merged with one of them stay with it. */
export async function merge(calls: readonly SipCall[], signal: AbortSignal): Promise<Outcome> {
  if (!canMix()) return refused('not-supported')
  if (calls.some(({ stage }) => stage !== 'active')) return refused('refused', 'Not connected.')
  const mix = calls.find((call) => call.mix !== undefined)?.mix ?? new Mix()
  const joined: SipCall[] = []
  // Whoever gave it up believes that these calls do not hear each other, so nothing MUST come of it later.
  const givenUp = new Promise<false>((resolve) => {
    signal.addEventListener('abort', () => resolve(false), { once: true })
  })
  const whole = joinAll(mix, calls, joined, signal).catch(() => false)
  if ((await Promise.race([whole, givenUp])) && !signal.aborted) return taken
  await Promise.all(joined.map((call) => mix.leave(call)))
  if (mix.isEmpty) mix.close()
  if (signal.aborted) return refused('failed', 'Given up before the calls were merged.')
  if (calls.some(({ stage }) => stage === 'ended')) return refused('no-such-call', 'A call ended meanwhile.')
  return refused('failed', 'The browser does not mix the sound of these calls.')
}

async function joinAll(mix: Mix, calls: readonly SipCall[], joined: SipCall[], signal: AbortSignal): Promise<boolean> {
  if (signal.aborted || !(await mix.start()) || signal.aborted) return false
  const coming = calls.filter((call) => call.mix !== mix)
  await Promise.all(coming.flatMap((call) => call.mix?.leave(call) ?? []))
  if (signal.aborted) return false
  joined.push(...coming)
  const results = await Promise.all(coming.map((call) => mix.join(call)))
  return results.every(Boolean)
}

/** These hear this side alone again. */
export async function split(calls: readonly SipCall[]): Promise<Outcome> {
  await Promise.all(calls.flatMap((call) => call.mix?.leave(call) ?? []))
  return taken
}
