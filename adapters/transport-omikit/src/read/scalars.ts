/** A whole number, or its decimal digits in text, as bridges hand them over; never `" 5 "`, `[5]`, `true` or 2^53. */
export function readWhole(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined
}

/** A number, or its decimal digits in text: `4.2`, `"4.2"`. */
export function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d{1,16}(\.\d{1,16})?$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** A text that says something. Native sides write `""` and `null` for "I do not know". */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** Longer than any body: a text beyond it is not parsed. */
const LONGEST = 65_536

/** A body that came as JSON in a text, as some bridges hand it over. Whatever else it is, it stays as it is. */
export function readBody(body: unknown): unknown {
  if (typeof body !== 'string' || body.length > LONGEST || !body.startsWith('{')) return body
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `true`, `false`, or what bridges make of them: 1, 0 and the words. `null` is "I do not know". */
export function readFlag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (value === 1 || value === '1' || value === 'true') return true
  return value === 0 || value === '0' || value === 'false' ? false : undefined
}

/** What a table says of a word from outside. Own keys only: `constructor` is no word of OMICALL. */
export const entryOf = <T>(table: Readonly<Record<string, T>>, key: string | undefined): T | undefined =>
  key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined
