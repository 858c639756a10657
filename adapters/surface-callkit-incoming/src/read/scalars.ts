import { bodyReader, isRecord, type Read } from '@offhook/adapter-kit'
import type { Json } from '@offhook/core'

/** Longer than any body: a text beyond it is not parsed. */
const LONGEST = 262_144

/** What came as JSON in a text, as some hosts hand it over. */
export const readBody = bodyReader(LONGEST, /^[[{]/)

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
