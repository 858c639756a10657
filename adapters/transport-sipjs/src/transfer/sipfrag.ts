/** The status line of a `message/sipfrag` (RFC 3420), which tells how the call that a REFER asked for goes. */
export interface SipFragment {
  readonly status: number
  readonly phrase: string
  /** Its `Reason` headers (RFC 3326), where it has any. */
  readonly reasons: readonly string[]
}

/** `undefined`: it tells no status. MUST NOT throw, since the far side wrote it. */
export function readSipFragment(contentType: string | undefined, body: string): SipFragment | undefined {
  if (contentType?.split(';')[0]?.trim().toLowerCase() !== 'message/sipfrag') return undefined
  const [statusLine = '', ...lines] = body.trimStart().split(/\r?\n/)
  const [, status, phrase = ''] = /^SIP\/2\.0 +([1-6]\d\d)(?: +(.*))?$/i.exec(statusLine.trimEnd()) ?? []
  if (status === undefined) return undefined
  const reasons = lines.flatMap((line) => /^reason\s*:\s*(.+)$/i.exec(line)?.[1] ?? [])
  return { status: Number(status), phrase, reasons }
}
