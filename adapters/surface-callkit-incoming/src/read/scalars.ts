import type { Json } from '@offhook/core'

/** Takes a value of the native side as what it should be; `undefined`: it is not. */
export type Read<T> = (value: unknown) => T | undefined

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text that says something. Native sides write `""` and `null` for "I do not know". */
export const readText: Read<string> = (value) => (typeof value === 'string' && value.trim() !== '' ? value : undefined)

/** `true`, `false`, or what bridges make of them: 1, 0 and the words. `null` is "I do not know". */
export const readFlag: Read<boolean> = (value) => {
  if (typeof value === 'boolean') return value
  if (value === 1 || value === '1' || value === 'true') return true
  return value === 0 || value === '0' || value === 'false' ? false : undefined
}

/** A number, or its decimal digits in text: `0.005`, `"30000"`. */
export const readNumber: Read<number> = (value) => {
  const number = typeof value === 'string' && /^-?\d{1,16}(\.\d{1,16})?$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** Longer than any body: a text beyond it is not parsed. */
const LONGEST = 262_144

/** What came as JSON in a text, as some hosts hand it over. Whatever else it is, it stays as it is. */
export function readBody(body: unknown): unknown {
  if (typeof body !== 'string' || body.length > LONGEST || !/^[[{]/.test(body)) return body
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

/** A copy as JSON has it; `undefined` for what has none. */
export const readJson: Read<Json> = (value) => {
  try {
    const text = JSON.stringify(value)
    return text === undefined || text.length > LONGEST ? undefined : (JSON.parse(text) as Json)
  } catch {
    return undefined
  }
}

/** As `readJson`, of an object that says something. */
export const readData: Read<{ readonly [key: string]: Json }> = (value) => {
  const data = isRecord(value) ? readJson(value) : undefined
  return isRecord(data) && Object.keys(data).length > 0 ? (data as { readonly [key: string]: Json }) : undefined
}

/** One of these words. */
export const oneOf =
  <const T extends string>(...words: readonly T[]): Read<T> =>
  (value) =>
    words.find((word) => word === value)

/** A reader for each field. What is wrong or missing is left out, and the rest stays. */
export type Schema<T> = { readonly [K in keyof T]-?: Read<Exclude<T[K], undefined>> }

/** `undefined`: it is no object, or nothing in it could be read. */
export const fields =
  <T extends object>(schema: Schema<T>): Read<Partial<T>> =>
  (value) => {
    if (!isRecord(value)) return undefined
    const taken: Partial<T> = {}
    for (const key of Object.keys(schema) as (keyof T & string)[]) {
      const read = schema[key](value[key])
      if (read !== undefined) taken[key] = read as NonNullable<T[typeof key]>
    }
    return Object.keys(taken).length > 0 ? taken : undefined
  }
