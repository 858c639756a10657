import type * as SipJs from 'sip.js'
import type { MediaSink } from './media-sink.ts'

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
  | 'noAnswerTimeout'
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
  /** How long a registration is asked to last, in seconds. Default 600. */
  readonly registerExpiresSeconds?: number
  readonly userAgentOptions?: ExtraUserAgentOptions
  /** The sip.js to use. Default: the one installed beside this package. */
  readonly sip?: SipLibrary
}

/** Fails at once, in a sentence that names the option and the fix. */
export function checkOptions(options: SipJsTransportOptions): void {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError("createSipJsTransport needs options: { server: 'wss://…' }.")
  }
  checkServer(options.server)
  checkPositive('iceGatheringTimeoutMs', options.iceGatheringTimeoutMs, 'milliseconds')
  checkPositive('registerExpiresSeconds', options.registerExpiresSeconds, 'seconds')
  if (options.iceServers !== undefined && !Array.isArray(options.iceServers)) {
    throw new TypeError("Option 'iceServers' must be a list such as [{ urls: 'stun:stun.example.com' }].")
  }
  const { media } = options
  if (media !== undefined && (typeof media.play !== 'function' || typeof media.stop !== 'function')) {
    throw new TypeError("Option 'media' must have the functions play(call, stream) and stop(call).")
  }
  if (media?.setOutput !== undefined && typeof media.setOutput !== 'function') {
    throw new TypeError("Option 'media': setOutput must be a function that takes an output id; leave it out if none.")
  }
}

function checkServer(server: unknown): void {
  const wanted = "Option 'server' must be the address of a SIP WebSocket such as 'wss://sip.example.com'"
  if (typeof server !== 'string' || server === '') throw new TypeError(`${wanted}; it is missing.`)
  let protocol: string
  try {
    protocol = new URL(server).protocol
  } catch {
    throw new TypeError(`${wanted}; '${server}' is not an address.`)
  }
  if (protocol !== 'ws:' && protocol !== 'wss:') {
    throw new TypeError(`${wanted}; '${server}' does not begin with ws:// or wss://.`)
  }
}

function checkPositive(name: string, value: unknown, unit: string): void {
  if (value === undefined) return
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) {
    throw new TypeError(`Option '${name}' must be a number of ${unit} above 0.`)
  }
}
