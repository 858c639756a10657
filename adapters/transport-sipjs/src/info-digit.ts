/** Event numbers (RFC 4733 section 3.2) of what is no figure; some phones send these in place of the characters. */
const byNumber: Readonly<Record<string, string>> = { '10': '*', '11': '#', '12': 'A', '13': 'B', '14': 'C', '15': 'D' }

/** The digit of an INFO request in either form that phones send: `Signal=5` lines, or the digit alone. */
export function digitOf(contentType: string | undefined, body: string): string | undefined {
  const type = contentType?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/dtmf-relay' && type !== 'application/dtmf') return undefined
  const signal = /^signal\s*=\s*(\S+)/im.exec(body)?.[1] ?? (type === 'application/dtmf' ? body.trim() : undefined)
  const digit = byNumber[signal ?? ''] ?? signal?.toUpperCase()
  return digit !== undefined && /^[0-9A-D*#]$/.test(digit) ? digit : undefined
}
