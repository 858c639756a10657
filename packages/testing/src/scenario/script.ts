import type { Refusal } from '@offhook/core'
import type { Called, Deed, Party, Picture, Step } from './scenario.ts'

type Ways = { readonly refused?: Refusal; readonly atOnce?: boolean }
type Does = Extract<Step, { readonly type: 'does' }>

/** The words in which scripts are written: `alice.calls('bob')`, `bob.sees({ alice: 'incoming' })`. */
export function party(who: Party) {
  const does = (deed: Deed, more: Omit<Does, 'type' | 'who' | 'deed'> = {}): Step => ({
    type: 'does',
    who,
    deed,
    ...more,
  })
  const onCall =
    (deed: Deed) =>
    (call?: Called, ways: Ways = {}) =>
      does(deed, { ...(call && { call }), ...ways })
  return {
    calls: (to: Called, ways: Ways = {}): Step => does('startCall', { to, ...ways }),
    answers: onCall('answer'),
    declines: onCall('decline'),
    hangsUp: onCall('hangUp'),
    holds: onCall('hold'),
    resumes: onCall('resume'),
    mutes: onCall('mute'),
    splits: onCall('split'),
    acceptsTransfer: onCall('acceptTransfer'),
    rejectsTransfer: onCall('rejectTransfer'),
    swaps: (): Step => does('swap'),
    merges: (): Step => does('merge'),
    redials: (): Step => does('redial'),
    signsOut: (): Step => does('signOut'),
    presses: (digits: string, call?: Called): Step => does('sendDigits', { digits, ...(call && { call }) }),
    /** Unattended: hands the call on to somebody. */
    transfers: (call: Called, to: Called, ways: Ways = {}): Step => does('transfer', { call, to, ...ways }),
    /** Attended: hands the call on to the far side of the other call. */
    connects: (call: Called, consulted: Called): Step => does('transfer', { call, to: consulted, consulted: true }),
    signsIn: (password: 'right' | 'wrong' = 'right'): Step => ({ type: 'signs-in', who, password }),
    is: (registration: 'registered' | 'signed-out' | 'failed'): Step => ({ type: 'is', who, registration }),
    sees: (calls: Readonly<Partial<Record<Called, Picture>>>): Step => ({ type: 'sees', who, calls }),
    /** A call of somebody takes the place of the one with `call`. */
    isTakenOver: (call: Called, by: Called): Step => ({ type: 'taken-over', who, call, by }),
    /** The whole log, oldest call first. */
    logged: (...ends: readonly string[]): Step => ({ type: 'logged', who, ends }),
  }
}

export const [alice, bob, carol] = [party('alice'), party('bob'), party('carol')]
export const pass = (ms: number): Step => ({ type: 'waits', ms })
