import type { RandomSource } from '@offhook/core'

/**
 * What the native sides do now and then. What they always do is no anomaly here: it is how the simulator behaves.
 * A number is how probable it is each time that it could happen: 0 never, 1 always.
 */
export interface Anomalies {
  /** The `calling` of a dialled call comes after the answer of `startCall`, not before. */
  readonly callingAfterResult: number
  /** An answered call goes from ringing to confirmed without `connecting`. */
  readonly skipConnecting: number
  /** `confirmed` comes twice. */
  readonly repeatConfirmed: number
  /** iOS: the first `disconnected` carries the status of before, 180 say. */
  readonly staleEndCode: number
  /** iOS: the second `disconnected` knows no code. */
  readonly missingEndCode: number
  /** iOS: the second `disconnected` of a call comes when the next call has begun. */
  readonly freedLate: number
  /**
   * iOS of React Native: `endCall` without a call sends a bare `disconnected`. The code that does (`endAvailableCall`) stands in
   * 4.0 and 4.1, and nothing calls it there: so never by itself.
   */
  readonly strayEnd: number
  /** iOS: state 12 before a `disconnected` that this side asked for. */
  readonly disconnecting: number
  /** iOS: state 0 in the middle of a call. */
  readonly nullState: number
  /** Android: `toggleMute` fails and gives null. */
  readonly failMute: number
  /** Android: a quality sample without `lcn`. */
  readonly missingLcn: number
  /** iOS of React Native: `startCall` answers that its result could not be put into JSON. */
  readonly conversionFailure: number
  /** A new login is undone by the clean-up of the logout before it, where nobody waited for that one. */
  readonly logoutRace: number
}
export type Anomaly = keyof Anomalies

const none: Anomalies = {
  callingAfterResult: 0.5,
  skipConnecting: 0,
  repeatConfirmed: 0,
  staleEndCode: 0,
  missingEndCode: 0,
  freedLate: 0,
  strayEnd: 0,
  disconnecting: 0.5,
  nullState: 0,
  failMute: 0,
  missingLcn: 0,
  conversionFailure: 0,
  logoutRace: 0,
}

export interface AnomalyDice {
  /** Whether it happens this time. */
  now(anomaly: Anomaly): boolean
  /** It happens the next time that it could. */
  next(anomaly: Anomaly): void
}

export function createAnomalyDice(random: RandomSource, wanted: Partial<Anomalies> = {}): AnomalyDice {
  const odds = { ...none, ...wanted }
  const forced = new Map<Anomaly, number>()
  return {
    now(anomaly) {
      const left = forced.get(anomaly) ?? 0
      if (left > 0) forced.set(anomaly, left - 1)
      // Drawn in any case, so that forcing one does not move the others.
      const drawn = random() < odds[anomaly]
      return left > 0 || drawn
    },
    next: (anomaly) => void forced.set(anomaly, (forced.get(anomaly) ?? 0) + 1),
  }
}
