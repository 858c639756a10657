import type { Ability, Capabilities } from '@offhook/core'
import type { FarAbility } from './far-end.ts'

/** What the transport says of itself; a test of what it declares absent does not apply to it. */
export interface DeclaredCapabilities extends Capabilities {
  /** The transport has `listCalls`. */
  readonly listCalls: boolean
}

/** What a case takes for granted: an ability of the transport or of the far end, or one of the things below. */
export type Need =
  | Ability
  | FarAbility
  | 'an inability'
  | 'ids'
  | 'two calls'
  | 'three calls'
  | 'a limit of calls'
  | 'remote hold'
  | 'media'
  | 'samples on request'
  | 'registration'
  | 'listCalls'

/** More calls than this are made by no test. */
const reachableLimit = 8

/** The needs that these capabilities, and this far end, leave open. */
export function unmet(
  needs: readonly Need[],
  capabilities: DeclaredCapabilities,
  farCan: readonly FarAbility[],
): readonly Need[] {
  return needs.filter((need) => !isMet(need, capabilities, farCan))
}

function isMet(
  need: Need,
  { can, identity, reports, maxCalls, listCalls }: DeclaredCapabilities,
  farCan: readonly FarAbility[],
): boolean {
  switch (need) {
    case 'remote video':
    case 'inputs':
    case 'camera refusal':
    case 'media paths':
    case 'media loss':
    case 'silence':
    case 'hearing':
    case 'transfer progress':
    case 'transfer request':
    case 'replacement':
      return farCan.includes(need)
    case 'an inability':
      return Object.values(can).includes(false)
    case 'ids':
      return identity === 'per-call'
    case 'two calls':
      return maxCalls >= 2
    case 'three calls':
      return maxCalls >= 3
    case 'a limit of calls':
      return maxCalls <= reachableLimit
    case 'remote hold':
      return reports.remoteHold
    case 'media':
      return reports.media
    case 'samples on request':
      return reports.quality === 'pull' && can.sampleQuality
    case 'registration':
      return reports.registration
    case 'listCalls':
      return listCalls
    default:
      return can[need]
  }
}
