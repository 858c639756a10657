import { askHangUpAgain, finish, finishUnconfirmed } from '../call.actions.ts'
import { noSuchCall, unseen } from '../call.guards.ts'

/** Any sign of life while we leave is answered by another hang-up; it never brings the call back. */
const stillAlive = { actions: askHangUpAgain } as const

/** Hang-up or decline under way. Ends by a fact, or unconfirmed by the release deadline. */
export const ending = {
  tags: 'ending',
  on: {
    'call.dialed': stillAlive,
    'call.ringing': stillAlive,
    'call.connecting': stillAlive,
    'call.established': stillAlive,
    'call.offered': stillAlive,
    'start.taken': stillAlive,
    'start.refused': { guard: unseen, target: '#call.ended', actions: finish },
    'release.refused': { guard: noSuchCall, target: '#call.ended', actions: finish },
    'call.resolved': { target: '#call.ended', actions: finishUnconfirmed },
    'call.ended': { target: '#call.ended', actions: finish },
    // Levels of a call that is being left are of no use any more.
    'user.*': {},
    'call.*': {},
    'media.*': {},
  },
  after: { release: { target: '#call.ended', actions: [askHangUpAgain, finishUnconfirmed] } },
} as const
