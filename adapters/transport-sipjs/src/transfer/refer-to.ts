import type { URI } from 'sip.js'

/** A confirmed dialog as far as another device needs it to take its place (RFC 3891 section 6.1). */
export interface Replaceable {
  readonly callId: string
  readonly localTag: string
  readonly remoteTag: string
  readonly remoteTarget: URI
}

/** In brackets, without which the parameters of the address would be the header's (RFC 3515 section 2.1). */
export function referTo(address: URI): string {
  return `<${address.toString()}>`
}

/** Whoever is referred calls the far side of this dialog and takes our place in it (RFC 5589 section 7). */
export function referToReplacing({ callId, localTag, remoteTag, remoteTarget }: Replaceable, name: string): string {
  const target = remoteTarget.clone()
  target.clearHeaders()
  // As the far side will read it: its own tag is "to".
  const replaces = encodeURIComponent(`${callId};to-tag=${remoteTag};from-tag=${localTag}`)
  const quoted = name.replaceAll(/\p{Cc}+/gu, ' ').replaceAll(/[\\"]/g, '\\$&')
  return `"${quoted}" <${target.toString()}?Replaces=${replaces}>`
}
