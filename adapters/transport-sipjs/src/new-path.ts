/** Does the far side's offer ask for a new path (RFC 8839 section 4.4.1.1.1)? `before`: what it described last. */
export function restartsIce(before: string, offer: string): boolean {
  const [was, is] = [before, offer].map((sdp) => /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1])
  return was !== undefined && is !== undefined && was !== is
}

/** Does the far side take all streams over one path (RFC 9143)? Else each new one needs candidates of its own. */
export function isBundled(sdp: string): boolean {
  return /^a=group:BUNDLE \S+/m.test(sdp)
}

export function countStreams(sdp: string): number {
  return sdp.match(/^m=/gm)?.length ?? 0
}

/**
 * A browser that has gathered once says `complete` until it begins anew, which is after the description was made: sip.js
 * would send one without candidates. An ICE restart of our own it knows; these it does not.
 */
export const needsCandidates = {
  ofOffer(connection: RTCPeerConnection | undefined): boolean {
    const before = connection?.remoteDescription?.sdp
    if (connection === undefined || before === undefined) return false
    return !isBundled(before) && connection.getTransceivers().some(({ mid }) => mid === null)
  },
  ofAnswer(connection: RTCPeerConnection | undefined, offer: string): boolean {
    const before = connection?.remoteDescription?.sdp
    if (before === undefined) return false
    return restartsIce(before, offer) || (!isBundled(offer) && countStreams(offer) > countStreams(before))
  },
}
