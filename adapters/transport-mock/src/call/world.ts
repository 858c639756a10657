import type { CallId, Capabilities, Clock, Direction, Fact, MediaPath, Millis, Remote, VideoState } from '@offhook/core'
import type { QualityCurve } from './quality-curve.ts'

export type LegStage = 'announced' | 'dialing' | 'ringing' | 'connecting' | 'talking' | 'ended'
export type TransferAnswer = 'done' | 'failed' | 'wait'

/** How a call ended, as the far side wrote it down: the fields of the `call.ended` fact. */
export type LegEnd = Omit<Extract<Fact, { readonly type: 'call.ended' }>, 'type' | 'call' | 'evidence'>

/** One call as the simulated SDK and the far end know it. `near` is the phone's side, `far` the other. */
export interface Leg {
  readonly id: string
  readonly direction: Direction
  /** Under which the phone knows the call; a push may have had another id. */
  refs: Readonly<Record<string, string>>
  remote: Remote
  /** Ours, carried through for calls that this phone dialled. */
  callId: CallId | undefined
  stage: LegStage
  /** Whether the call was asked for with video. */
  video: boolean
  establishedAt: Millis | undefined
  readonly near: { held: boolean; muted: boolean; video: VideoState }
  readonly far: { held: boolean; video: VideoState }
  /** Digits that the phone sent. */
  digits: string
  media: MediaPath
  /** No media can pass: set before the answer, the call is established without any. */
  mediaBlocked: boolean
  frozen: boolean
  readonly quality: {
    curve: QualityCurve
    since: Millis
    sampledAt: Millis
    received: number
    /** Samples in a row during which nothing arrived. */
    missed: number
  }
  glares: number
  transferAnswer: TransferAnswer
  end: LegEnd | undefined
}

/** What every part of the simulation shares. */
export interface World {
  readonly clock: Clock
  readonly capabilities: Capabilities
  /** Live calls by their mock id, oldest first. */
  readonly legs: Map<string, Leg>
  /** From the answer until the call is established. */
  connectMs: Millis
  /** Sends a fact towards the phone. */
  tell(fact: Fact): void
  nextId(): string
}
