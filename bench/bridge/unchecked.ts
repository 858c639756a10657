import type { Fact } from '@offhook/core'

/** The body as its documentation describes it, taken at its word. */
interface Documented {
  readonly status: number
  readonly callerNumber: string
  readonly isVideo: boolean
  readonly transactionId: string
  readonly codeEndCall: number
}

/** What an app writes by hand: a switch over the documented states, that checks nothing. */
export function mapUnchecked(body: unknown): Fact | undefined {
  const { status, callerNumber, isVideo, transactionId, codeEndCall } = (body ?? {}) as Documented
  const call = transactionId ? { refs: { 'omi.transaction': transactionId } } : {}
  switch (status) {
    case 1:
      return { type: 'call.dialed', call, remote: { address: callerNumber }, video: isVideo }
    case 2:
      return { type: 'call.offered', call, remote: { address: callerNumber }, video: isVideo }
    case 3:
      return { type: 'call.ringing', call }
    case 4:
      return { type: 'call.connecting', call }
    case 5:
      return { type: 'call.established', call }
    case 6:
      return { type: 'call.ended', call, vendor: { code: codeEndCall } }
    case 7:
      return { type: 'call.holdChanged', call, side: 'local', held: true }
    default:
      return undefined
  }
}
