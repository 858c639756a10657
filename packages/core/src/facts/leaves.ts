import * as z from 'zod/mini'
import type { CallId, Destination, Json } from '../values.ts'
import { boundedJson } from './bounded-json.ts'
import { cleanText } from './text.ts'

type Issues = z.core.$ZodRawIssue[]
/** `undefined`: it is wrong. `issues` is for naming the wrong entries of a value that is right as a whole. */
type Read<T> = (value: unknown, issues: Issues) => T | undefined
type Leaf<T> = z.ZodMiniType<T>

/** A schema of one function: zod's own strings, numbers, records and checks together would weigh 3 kB. */
const leaf = <T>(read: Read<T>): Leaf<T> =>
  z.transform((value: unknown, { issues }) => {
    const result = read(value, issues)
    if (result === undefined) issues.push({ code: 'custom', input: value })
    return result as T
  }) as unknown as Leaf<T>

const shaped =
  (shape: RegExp, normal = (text: string) => text): Read<string> =>
  (value) =>
    typeof value === 'string' && shape.test(value) ? normal(value) : undefined

const between =
  (least: number, most: number): Read<number> =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most ? value : undefined

/** Reads the first `most` entries of an object; a wrong one is named, the others stay. */
const record =
  <T>(read: Read<T>, most: number): Read<Record<string, T>> =>
  (value, issues) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    const taken: Record<string, T> = {}
    let left = most
    for (const [key, entry] of Object.entries(value)) {
      if (left-- <= 0) break
      const result = read(entry, issues)
      if (result === undefined) issues.push({ code: 'custom', input: entry, path: [key] })
      else taken[key] = result
    }
    return taken
  }

const readText: Read<string> = (value) => (typeof value === 'string' && cleanText(value)) || undefined
const ANY = /^.{1,256}$/s
/** An id goes back to where it came from: taken letter by letter or not at all. */
const readToken = shaped(ANY)
/** As a token; but the same UUID comes in both letter cases. */
const readRef = shaped(ANY, (id) => (/^[\da-f-]{36}$/i.test(id) ? id.toLowerCase() : id))
const readCount = between(0, Number.MAX_SAFE_INTEGER)

export const flag = leaf((value) => (typeof value === 'boolean' ? value : undefined))
export const words = <const T extends string>(...list: readonly T[]): Leaf<T> =>
  leaf((value) => list.find((word) => word === value))
/** Shown to people: cleaned, cut at the limit, never empty. */
export const text = leaf(readText)
export const destination = leaf<Destination>((value, issues) => {
  const { userId } = Object(value) as { readonly userId?: unknown }
  const user = readText(userId, issues)
  return user === undefined ? readText(value, issues) : { userId: user }
})
export const token = leaf(readToken)
export const tokenOrNone = leaf<string | null>((value, issues) => (value === null ? null : readToken(value, issues)))
export const callId = leaf(readRef as Read<CallId>)
export const refs = leaf(record(readRef, 16))
export const url = leaf(shaped(/^(?!javascript:)\S{1,2048}$/i))
export const digit = leaf(shaped(/^[\da-d*#]$/i, (key) => key.toUpperCase()))

const range = (least: number, most: number): Leaf<number> => leaf(between(least, most))
export const whole = (least: number, most: number): Leaf<number> =>
  leaf((value, issues) => (Number.isInteger(value) ? between(least, most)(value, issues) : undefined))
export const count = leaf(readCount)
/** No longer than a timer can wait. */
export const wait = range(0, 0x7fffffff)
const readProgress: Read<number | Record<string, number>> = (value, issues) =>
  readCount(value, issues) ?? record(readCount, 64)(value, issues)

type Fields = Readonly<Record<string, Read<unknown>>>
type ReadFields<F extends Fields> = { readonly [K in keyof F]?: F[K] extends Read<infer T> ? T : never }

/** Reads the fields that are there; a wrong one is named, the others stay. */
const fields =
  <F extends Fields>(known: F): Read<ReadFields<F>> =>
  (value, issues) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    const taken: Record<string, unknown> = {}
    for (const key in value) {
      const read = Object.hasOwn(known, key) ? known[key] : undefined
      if (read === undefined) continue
      const entry: unknown = (value as Record<string, unknown>)[key]
      const inner = issues.length
      const result = read(entry, issues)
      if (result !== undefined) taken[key] = result
      else issues.push({ code: 'custom', input: entry })
      if (issues.length === inner) continue
      for (const issue of issues.splice(inner)) issues.push({ ...issue, path: [key, ...(issue.path ?? [])] })
    }
    return taken as ReadFields<F>
  }

/** One leaf, not an object of leaves: it comes every second of every call, and zod's walk would double its price. */
export const sample = leaf(
  fields({
    progress: readProgress,
    mos: between(1, 4.5),
    jitterMs: readCount,
    roundTripMs: readCount,
    lossPercent: between(0, 100),
    packets: readCount,
  }),
)

export const vendorCode = leaf<string | number>((value, issues) =>
  Number.isFinite(value) ? Number(value) : readText(value, issues),
)
export const json = leaf((value): Json | undefined => boundedJson(value, 4096))

/** The first `most` entries of a list; a wrong one is named, the others stay. */
export const list = <T>(item: z.core.$ZodType<T>, most: number): Leaf<readonly T[]> =>
  leaf((value, issues) =>
    Array.isArray(value)
      ? value.slice(0, most).flatMap((entry: unknown, index) => {
          const result = z.safeParse(item, entry)
          if (result.success) return [result.data]
          for (const { path } of result.error.issues)
            issues.push({ code: 'custom', input: entry, path: [index, ...path] })
          return []
        })
      : undefined,
  )
