export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive'

const directionLine = /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/

/**
 * The direction of the first audio stream of a session description (RFC 8866 section 6.7); `undefined`: it has none.
 * The address 0.0.0.0 MUST NOT count as hold: beside ICE it only says that no candidate was gathered yet.
 */
export function audioDirection(sdp: string): Direction | undefined {
  let section: 'session' | 'audio' | 'other' = 'session'
  const found: { session?: Direction; audio?: Direction } = {}
  let hasAudio = false
  for (const line of sdp.split(/\r?\n/)) {
    if (line.startsWith('m=')) {
      section = !hasAudio && line.startsWith('m=audio ') ? 'audio' : 'other'
      hasAudio ||= section === 'audio'
      // A stream at port 0 is refused or removed (RFC 3264 section 6).
      if (section === 'audio' && line.startsWith('m=audio 0 ')) found.audio = 'inactive'
    }
    const direction = directionLine.exec(line)?.[1] as Direction | undefined
    if (direction !== undefined && section !== 'other') found[section] ??= direction
  }
  return hasAudio ? (found.audio ?? found.session ?? 'sendrecv') : undefined
}

/** Does this offer put us on hold? A far side that no longer receives holds (RFC 3264 section 8.4). */
export function heldByOffer(offer: string): boolean | undefined {
  const direction = audioDirection(offer)
  return direction === undefined ? undefined : !receives(direction)
}

/** What the answer to our offer says of the far side's hold; `undefined`: nothing, because we offered to send nothing. */
export function heldByAnswer(offer: string, answer: string): boolean | undefined {
  const offered = audioDirection(offer)
  const answered = audioDirection(answer)
  if (offered === undefined || answered === undefined || !sends(offered)) return undefined
  return !receives(answered)
}

/** A description as it reads when this side holds: no stream receives (RFC 3264 section 8.4). */
export function holdingSdp(sdp: string): string {
  return sdp.replace(/^a=sendrecv(?=\r?$)/gm, 'a=sendonly').replace(/^a=recvonly(?=\r?$)/gm, 'a=inactive')
}

function receives(direction: Direction): boolean {
  return direction === 'sendrecv' || direction === 'recvonly'
}

function sends(direction: Direction): boolean {
  return direction === 'sendrecv' || direction === 'sendonly'
}
