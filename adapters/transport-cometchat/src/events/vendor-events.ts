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

type Listener<E extends keyof CometChatEvents> = (event: CometChatEvents[E]) => void

export interface VendorEvents {
  on<E extends keyof CometChatEvents>(event: E, listener: Listener<E>): () => void
  emit<E extends keyof CometChatEvents>(event: E, payload: CometChatEvents[E]): void
}

/** A listener that throws harms no other one and no call; it is reported. */
export function createVendorEvents(report: (fault: unknown) => void): VendorEvents {
  const entries = new Set<{ readonly event: keyof CometChatEvents; readonly run: (payload: never) => void }>()
  return {
    on(event, run) {
      const entry = { event, run }
      entries.add(entry)
      return () => void entries.delete(entry)
    },
    emit(event, payload) {
      for (const entry of [...entries]) {
        if (entry.event !== event) continue
        try {
          entry.run(payload as never)
        } catch (fault) {
          report(fault)
        }
      }
    },
  }
}
