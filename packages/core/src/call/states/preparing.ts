import {
  askHangUp,
  askPermission,
  askStart,
  clearLine,
  finish,
  leave,
  leaveBecause,
  markStarted,
  noteRefused,
} from '../call.actions.ts'
import { needsPermission, unseen } from '../call.guards.ts'
import { update } from '../call.kit.ts'
import { fromPreparing } from '../call.progress.ts'

/** Nothing was asked of the SDK yet, so nothing need be taken back. */
const leaveAtOnce = { target: '#call.ended', actions: [leave, finish] } as const

/** Asked for, not yet dialled: the call is shown at once and may still be refused without a trace. */
export const preparing = {
  tags: 'preparing',
  initial: 'transport',
  on: fromPreparing,
  states: {
    account: {
      on: {
        'account.ready': 'line',
        'account.refused': { target: '#call.gone', actions: noteRefused },
        'user.hangUp': leaveAtOnce,
      },
      after: { start: { target: '#call.gone', actions: update(() => ({ refused: { reason: 'not-registered' } })) } },
    },
    /** Outside the command deadline: a person reads a prompt. */
    permission: {
      entry: askPermission,
      on: {
        'permission.granted': 'line',
        'permission.refused': { target: '#call.gone', actions: noteRefused },
        'user.hangUp': leaveAtOnce,
      },
    },
    /** Whoever talks is held or ended first: two never talk at once. */
    line: {
      entry: clearLine,
      on: {
        'line.clear': 'transport',
        'line.refused': { target: '#call.gone', actions: noteRefused },
        'user.hangUp': leaveAtOnce,
      },
    },
    transport: {
      entry: askStart,
      on: {
        'start.taken': { actions: markStarted },
        'start.refused': [
          { guard: needsPermission, target: 'permission', actions: noteRefused },
          { guard: unseen, target: '#call.gone', actions: noteRefused },
        ],
        'user.hangUp': { target: '#call.ending', actions: [leave, askHangUp] },
      },
      after: {
        start: {
          target: '#call.ending',
          actions: [leaveBecause({ reason: 'unconfirmed', by: 'system', overdue: 'start' }), askHangUp],
        },
      },
    },
  },
} as const
