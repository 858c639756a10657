/** What a person types to use a real SIP line. */
export interface SipAccount {
  /** `ws://` or `wss://`. */
  readonly server: string
  readonly user: string
  /** Empty: the host of `server`. */
  readonly domain: string
  readonly password: string
  /** How the other side sees the caller; empty: by number alone. */
  readonly displayName: string
  /** Addresses of STUN and TURN servers, parted by commas or spaces: `stun:…`, `turn:…`, `turns:…`. */
  readonly iceServers: string
  readonly turnUser: string
  readonly turnPassword: string
  /** A SIP proxy that every request passes first: `sip:proxy.example.com`. */
  readonly outboundProxy: string
}

/** What may be kept and put into a link. A password is no part of it. */
export type OpenAccount = Omit<SipAccount, 'password' | 'turnPassword'>

export const emptyAccount: OpenAccount = {
  server: '',
  user: '',
  domain: '',
  displayName: '',
  iceServers: '',
  turnUser: '',
  outboundProxy: '',
}

export const openFields = Object.keys(emptyAccount) as readonly (keyof OpenAccount)[]
