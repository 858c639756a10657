import type * as SipJs from 'sip.js'
import type { MediaSink } from './media/media-sink.ts'

/** The parts of sip.js that the adapter stands on; its module satisfies it. */
export type SipLibrary = typeof SipJs

/** Settings of sip.js's `UserAgent` that the adapter leaves to the app. */
export type ExtraUserAgentOptions = Omit<
  SipJs.UserAgentOptions,
  | 'uri'
  | 'delegate'
  | 'displayName'
  | 'authorizationUsername'
  | 'authorizationPassword'
  | 'sessionDescriptionHandlerFactory'
  | 'sessionDescriptionHandlerFactoryOptions'
  | 'reconnectionAttempts'
  | 'reconnectionDelay'
  | 'gracefulShutdown'
  | 'noAnswerTimeout'
  | 'sipExtensionReplaces'
>

export interface SipJsTransportOptions {
  /** The WebSocket of the SIP server (RFC 7118): `wss://sip.example.com`, or `ws://` on the same machine. */
  readonly server: string
  /** Where the far side is heard. Default: one audio element for each call. */
  readonly media?: MediaSink
  /** STUN and TURN servers. Default none: sip.js's own default, a public STUN server, is not used. */
  readonly iceServers?: readonly RTCIceServer[]
  /** How long to gather ICE candidates before the offer goes out with what there is, in ms. Default 2,000. */
  readonly iceGatheringTimeoutMs?: number
  /**
   * Play what the far side sends before it answers (183 with SDP). Default `true`. sip.js fails a call that forks to
   * two such devices; with `false` nothing is played early and `earlyMedia` is never reported.
   */
  readonly earlyMedia?: boolean
  /**
   * How digits go out. Default `rfc4733`: as events within the sound (RFC 4733), and as INFO where the far side did not
   * agree to those. `info`: always as INFO (`application/dtmf-relay`).
   */
  readonly digits?: 'rfc4733' | 'info'
  /** How long a registration is asked to last, in whole seconds. Default 600. It is refreshed after 90 % of that. */
  readonly registerExpiresSeconds?: number
  /** Headers of your own on every request, as `{ 'X-Tenant': 'acme' }`. Those of `startCall` go before them. */
  readonly headers?: Readonly<Record<string, string>>
  /**
   * A proxy that every request outside a call passes first, as a loose route (RFC 3261 section 8.1.2):
   * `sip:proxy.example.com;lr`. Where to connect is still said by `server`.
   */
  readonly outboundProxy?: string
  /** What the User-Agent header says. Default: what sip.js says of itself. */
  readonly userAgent?: string
  /**
   * A UUID of this device that stays the same when the page is loaded again. A server that knows RFC 5626 then replaces
   * the contact that the last page left behind.
   */
  readonly instanceId?: string
  /** Parameters of the contact's URI, as `{ 'pn-provider': 'x' }`. `transport=ws` stands beside them. */
  readonly contactParams?: Readonly<Record<string, string>>
  /**
   * Both ends of a call see the same Call-ID: nothing between them is a B2BUA, as nearly every PBX and every SBC is.
   * Two users who call each other at once then end up in one call. Default `false`; `true` MUST be known, not hoped.
   */
  readonly callIdsEndToEnd?: boolean
  /** A page that is closed hangs up its calls, as far as the browser lets it. Default `true`. */
  readonly hangUpOnPageHide?: boolean
  readonly userAgentOptions?: ExtraUserAgentOptions
  /** The sip.js to use. Default: the one installed beside this package. */
  readonly sip?: SipLibrary
}
