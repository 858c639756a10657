import type { Events } from '@offhook/adapter-kit'
import type { CallId, Vendor } from '@offhook/core'
import type { Person } from '../read/person.ts'

interface OfSession {
  readonly session: string
  readonly callId?: CallId
}

/** What CometChat tells beside the life of a call. */
export interface CometChatEvents {
  /** A member of a group would not come, or is busy; the call goes on. */
  memberDeclined: OfSession & { readonly member?: Person; readonly status: 'rejected' | 'busy' }
  /** This user placed a call on another device; it does not ring here. */
  placedElsewhere: { readonly session: string; readonly remote: Person | undefined; readonly video: boolean }
  userJoined: OfSession & { readonly user: Person | undefined }
  userLeft: OfSession & { readonly user: Person | undefined }
  /** Somebody in the session, this user too; `by` where it was somebody else's doing. */
  userMuted: OfSession & { readonly user: Person | undefined; readonly by: Person | undefined; readonly muted: boolean }
  recordingStarted: OfSession & { readonly user: Person | undefined }
  recordingStopped: OfSession
  screenShareStarted: OfSession
  screenShareStopped: OfSession
  switchedToVideo: OfSession
  /** Nobody else was in the session for too long. The call ends. */
  sessionTimeout: OfSession
  /** The user left by the button of the SDK's own call screen. The call ends. */
  endButtonPressed: OfSession
  /** What a session reported. One that could not begin ends its call as well. */
  error: OfSession & { readonly vendor: Vendor }
}

export type VendorEvents = Events<CometChatEvents>
