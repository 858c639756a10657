import type { OutcomeReason } from '../ports/command.ts'

/** The user can do something about these before anybody was called: sign in again, ask for a right, mend the number. */
const START_FAILURES: Readonly<Record<number, OutcomeReason>> = {
  401: 'not-registered',
  402: 'forbidden',
  403: 'forbidden',
  407: 'not-registered',
  414: 'bad-address',
  416: 'bad-address',
  484: 'bad-address',
}

/**
 * Whether an INVITE refused before any provisional response was refused as a *start* (a result of `startCall`, no call)
 * and why. `undefined`: it is an end like any other; read it with `endOfSip`. 404 and 480 are ends: a call was made and
 * found nobody.
 */
export function startFailureOfSip(status: number): OutcomeReason | undefined {
  return START_FAILURES[status]
}
