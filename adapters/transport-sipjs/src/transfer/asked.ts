import type { Remote } from '@offhook/core'
import type { URI } from 'sip.js'
import type { Notifier } from './notifier.ts'

/** A REFER of the far side that was found to be in order and waits for the user's word. */
export interface Asked {
  readonly notifier: Notifier
  /** Whom to call, without the headers that stood within the address. */
  readonly target: URI
  readonly remote: Remote
  /** The two headers that the call takes over (RFC 3891, RFC 3892). Others MUST NOT come from the far side. */
  readonly headers: readonly string[]
}
