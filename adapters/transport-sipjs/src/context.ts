import type { Fact } from '@offhook/core'
import type { Calls } from './calls.ts'
import type { MediaSink } from './media-sink.ts'
import type { SipLibrary } from './options.ts'

/** What the parts of the adapter share. */
export interface Context {
  readonly sip: SipLibrary
  readonly calls: Calls
  readonly media: MediaSink
  readonly earlyMedia: boolean
  emit(fact: Fact): void
}
