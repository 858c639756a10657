import type { CallsSdk, SettingsBuilder } from './sdk/calls-sdk.ts'
import type { ChatSdk } from './sdk/chat-sdk.ts'
import type { MediaPort, MediaSession } from './session/media-port.ts'

interface Ringing {
  /** `CometChat` of `@cometchat/chat-sdk-javascript`, initialised by the app. */
  readonly chat: ChatSdk
  /** How long a call of this user rings before the SDK calls it unanswered, in seconds. Default: 45, as in the SDK. */
  readonly ringTimeoutSeconds?: number
  /** The name of this transport among the SDK's listeners; one that is created anew takes the place of the one before. */
  readonly listenerId?: string
}

interface WithMedia<B extends SettingsBuilder, P> extends Ringing {
  /** `CometChatCalls` of `@cometchat/calls-sdk-javascript`, initialised by the app. */
  readonly calls: CallsSdk<B, P>
  readonly media: MediaPort
  /**
   * Shapes the call screen: gets the SDK's own `CallSettingsBuilder`, on which audio or video, the microphone and the camera
   * are set. Its `setCallListener` is the transport's; see `transport.on`.
   */
  settings?(builder: B, session: MediaSession): void
}

interface WithoutMedia extends Ringing {
  /** Left out: the phone rings and is answered, and the app brings the media of its own. */
  readonly calls?: undefined
  readonly media?: undefined
  readonly settings?: undefined
}

export type CometChatTransportOptions<B extends SettingsBuilder = SettingsBuilder, P = object> =
  | WithMedia<B, P>
  | WithoutMedia

/** Fails at once, in a sentence that names the option and the fix. */
export function checkOptions({ chat, calls, media, ringTimeoutSeconds }: CometChatTransportOptions): void {
  if (typeof chat?.addCallListener !== 'function') {
    throw new TypeError(
      "createCometChatTransport needs the Chat SDK: import { CometChat } from '@cometchat/chat-sdk-javascript', then { chat: CometChat }.",
    )
  }
  if (calls && typeof calls.startSession !== 'function')
    throw new TypeError("Option 'calls' must be CometChatCalls of '@cometchat/calls-sdk-javascript'.")
  if (calls && typeof media?.open !== 'function')
    throw new TypeError("Option 'calls' needs 'media', which says where a call is drawn: { media: intoElement(…) }.")
  if (ringTimeoutSeconds !== undefined && !(ringTimeoutSeconds > 0))
    throw new TypeError("Option 'ringTimeoutSeconds' must be more than 0.")
}
