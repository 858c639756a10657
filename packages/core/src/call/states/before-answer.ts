import {
  abortAnswer,
  applyLevels,
  askAnswer,
  askDecline,
  askHangUp,
  finishUnconfirmed,
  leave,
  leaveBecause,
  noteAnswerOverdue,
  noteRefused,
  wantAnswer,
} from '../call.actions.ts'
import { allowedIn, found, unattached } from '../call.guards.ts'
import { both, when } from '../call.kit.ts'
import { fromConnecting, fromDialing, fromIncoming } from '../call.progress.ts'

const unanswered = {
  target: '#call.ending',
  actions: [leaveBecause({ reason: 'no-answer', by: 'system', overdue: 'ring' }), askHangUp],
} as const
const attached = when((call) => call.attached)
const wantsAnswer = when((call) => call.answering !== undefined)
/** The transport does not know this call yet: there is nobody to tell. */
const leaveUnattached = { guard: unattached, target: '#call.ended', actions: [leave, finishUnconfirmed] } as const

/** Dialled; the far side has not been heard of. */
export const dialing = { tags: 'dialing', on: fromDialing, after: { ring: unanswered } } as const

/** The far side rings. */
export const ringing = {
  tags: 'ringing',
  on: { ...fromIncoming, 'call.ringing': { actions: applyLevels } },
  after: { ring: unanswered },
} as const

/** Rings here. A refused answer rings on, with the ring deadline armed anew; an announced call waits to be attached. */
export const incoming = {
  tags: 'incoming',
  initial: 'attaching',
  on: {
    ...fromIncoming,
    'call.announced': { actions: applyLevels },
    'call.offered': [{ guard: unattached, target: '.attaching', actions: applyLevels }, { actions: applyLevels }],
    'call.found': [
      { guard: both(unattached, found('incoming')), target: '.attaching', actions: applyLevels },
      { guard: found('incoming'), actions: applyLevels },
      ...fromIncoming['call.found'],
    ],
    'user.decline': [
      leaveUnattached,
      { guard: allowedIn('incoming'), target: '#call.ending', actions: [leave, askDecline] },
    ],
    'user.hangUp': [leaveUnattached, { target: '#call.ending', actions: [leave, askHangUp] }],
  },
  states: {
    attaching: {
      always: [
        { guard: both(attached, wantsAnswer), target: 'answering' },
        { guard: attached, target: 'ringing' },
      ],
      // The wish is kept until there is a call to answer.
      on: { 'user.answer': { guard: allowedIn('incoming'), actions: wantAnswer } },
      after: {
        attach: {
          target: '#call.ended',
          actions: [leaveBecause({ reason: 'unconfirmed', by: 'system', overdue: 'attach' }), finishUnconfirmed],
        },
      },
    },
    ringing: {
      on: { 'user.answer': { guard: allowedIn('incoming'), target: 'answering', actions: wantAnswer } },
      after: { ring: unanswered },
    },
    answering: {
      entry: askAnswer,
      on: { 'answer.refused': { target: 'ringing', actions: noteRefused } },
      after: { answer: { target: 'ringing', actions: [abortAnswer, noteAnswerOverdue] } },
    },
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
