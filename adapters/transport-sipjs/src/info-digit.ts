/** The digit of an INFO request in either form that phones send: `Signal=5` lines, or the digit alone. */
export function digitOf(contentType: string | undefined, body: string): string | undefined {
  const type = contentType?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/dtmf-relay' && type !== 'application/dtmf') return undefined
  const signal = type === 'application/dtmf' ? body.trim() : /^signal\s*=\s*(\S+)/im.exec(body)?.[1]
  const digit = signal?.toUpperCase()
  return digit !== undefined && /^[0-9A-D*#]$/.test(digit) ? digit : undefined
}
