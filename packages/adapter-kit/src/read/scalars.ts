/** Takes a value of a native side, or of an SDK, as what it should be; `undefined`: it is not. */
export type Read<T> = (value: unknown) => T | undefined

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text that says something. Native sides write `""` and `null` for "I do not know". */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** `true`, `false`, or what bridges make of them: 1, 0 and the words. `null` is "I do not know". */
export function readFlag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (value === 1 || value === '1' || value === 'true') return true
  return value === 0 || value === '0' || value === 'false' ? false : undefined
}

/** A whole number, or its decimal digits in text, as bridges hand them over; never `" 5 "`, `[5]`, `true` or 2^53. */
export function readWhole(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined
}

/** A number, or its decimal digits in text: `4.2`, `"4.2"`, `"30000"`. */
export function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d{1,16}(\.\d{1,16})?$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/**
 * Reads a body that came as JSON in a text, as some hosts and bridges hand it over, of at most so many characters and with
 * such a beginning. Whatever else it is, it stays as it is.
 */
export const bodyReader =
  (longest: number, beginning: RegExp) =>
  (body: unknown): unknown => {
    if (typeof body !== 'string' || body.length > longest || !beginning.test(body)) return body
    try {
      return JSON.parse(body)
    } catch {
      return body
    }
  }

/** What a table says of a word from outside. Own keys only: `constructor` is no word of any SDK. */
export const entryOf = <T>(table: Readonly<Record<string, T>>, key: string | undefined): T | undefined =>
  key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined

type Known<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** The same without what is `undefined`: missing is unknown. `null`, `0`, `""` and `false` stay. */
export const known = <T extends object>(values: T): Known<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Known<T>
