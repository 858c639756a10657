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
  const isWhole = (await mix.start(signal)) && (await joinAll(mix, calls, joined).catch(() => false))
  if (isWhole) return taken
  await Promise.all(joined.map((call) => mix.leave(call)))
  if (mix.isEmpty) mix.close()
  if (calls.some(({ stage }) => stage === 'ended')) return refused('no-such-call', 'A call ended meanwhile.')
  return refused('failed', 'The browser does not mix the sound of these calls.')
}

async function joinAll(mix: Mix, calls: readonly SipCall[], joined: SipCall[]): Promise<boolean> {
  const coming = calls.filter((call) => call.mix !== mix)
  await Promise.all(coming.flatMap((call) => call.mix?.leave(call) ?? []))
  joined.push(...coming)
  const results = await Promise.all(coming.map((call) => mix.join(call)))
  return results.every(Boolean)
}

/** These hear this side alone again. */
export async function split(calls: readonly SipCall[]): Promise<Outcome> {
  await Promise.all(calls.flatMap((call) => call.mix?.leave(call) ?? []))
  return taken
}
