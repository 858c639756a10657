import type { Fact } from '@offhook/core'
import type { VendorEvents } from '../events/vendor-events.ts'
import type { CallsSdk, SettingsBuilder } from '../sdk/calls-sdk.ts'
import type { ChatSdk } from '../sdk/chat-sdk.ts'
import type { MediaPort, MediaSession } from '../session/media-port.ts'
import type { NamedListeners } from '../session/named-listeners.ts'
import type { Book } from './book.ts'

/** The Calls SDK with what it needs to begin a session. */
export interface Media {
  readonly sdk: CallsSdk
  readonly port: MediaPort
  readonly named: NamedListeners
  settings?(builder: SettingsBuilder, session: MediaSession): void
}

/** What the parts of the adapter share. */
export interface Context {
  readonly chat: ChatSdk
  /** Without it a call rings and is answered, and what is heard then is the app's. */
  readonly media: Media | undefined
  readonly ringTimeoutSeconds: number
  readonly book: Book
  readonly events: VendorEvents
  /** Says something while the transport is started, and nothing otherwise. */
  emit(fact: Fact): void
  /** Says what is no fact, so that the core makes a diagnostic of it. */
  report(message: string): void
  isStarted(): boolean
  /** Whether this is the user who is logged in. */
  isMe(uid: string | undefined): boolean
  /** Asks for the token of the user who is logged in; rejects where nobody is. */
  authToken(): Promise<string>
}
