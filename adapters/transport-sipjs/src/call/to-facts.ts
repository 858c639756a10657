import type { MediaPath, Remote } from '@offhook/core'

/** A name and address of SIP (RFC 3261 section 20.10) as far as it is read here. */
export interface Identity {
  /** sip.js types it as a string; without a name it is `undefined`. */
  readonly displayName: string | undefined
  readonly uri: { readonly user: string | undefined; readonly host: string }
}

/** The far side: a bare user of our own domain, else `user@host`. */
export function remoteOf(identity: Identity, domain: string): Remote {
  const { user, host } = identity.uri
  if (user?.toLowerCase() === 'anonymous' || host.toLowerCase() === 'anonymous.invalid') return { withheld: true }
  // sip.js takes the quotes off and leaves the escapes within (RFC 3261 section 25.1, quoted-pair).
  const name = identity.displayName?.replaceAll(/\\(.)/g, '$1').trim() ?? ''
  const address = addressOf(user, host, domain)
  return { ...(address === '' ? {} : { address }), ...(name === '' ? {} : { name }) }
}

function addressOf(user: string | undefined, host: string, domain: string): string {
  if (user === undefined || user === '') return host
  const readable = decode(user)
  return host.toLowerCase() === domain.toLowerCase() ? readable : `${readable}@${host}`
}

function decode(user: string): string {
  try {
    return decodeURIComponent(user)
  } catch {
    return user
  }
}

/** `connectionState` of WebRTC, which also sees DTLS; `iceConnectionState` stays `disconnected` when all is lost. */
export function mediaPathOf(state: RTCPeerConnectionState): MediaPath | undefined {
  switch (state) {
    case 'connecting':
      return 'connecting'
    case 'connected':
      return 'connected'
    case 'disconnected':
      return 'interrupted'
    case 'failed':
      return 'failed'
    case 'new':
    case 'closed':
      return undefined
  }
}

/** Does the session description offer video? A stream at port 0 is refused (RFC 3264 section 6). */
export function offersVideo(sdp: string): boolean {
  return /^m=video [1-9]/m.test(sdp)
}
