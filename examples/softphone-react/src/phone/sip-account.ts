/** What a person types to use a real SIP line. */
export interface SipAccount {
  /** `ws://` or `wss://`. */
  readonly server: string
  readonly user: string
  /** Empty: the host of `server`. */
  readonly domain: string
  readonly password: string
}
