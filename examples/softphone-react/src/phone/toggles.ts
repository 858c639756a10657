import type { CallAction, CallView, Refusal } from '@offhook/core'
import type { CallActions } from './call-actions.ts'

/** A wish of the user that can be turned round: by a button and by a key, with one meaning. */
export interface Toggle {
  /** What the transport reported last; what is wished for, where it never reported anything. */
  readonly on: boolean
  readonly pending: boolean
  /** Why the other way is closed now. */
  readonly refusal: Refusal | undefined
  /** Turns round what is wished for, so that a second press takes back the first. */
  readonly flip: () => void
}

/** Of several calls it is what all of them are, and a press makes them alike. */
export function muteToggle(calls: readonly CallView[], actions: CallActions): Toggle {
  const ids = calls.map(({ id }) => id)
  const desired = calls.every(({ mute }) => mute.desired)
  return {
    on: calls.every(({ mute }) => mute.actual ?? mute.desired),
    pending: calls.some(({ mute }) => mute.pending),
    refusal: refusalOf(calls, desired ? 'unmute' : 'mute'),
    flip: () => (desired ? actions.unmute(...ids) : actions.mute(...ids)),
  }
}

export function holdToggle(calls: readonly CallView[], actions: CallActions): Toggle {
  const ids = calls.map(({ id }) => id)
  const wishes = calls.map((call) => ('hold' in call ? call.hold.local : undefined))
  const desired = wishes.every((wish) => wish?.desired ?? false)
  return {
    on: wishes.every((wish) => wish?.actual ?? wish?.desired ?? false),
    pending: wishes.some((wish) => wish?.pending ?? false),
    refusal: refusalOf(calls, desired ? 'resume' : 'hold'),
    flip: () => (desired ? actions.resume(...ids) : actions.hold(...ids)),
  }
}

/** Nobody among them can; one who can is enough for a press to mean something. */
export const refusalOf = (calls: readonly CallView[], action: CallAction): Refusal | undefined =>
  calls.some(({ can }) => can[action]) ? undefined : calls[0]?.cannot[action]

export function videoToggle(call: CallView, actions: CallActions): Toggle {
  const { desired, actual, pending } = call.video.local
  return {
    on: (actual ?? desired) === 'on',
    pending,
    refusal: call.cannot.setVideo,
    flip: () => (desired === 'on' ? actions.stopVideo(call.id) : actions.startVideo(call.id)),
  }
}
