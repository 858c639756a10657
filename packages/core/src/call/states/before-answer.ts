import {
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
import { fromConnecting, fromDialing, fromIncoming, fromRinging } from '../call.progress.ts'
import { callSetup } from '../call.setup.ts'

const unanswered = {
  target: '#call.ending',
  actions: [leaveBecause({ reason: 'no-answer', by: 'system', overdue: 'ring' }), askHangUp],
} as const

/** Dialled; the far side has not been heard of. */
export const dialing = callSetup.createStateConfig({ tags: 'dialing', on: fromDialing, after: { ring: unanswered } })

/** The far side rings. */
export const ringing = callSetup.createStateConfig({
  tags: 'ringing',
  on: { ...fromRinging, 'call.ringing': { actions: applyLevels } },
  after: { ring: unanswered },
})

/** Rings here. A refused answer rings on; an announced call waits to be attached. */
export const incoming = callSetup.createStateConfig({
  tags: 'incoming',
  initial: 'attaching',
  entry: askAnswer,
  exit: callSetup.cancel('answer'),
  on: {
    ...fromIncoming,
    'call.offered': { target: '.ringing', actions: [applyLevels, askAnswer] },
    'user.answer': { guard: allowedIn('incoming'), actions: [wantAnswer, askAnswer] },
    'answer.refused': { actions: [callSetup.cancel('answer'), noteRefused] },
    'user.decline': [
      { guard: unattached, target: '#call.ended', actions: [leave, finishUnconfirmed] },
      { guard: allowedIn('incoming'), target: '#call.ending', actions: [leave, askDecline] },
    ],
    'user.hangUp': [
      { guard: unattached, target: '#call.ended', actions: [leave, finishUnconfirmed] },
      { target: '#call.ending', actions: [leave, askHangUp] },
    ],
  },
  after: { ring: unanswered },
  states: {
    attaching: {
      always: { guard: ({ context }) => context.attached, target: 'ringing' },
      after: {
        attach: {
          target: '#call.ended',
          actions: [leaveBecause({ reason: 'unconfirmed', by: 'system', overdue: 'attach' }), finishUnconfirmed],
        },
      },
    },
    ringing: {},
  },
})

/** Answered, not yet up. Entered by a fact only. */
export const connecting = callSetup.createStateConfig({
  tags: 'connecting',
  on: fromConnecting,
  after: {
    connect: {
      target: '#call.ending',
      actions: [leaveBecause({ reason: 'media-failed', by: 'system', overdue: 'connect' }), askHangUp],
    },
  },
})
