import type { CallView, Refusal } from '@offhook/core'
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

export function muteToggle(call: CallView, actions: CallActions): Toggle {
  const { desired, actual, pending } = call.mute
  return {
    on: actual ?? desired,
    pending,
    refusal: desired ? call.cannot.unmute : call.cannot.mute,
    flip: () => (desired ? actions.unmute(call.id) : actions.mute(call.id)),
  }
}

export function holdToggle(call: CallView, actions: CallActions): Toggle {
  const wish = 'hold' in call ? call.hold.local : undefined
  const desired = wish?.desired ?? false
  return {
    on: wish?.actual ?? desired,
    pending: wish?.pending ?? false,
    refusal: desired ? call.cannot.resume : call.cannot.hold,
    flip: () => (desired ? actions.resume(call.id) : actions.hold(call.id)),
  }
}

export function videoToggle(call: CallView, actions: CallActions): Toggle {
  const { desired, actual, pending } = call.video.local
  return {
    on: (actual ?? desired) === 'on',
    pending,
    refusal: call.cannot.setVideo,
    flip: () => (desired === 'on' ? actions.stopVideo(call.id) : actions.startVideo(call.id)),
  }
}
