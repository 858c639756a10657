import type { Millis } from '../values.ts'

/** The phone's deadlines and bounds, all in one place and all changeable. */
export interface Policy {
  /**
   * Another call comes in while one is under way. `reject-busy`: it is declined as busy (SIP 486), unless the first has
   * ended by then. Else it rings beside the first, and this says what an `answer()` without a word of its own does with
   * whoever talks by then: `hold-and-answer`, `end-and-answer`, or `wait`: it is refused as `on-another-call`.
   */
  readonly secondCall: 'reject-busy' | 'wait' | 'hold-and-answer' | 'end-and-answer'
  /** Live calls at most, and no more than the transport allows. A further one that comes in is declined as busy. */
  readonly maxCalls: number
  /** At most one call talks unheld, unless merged: whoever talks is held for a call that is placed, answered or resumed. */
  readonly oneVoice: boolean
  /** Unanswered calls, both ways, end after this. */
  readonly ringTimeoutMs: Millis
  /** `startCall` without an answer from the SDK. */
  readonly startTimeoutMs: Millis
  /** Answer pressed, nothing established. */
  readonly answerTimeoutMs: Millis
  /** Answered, but never established. */
  readonly connectTimeoutMs: Millis
  /** Hang-up without a word from the SDK: the call ends unconfirmed. */
  readonly releaseTimeoutMs: Millis
  /** Any other command. */
  readonly commandTimeoutMs: Millis
  /** Announced by push, never delivered by the transport. */
  readonly attachTimeoutMs: Millis
  /** Established, but no media ever (only where the transport reports media). */
  readonly mediaTimeoutMs: Millis
  /** Media lost and not back. */
  readonly mediaLossTimeoutMs: Millis
  /** An ended call stays in `calls` so that a screen can say why. */
  readonly lingerMs: Millis
  /** How long ended ids are remembered; at least 32 s (64·T1, RFC 3261). */
  readonly tombstoneMs: Millis
  readonly digitMs: Millis
  readonly digitGapMs: Millis
  /** What a `,` among digits waits. */
  readonly digitPauseMs: Millis
  /** A transfer that the far side took and of which nothing more is heard: it has failed. */
  readonly transferTimeoutMs: Millis
  /** A transfer that the far side asked for, and the user has not answered: it is rejected. */
  readonly transferAskedTimeoutMs: Millis
  readonly sampleMs: Millis
  /** How often the server is asked for a sign of life while registered; 0 for never. */
  readonly pingMs: Millis
  /** A ping without an answer for this long: the link is down, whatever the SDK believes. */
  readonly pingTimeoutMs: Millis
  /** First and longest wait between attempts to reconnect; doubled each time, with jitter. */
  readonly backoffMs: { readonly first: Millis; readonly longest: Millis }
  /** How often a hold refused for glare (SIP 491) is tried again. */
  readonly glareRetries: number
  readonly logLimit: number
  readonly traceLimit: number
}

export const defaultPolicy: Policy = {
  secondCall: 'hold-and-answer',
  maxCalls: 8,
  oneVoice: true,
  ringTimeoutMs: 60_000,
  startTimeoutMs: 15_000,
  answerTimeoutMs: 15_000,
  connectTimeoutMs: 20_000,
  releaseTimeoutMs: 5_000,
  commandTimeoutMs: 10_000,
  attachTimeoutMs: 30_000,
  mediaTimeoutMs: 15_000,
  mediaLossTimeoutMs: 30_000,
  lingerMs: 3_000,
  tombstoneMs: 64_000,
  digitMs: 100,
  digitGapMs: 70,
  digitPauseMs: 2_000,
  transferTimeoutMs: 90_000,
  transferAskedTimeoutMs: 25_000,
  sampleMs: 1_000,
  pingMs: 20_000,
  pingTimeoutMs: 5_000,
  backoffMs: { first: 1_000, longest: 30_000 },
  glareRetries: 4,
  logLimit: 100,
  traceLimit: 10_000,
}
