import type { StackCall } from '../stack/stack-call.ts'

/** What the Swift `CallManager` of both plugins remembers beside the core. */
export interface ManagerState {
  /** Whether the plugin listens to the core at all: `startServices` makes it. */
  observing: boolean
  /** How often it listens for pictures; each one sends the event. */
  videoObservers: number
  guestPhone: string
  answered: boolean
  isSpeaker: boolean
  /** The record of the last end, kept for the second `disconnected`. */
  lastEnd: Readonly<Record<string, unknown>> | undefined
  /** `configureDeclineCallBehavior`: how an end refuses a call that rings. */
  userBusy: boolean
}

export const createManagerState = (): ManagerState => ({
  observing: false,
  videoObservers: 0,
  guestPhone: '',
  answered: false,
  isSpeaker: false,
  lastEnd: undefined,
  userBusy: true,
})

/** `OMICallState`. */
export const omiCallState = {
  null: 0,
  calling: 1,
  incoming: 2,
  early: 3,
  connecting: 4,
  confirmed: 5,
  disconnected: 6,
  hold: 7,
  disconnecting: 12,
} as const

/** Seconds since 1970, as iOS counts. */
export const seconds = (ms: number): number => Math.floor(ms / 1000)

/** The template of every state event of iOS; an invitation that rings (3) is said as incoming (2). */
export function stateBody(call: StackCall, state: number) {
  const incoming = call.direction === 'inbound'
  return {
    status: incoming && state === omiCallState.early ? omiCallState.incoming : state,
    callInfo: '',
    incoming,
    callerNumber: call.number ?? null,
    isVideo: call.video ?? false,
    // The name of a transaction that this side opened is known once the server has answered.
    transactionId: incoming || call.named ? call.transactionId : null,
    _id: call.uuid,
  }
}
