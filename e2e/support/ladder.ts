/** One line of a SIP server's log: who sent what to whom. */
export interface SipMessage {
  readonly at: number
  /** `in`: the server got it from the peer. `out`: it sent it there. */
  readonly way: 'in' | 'out'
  readonly peer: string
  readonly text: string
}

/** What a phone showed or reported, at an instant of the same clock. */
export interface Note {
  readonly at: number
  readonly text: string
}

export interface Party {
  readonly name: string
  readonly notes: readonly Note[]
}

const logLine = /\[(in|out)\] (\d+\.\d+) (\S+) (.*?) cid=(\S+) cseq=(\d+)/g

/** The SIP messages in the log of the rig's Kamailio, from an instant on. */
export function sipMessages(log: string, from = 0): SipMessage[] {
  const messages: SipMessage[] = []
  const askers = new Map<string, string>()
  for (const [, way, seconds, logged = '', text = '', callId, cseq] of log.matchAll(logLine)) {
    const isAnswer = /^\d{3} /.test(text)
    const transaction = `${callId} ${cseq}`
    if (way === 'in' && !isAnswer) askers.set(transaction, logged)
    // The log has no address for an answer that goes out: it goes to who asked.
    const peer = way === 'out' && isAnswer ? (askers.get(transaction) ?? logged) : logged
    const at = Number(seconds) * 1_000
    // Without a peer it is the answer to a call of the server's own RPC.
    if (at >= from && peer !== '-') messages.push({ at, way: way === 'out' ? 'out' : 'in', peer, text: shorten(text) })
  }
  return messages
}

/** Which socket of the server is whose, by who registered from it. */
export function registeredPeers(log: string): Map<string, string> {
  const peers = new Map<string, string>()
  for (const [, peer, user] of log.matchAll(/\[in\] \S+ (\S+) REGISTER \S+ .*? from=(\S+)/g)) {
    if (peer !== undefined && user !== undefined) peers.set(peer, user)
  }
  return peers
}

function shorten(text: string): string {
  return text.startsWith('100 ') ? '100 Trying' : text.replace(' <null>', '')
}

const width = 34
const middle = 44

/** Two phones and the server between them, as a ladder: time runs down, what each phone saw stands at its side. */
export function ladder(
  left: Party,
  right: Party,
  messages: readonly SipMessage[],
  peers: ReadonlyMap<string, string>,
): string {
  const rows = [
    ...left.notes.map((note) => ({ at: note.at, line: row(note.text, '', '') })),
    ...right.notes.map((note) => ({ at: note.at, line: row('', '', note.text) })),
    ...messages.map((message) => ({ at: message.at, line: row('', arrow(message, left, right, peers), '') })),
  ].sort((a, b) => a.at - b.at)
  const start = rows[0]?.at ?? 0
  const lines = rows.map(({ at, line }) => `${((at - start) / 1_000).toFixed(3).padStart(8)}  ${line}`)
  return [`${' '.repeat(10)}${row(left.name, 'server', right.name)}`, ...lines].join('\n')
}

function row(left: string, between: string, right: string): string {
  return `${cut(left, width).padEnd(width)}|${centre(cut(between, middle), middle)}|${cut(right, width)}`.trimEnd()
}

function arrow({ way, peer, text }: SipMessage, left: Party, right: Party, peers: ReadonlyMap<string, string>): string {
  const who = peers.get(peer) ?? peer
  if (who === left.name) return (way === 'in' ? `── ${text} ─▶` : `◀─ ${text} ──`).padEnd(middle)
  if (who === right.name) return (way === 'in' ? `◀─ ${text} ──` : `── ${text} ─▶`).padStart(middle)
  return `${way === 'in' ? 'from' : 'to'} ${who}: ${text}`
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text
}

function centre(text: string, length: number): string {
  const before = Math.floor((length - text.length) / 2)
  return text.padStart(text.length + before).padEnd(length)
}
