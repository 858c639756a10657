/** An offer that refuses some of its own streams: they are not used (port 0, RFC 3264 section 5.1). */
export function withoutStreams(sdp: string, mids: readonly string[]): string {
  if (mids.length === 0) return sdp
  return sdp
    .split(/(?=^m=)/m)
    .map((section, index) => (index === 0 ? unbundle(section, mids) : refuse(section, mids)))
    .join('')
}

function unbundle(head: string, mids: readonly string[]): string {
  return head.replace(/^a=group:BUNDLE (.*?)(?=\r?$)/gm, (_, list: string) => {
    const bundled = list.split(' ').filter((mid) => !mids.includes(mid))
    return `a=group:BUNDLE ${bundled.join(' ')}`
  })
}

function refuse(section: string, mids: readonly string[]): string {
  const mid = /^a=mid:(\S+)/m.exec(section)?.[1]
  return mid !== undefined && mids.includes(mid) ? section.replace(/^(m=\S+) \d+/, '$1 0') : section
}
