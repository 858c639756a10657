declare const brand: unique symbol

/** Our id of a call: an RFC 4122 v4 UUID in lower case, made by the phone's id source. The SDK's own ids are `refs`. */
export type CallId = string & { readonly [brand]: 'CallId' }

/** Milliseconds: a length of time, or an instant on the phone's one clock (Unix epoch, monotonic). */
export type Millis = number

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** What the vendor's SDK said, kept as it was beside the neutral reading of it. */
export interface Vendor {
  readonly code?: string | number
  readonly message?: string
  readonly detail?: Json
}

export type Direction = 'incoming' | 'outgoing'

/** Who caused a change. */
export type Origin = 'user' | 'surface' | 'remote' | 'system' | 'policy' | 'unknown'

/** The far side as far as it is known. An empty address is a missing one. */
export interface Remote {
  readonly address?: string
  readonly name?: string
  readonly avatarUrl?: string
  readonly userId?: string
  readonly withheld?: boolean
}

/** Somebody in the session of a group call. */
export interface Participant {
  readonly userId: string
  readonly name?: string
  readonly avatarUrl?: string
  readonly self?: boolean
}

/** Whom to call: an address (number, SIP URI) or a user of the app's own directory. */
export type Destination = string | { readonly userId: string }

export type VideoState = 'off' | 'paused' | 'on'

export type Permission = 'microphone' | 'camera' | 'notifications' | 'overlay' | 'bluetooth' | 'phone-account'
export type PermissionState = 'unknown' | 'prompt' | 'granted' | 'denied' | 'blocked'

/** A microphone or a camera. Its name may be missing until the user has granted it. */
export interface InputDevice {
  readonly id: string
  readonly name?: string
}

export interface AudioOutput {
  readonly id: string
  readonly kind: 'earpiece' | 'speaker' | 'bluetooth' | 'wired' | 'other'
  readonly name?: string
}
