import type { Fact } from '@offhook/core'
import type { Calls } from './calls.ts'
import type { ChosenInputs } from './inputs.ts'
import type { MediaSink } from './media-sink.ts'
import type { SipLibrary } from './options.ts'

/** What the parts of the adapter share. */
export interface Context {
  readonly sip: SipLibrary
  readonly calls: Calls
  readonly media: MediaSink
  readonly inputs: ChosenInputs
  readonly earlyMedia: boolean
  readonly digits: 'rfc4733' | 'info'
  /** The link to the server stands, as far as sip.js knows. */
  isUp(): boolean
  emit(fact: Fact): void
}
