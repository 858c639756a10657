import type { CallId } from '@offhook/core'

/** A session that is about to begin, as the app needs to know it to make room for it. */
export interface MediaSession {
  readonly callId: CallId
  readonly session: string
  readonly video: boolean
  readonly group: boolean
}

/** Where sessions are drawn. The SDK brings a whole call screen; it wants an element of the page to put it in. */
export interface MediaPort {
  /** Gives the `HTMLElement` that the session is drawn into; it has to be in the page by then. */
  open(session: MediaSession): object | Promise<object>
  /** The session is over: the element may go. Told once for each `open`. */
  close(session: MediaSession): void
}

/** Draws every session into the element that `find` gives by then: `intoElement(() => document.querySelector('#call'))`. */
export const intoElement = (find: () => object | null | undefined): MediaPort => ({
  open: () => find() ?? Promise.reject(new Error('There is no element to draw the session into.')),
  close: () => {},
})
