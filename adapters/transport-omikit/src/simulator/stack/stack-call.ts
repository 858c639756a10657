import type { Millis } from '@offhook/core'

/** One call as the closed core of the SDK keeps it. */
export interface StackCall {
  /** The SIP call id of Android. */
  readonly id: number
  /** That of CallKit, in upper case. */
  readonly uuid: string
  readonly transactionId: string
  readonly direction: 'inbound' | 'outbound'
  /** The other party; `undefined` where the caller withholds it. */
  readonly number: string | undefined
  readonly createdAt: Millis
  /** `undefined` where an invitation does not say. */
  readonly video: boolean | undefined
  state: 'calling' | 'ringing' | 'connecting' | 'confirmed' | 'ended'
  /** The server has answered once, so that the transaction has a name. */
  named: boolean
  answeredAt?: Millis
  endedAt?: Millis
  /** The last SIP status that went over the wire. */
  lastStatus: number
  /** The app has asked to end it. */
  ending: boolean
  muted: boolean
  held: boolean
  camera: boolean
  digits: string
  transferredTo?: string
  /** What the far side saw the end by. */
  endCode?: number
}

export const isLive = ({ state }: StackCall): boolean => state !== 'ended'
