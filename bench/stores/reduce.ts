import type { CallFact } from '@offhook/core'
import { type Band, refOf, type Shown } from './store.ts'

export type Calls = Readonly<Record<string, Shown>>
export interface Clear {
  readonly type: 'clear'
  readonly ref: string
}

const bands: readonly Band[] = ['bad', 'poor', 'fair', 'good', 'excellent']
const rank = (mos: number) => (mos >= 4 ? 4 : mos >= 3.5 ? 3 : mos >= 3 ? 2 : mos >= 2 ? 1 : 0)

/** Falls at once and rises past a margin of 0.15. */
export function nextBand(before: Band, mos: number | undefined): Band {
  if (mos === undefined) return before
  const [was, exact] = [bands.indexOf(before), rank(mos)]
  return bands[was < 0 || exact < was ? exact : Math.max(was, rank(mos - 0.15))] ?? 'unknown'
}

const changed = <K extends keyof Shown>(call: Shown, key: K, value: Shown[K]): Shown =>
  call[key] === value ? call : { ...call, [key]: value }

/** One call after one fact; the same reference when nothing changed. Duplicates and late facts change nothing. */
export function step(call: Shown | undefined, fact: CallFact): Shown | undefined {
  if (call === undefined) {
    if (fact.type !== 'call.offered') return undefined
    const remote = fact.remote ?? {}
    return { phase: 'incoming', remote, muted: false, localHold: false, remoteHold: false, quality: 'unknown' }
  }
  if (call.phase === 'ended') return call
  switch (fact.type) {
    case 'call.connecting':
      return call.phase === 'incoming' ? changed(call, 'phase', 'connecting') : call
    case 'call.established':
      return changed(call, 'phase', 'active')
    case 'call.muteChanged':
      return changed(call, 'muted', fact.muted)
    case 'call.holdChanged':
      return changed(call, fact.side === 'local' ? 'localHold' : 'remoteHold', fact.held)
    case 'call.qualitySampled':
      return changed(call, 'quality', nextBand(call.quality, fact.sample.mos))
    case 'call.ended':
      return changed(call, 'phase', 'ended')
    default:
      return call
  }
}

/** All calls after one fact. */
export function reduce(calls: Calls, event: CallFact | Clear): Calls {
  if (event.type === 'clear') {
    const { [event.ref]: _gone, ...others } = calls
    return others
  }
  const ref = refOf(event)
  const next = step(calls[ref], event)
  return next === undefined || next === calls[ref] ? calls : { ...calls, [ref]: next }
}
