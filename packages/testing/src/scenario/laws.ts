import type { CallView, PhoneSnapshot } from '@offhook/core'
import type { Party } from './scenario.ts'

/** How far a call has come; within one number it may go to and fro. */
const progress: Readonly<Record<CallView['phase'], number>> = {
  preparing: 0,
  dialing: 1,
  incoming: 1,
  ringing: 2,
  connecting: 3,
  active: 4,
  held: 4,
  ending: 5,
  ended: 6,
}

export interface Laws {
  /** Looks at what a phone shows now. */
  look(who: Party, snapshot: PhoneSnapshot): void
  /** The first law that a phone has broken. */
  broken(): string | undefined
}

/** What MUST hold in every scenario, whatever its script says: no call goes back, and each ends once. */
export function createLaws(): Laws {
  const seen = new Map<string, CallView['phase']>()
  let broken: string | undefined
  return {
    look(who, { calls, log }) {
      for (const { id, phase } of calls) {
        const key = `${who} ${id}`
        const before = seen.get(key)
        if (before && progress[phase] < progress[before]) broken ??= `a call of ${who} goes from ${before} to ${phase}`
        seen.set(key, phase)
      }
      const ids = log.map(({ id }) => id)
      if (new Set(ids).size !== ids.length) broken ??= `a call of ${who} has ended twice`
    },
    broken: () => broken,
  }
}
