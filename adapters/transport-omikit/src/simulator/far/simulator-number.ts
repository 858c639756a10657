import type { Millis } from '@offhook/core'

/** What a far side does by itself, counted from the moment at which it was called. */
export type NumberStep = { readonly at: Millis } & (
  | { readonly do: 'ring' | 'early' | 'answer' | 'hangUp' | 'showVideo' | 'freeze' | 'thaw' | 'offline' | 'online' }
  | { readonly do: 'reject'; readonly code: number }
  | { readonly do: 'quality'; readonly line: 'good' | 'fair' | 'bad' }
  | { readonly do: 'switchboard'; readonly sip: string }
)

/** A number that behaves in its own way when the app dials it. */
export interface SimulatorNumber {
  readonly number: string
  readonly label: string
  /** What happens, in one sentence. */
  readonly what: string
  /** What the start is answered by, where it does not simply begin. */
  readonly start?: { readonly android: number; readonly ios: number }
  readonly steps: readonly NumberStep[]
}
