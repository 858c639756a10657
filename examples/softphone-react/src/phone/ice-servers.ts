import type { SipAccount } from './sip-account.ts'

/** A STUN address takes no transport and no name (RFC 7064, RFC 7065). */
const stun = /^stuns?:[^\s/?]+$/i
const turn = /^turns?:[^\s/?]+(\?transport=(udp|tcp))?$/i

/** The typed addresses as the browser wants them. Throws a sentence that names the address which is none. */
export function iceServersOf({
  iceServers,
  turnUser,
  turnPassword,
}: Pick<SipAccount, 'iceServers' | 'turnUser' | 'turnPassword'>): RTCIceServer[] {
  const addresses = iceServers.split(/[\s,]+/u).filter((address) => address !== '')
  return addresses.map((urls) => {
    if (stun.test(urls)) return { urls }
    if (turn.test(urls)) return { urls, username: turnUser, credential: turnPassword }
    throw new TypeError(`'${urls}' is no STUN or TURN server: write stun:host:port or turn:host:port.`)
  })
}
