import type { CallId } from '@offhook/core'

/** The pictures of one call. Streams are no part of a snapshot: read them anew whenever the video of the call changes. */
export interface CallStreams {
  readonly local?: MediaStream | undefined
  readonly remote?: MediaStream | undefined
}

export type ViewsOf = (id: CallId) => CallStreams
