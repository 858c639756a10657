import type { CallFact, Millis, Remote } from '@offhook/core'

/** What a screen shows of a call; every store in the table MUST show the same after each fact. */
export interface Shown {
  readonly phase: 'incoming' | 'connecting' | 'active' | 'ended'
  readonly remote: Remote
  readonly muted: boolean
  readonly localHold: boolean
  readonly remoteHold: boolean
  readonly quality: Band
}

export type Band = 'unknown' | 'bad' | 'poor' | 'fair' | 'good' | 'excellent'

/** A phone that keeps the state of its calls. */
export interface Store {
  take(fact: CallFact): void
  /** Time passed, for whoever has a clock. */
  pass?(ms: Millis): void
  /** The ended call leaves the screen. */
  clear(ref: string): void
  shown(ref: string): Shown | undefined
}

export interface StoreKind {
  readonly name: string
  /** `listener` runs as often as the store's own subscription calls it. */
  open(listener: () => void): Store | Promise<Store>
}

export const refOf = ({ call }: CallFact): string => call.refs?.['sip.call-id'] ?? ''
