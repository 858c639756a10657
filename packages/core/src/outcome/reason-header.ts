/** One value of a `Reason` header (RFC 3326): `Q.850;cause=16;text="Normal call clearing"`. */
export interface ReasonValue {
  /** In upper case: `SIP`, `Q.850`, or another. */
  readonly protocol: string
  /** `undefined`: missing, or no number of one to three digits. */
  readonly cause: number | undefined
  readonly text: string | undefined
}

const MOST_VALUES = 8
const LONGEST_HEADER = 2048

/** Splits at a sign outside of quoted text. An open quote is a sign like any other. */
function split(text: string, sign: ',' | ';'): string[] {
  const parts = ['']
  for (const piece of text.match(/"(?:[^"\\]|\\.)*"|./gs) ?? []) {
    if (piece === sign) parts.push('')
    else parts.push(`${parts.pop()}${piece}`)
  }
  return parts.map((part) => part.trim())
}

function parseValue(value: string): ReasonValue | undefined {
  const [protocol = '', ...parameters] = split(value, ';')
  if (!/^[\w.!%*+'`~-]+$/.test(protocol)) return undefined
  let cause: string | undefined
  let text: string | undefined
  for (const parameter of parameters) {
    const [, name = '', given = ''] = /^(\w+)\s*=\s*(.*)$/s.exec(parameter) ?? []
    if (name.toLowerCase() === 'cause') cause ??= given
    if (name.toLowerCase() === 'text') text ??= given.replace(/^"(.*)"$/s, '$1').replace(/\\(.)/gs, '$1')
  }
  return { protocol: protocol.toUpperCase(), cause: /^\d{1,3}$/.test(cause ?? '') ? Number(cause) : undefined, text }
}

/**
 * Reads `Reason` headers: one text or the list that a SIP stack gives, each with one or more values. What cannot be read
 * is left out. MUST NOT throw, since the far side wrote it.
 */
export function parseReason(headers: string | readonly string[] | undefined): readonly ReasonValue[] {
  return [headers ?? []]
    .flat()
    .filter((header) => typeof header === 'string')
    .slice(0, MOST_VALUES)
    .flatMap((header) => split(header.slice(0, LONGEST_HEADER), ','))
    .slice(0, MOST_VALUES)
    .flatMap((value) => parseValue(value) ?? [])
}

/** The first cause of a protocol. RFC 3326 section 2 allows one value each. */
export function causeOf(values: readonly ReasonValue[], protocol: 'SIP' | 'Q.850'): number | undefined {
  return values.find((value) => value.protocol === protocol && value.cause !== undefined)?.cause
}
