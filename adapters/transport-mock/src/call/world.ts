import type { CallId, Capabilities, Clock, Direction, Fact, MediaPath, Millis, Remote, VideoState } from '@offhook/core'
import type { QualityCurve } from './quality-curve.ts'

export type LegStage = 'announced' | 'dialing' | 'ringing' | 'connecting' | 'talking' | 'ended'
/** `by-number`: the party that it is handed on to behaves as when it is dialled. */
export type TransferAnswer = 'done' | 'failed' | 'wait' | 'by-number'

/** `consulted`: the `mock.id` of the phone's call with whom it has talked before (RFC 5589 section 7.3). */
export type HandedOn = { readonly to: string } | { readonly consulted: string }

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
  /** What the phone was told of the far side's video; its picture may still be on its way. */
  shown: VideoState
  arriving: unknown
  /** Digits that the phone sent. */
  digits: string
  media: MediaPath
  /** 1, and one more for each media restart of the phone. */
  mediaPaths: number
  /** Why no media passes: this path is lost and a new one would do, or the network lets nothing through. */
  blocked: 'path' | 'network' | undefined
  /** What the SDK will notice of an outage, and its end. */
  outage: unknown[]
  frozen: boolean
  /** The far side sends no sound, though the path lives. */
  soundless: boolean
  /** The far side is gone without a word: nothing is asked of it with success any more. */
  crashed: boolean
  readonly quality: {
    curve: QualityCurve
    since: Millis
    sampledAt: Millis
    received: number
    /** Signs of life of the path itself, whether it carries sound or not. */
    checks: number
    /** Samples in a row during which nothing arrived. */
    missed: number
  }
  glares: number
  transferAnswer: TransferAnswer
  /** Whom the far side wants the phone to call in its place, until the phone has answered that. */
  askedFor: string | undefined
  /** What the phone has said to that. */
  referralAnswer: 'accepted' | 'rejected' | undefined
  /** To whom the phone has handed the far side on: a number, or the far side of another call. */
  handedOn: HandedOn | undefined
  /** The call whose far side asked for this one; it hangs up when this one talks. */
  referredBy: Leg | undefined
  /** The call whose place this one takes as soon as it talks. */
  replaces: Leg | undefined
  /** Those whom the far side hears beside the phone's user, itself included. */
  merged: Set<Leg> | undefined
  end: LegEnd | undefined
}

/** What every part of the simulation shares. */
export interface World {
  readonly clock: Clock
  readonly capabilities: Capabilities
  /** Live calls by their mock id, oldest first. */
  readonly legs: Map<string, Leg>
  /** From the answer until the call is established, and from a media restart until the new path is connected. */
  connectMs: Millis
  /** From the far side's turning its video on until its picture arrives. */
  videoMs: Millis
  /** Sends a fact towards the phone. */
  tell(fact: Fact): void
  nextId(): string
  /** The number that the phone has handed a call on to begins to ring, answers or refuses, as it does when it is dialled. */
  handOn(leg: Leg, number: string): void
}
