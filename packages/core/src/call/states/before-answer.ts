import {
  answerSettled,
  applyLevels,
  askAnswer,
  askDecline,
  askHangUp,
  finishUnconfirmed,
  leave,
  leaveBecause,
  noteRefused,
  wantAnswer,
} from '../call.actions.ts'
import { allowedIn, unattached } from '../call.guards.ts'
import { when } from '../call.kit.ts'
import { fromConnecting, fromDialing, fromIncoming, fromRinging } from '../call.progress.ts'

const unanswered = {
  target: '#call.ending',
  actions: [leaveBecause({ reason: 'no-answer', by: 'system', overdue: 'ring' }), askHangUp],
} as const
/** The transport does not know this call yet: there is nobody to tell. */
const leaveUnattached = { guard: unattached, target: '#call.ended', actions: [leave, finishUnconfirmed] } as const

/** Dialled; the far side has not been heard of. */
export const dialing = { tags: 'dialing', on: fromDialing, after: { ring: unanswered } } as const

/** The far side rings. */
export const ringing = {
  tags: 'ringing',
  on: { ...fromRinging, 'call.ringing': { actions: applyLevels } },
  after: { ring: unanswered },
} as const

/** Rings here. A refused answer rings on; an announced call waits to be attached. */
export const incoming = {
  tags: 'incoming',
  initial: 'attaching',
  entry: askAnswer,
  exit: answerSettled,
  on: {
    ...fromIncoming,
    'call.offered': { target: '.ringing', actions: [applyLevels, askAnswer] },
    'user.answer': { guard: allowedIn('incoming'), actions: [wantAnswer, askAnswer] },
    'answer.refused': { actions: [answerSettled, noteRefused] },
    'user.decline': [
      leaveUnattached,
      { guard: allowedIn('incoming'), target: '#call.ending', actions: [leave, askDecline] },
    ],
    'user.hangUp': [leaveUnattached, { target: '#call.ending', actions: [leave, askHangUp] }],
  },
  after: { ring: unanswered },
  states: {
    attaching: {
      always: { guard: when((call) => call.attached), target: 'ringing' },
      after: {
        attach: {
          target: '#call.ended',
          actions: [leaveBecause({ reason: 'unconfirmed', by: 'system', overdue: 'attach' }), finishUnconfirmed],
        },
      },
    },
    ringing: {},
  },
} as const

/** Answered, not yet up. Entered by a fact only. */
export const connecting = {
  tags: 'connecting',
  on: fromConnecting,
  after: {
    connect: {
      target: '#call.ending',
      actions: [leaveBecause({ reason: 'media-failed', by: 'system', overdue: 'connect' }), askHangUp],
    },
  },
} as const
