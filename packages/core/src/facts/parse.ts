import * as z from 'zod/mini'
import type { CallRecord } from '../ports/call-log-store.ts'
import type { Outcome } from '../ports/command.ts'
import type { SurfaceRequest } from '../ports/surface.ts'
import type { CallList } from '../ports/transport.ts'
import type { Json } from '../values.ts'
import type { Fact } from './fact.ts'
import { plainCopy } from './plain-copy.ts'
import { mask, redact } from './redact.ts'
import { facts, record, refused, requests, taken } from './schemas.ts'

export type Parsed<T> =
  | {
      readonly ok: true
      readonly value: T
      /** Paths of optional details that were wrong and left out, masked: `sip`, `call.refs.os.uuid`. */
      readonly notes?: readonly string[]
    }
  | { readonly ok: false; readonly message: string; readonly input: Json }

const MOST_FAULTS = 32
const MOST_CALLS = 4096

/** Plain data of anything. `NaN` stands for what is no data: no schema takes it. */
const readPlain = (raw: unknown): unknown =>
  plainCopy(raw, {
    most: 512,
    depth: 8,
    unreadable: Number.NaN,
    visit(value) {
      if (typeof value === 'number') return value + 0 // -0 becomes 0, as in JSON
      return typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint' ? Number.NaN : value
    },
  })

type Holder = Record<PropertyKey, unknown>
const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null

/** Takes the innermost thing on the path that is there out of the copy; answers what it was, and where. */
function takeOut(copy: unknown, [key, ...rest]: readonly PropertyKey[]): [path: string, value: unknown] | undefined {
  if (key === undefined || !isHolder(copy) || !Object.hasOwn(copy, key)) return undefined
  const value = copy[key]
  const inner = takeOut(value, rest)
  if (inner) return [`${String(key)}.${inner[0]}`, inner[1]]
  if (Array.isArray(copy)) copy.splice(Number(key), 1)
  else delete copy[key]
  return [String(key), value]
}

const invalid = (message: string, raw: unknown) => ({ ok: false, message, input: redact(raw) }) as const

/** What is wrong is taken out, piece by piece, and what is left must stand: a bad detail never loses its fact. */
function repair<T>(schema: z.core.$ZodType<T>, copy: unknown, raw: unknown): Parsed<T> {
  const notes: string[] = []
  let path: readonly PropertyKey[] = []
  try {
    for (let round = 0; round < MOST_FAULTS; round++) {
      const result = z.safeParse(schema, copy)
      if (result.success) return { ok: true, value: result.data, ...(notes.length > 0 && { notes }) }
      path = result.error.issues[0]?.path ?? []
      const out = takeOut(copy, path)
      if (!out) break
      // `null` and '' are how many SDKs say "not known": no fault.
      if (out[1] !== null && out[1] !== '') notes.push(mask(out[0]))
    }
  } catch {
    // zod itself can throw, on a polluted Object.prototype for one.
  }
  return invalid(`'${mask(path.join('.'))}' is missing or wrong`, raw)
}

function parseByType<T extends { readonly type: string }>(
  schemas: Readonly<Record<T['type'], z.core.$ZodType>>,
  raw: unknown,
): Parsed<T> {
  const copy = readPlain(raw)
  const type = isHolder(copy) ? copy.type : undefined
  const isKnown = (name: unknown): name is T['type'] => typeof name === 'string' && Object.hasOwn(schemas, name)
  if (!isKnown(type)) return invalid("'type' is missing or unknown", raw)
  const parsed = repair(schemas[type], copy, raw)
  // Each schema of a table is checked against the type of its own row where it is written.
  return parsed.ok ? { ...parsed, value: { type, ...Object(parsed.value) } as T } : parsed
}

/** Reads what a port emitted. MUST NOT throw, whatever it is given; the fact shares nothing with its input. */
export const parseFact = (raw: unknown): Parsed<Fact> => parseByType<Fact>(facts, raw)

/** Reads what an OS call screen asked. As `parseFact`. */
export const parseRequest = (raw: unknown): Parsed<SurfaceRequest> => parseByType<SurfaceRequest>(requests, raw)

/** Reads a line of the call log. As `parseFact`. */
export const parseRecord = (raw: unknown): Parsed<CallRecord> => repair<CallRecord>(record, readPlain(raw), raw)

/** Reads the answer to a command. What is no outcome counts as a failure: nothing says that the command was taken. */
export function parseOutcome(raw: unknown): Outcome {
  const copy = readPlain(raw)
  const ok = isHolder(copy) ? copy.ok : undefined
  const parsed = ok === true ? repair(taken, copy, raw) : repair(refused, copy, raw)
  if (ok === true && parsed.ok) return { ok, ...parsed.value }
  if (ok === false && parsed.ok) return { ok, reason: 'failed', ...parsed.value }
  return { ok: false, reason: 'failed', vendor: { message: 'the port answered with no outcome', detail: redact(raw) } }
}

/** What a call screen answers to `show`, as an outcome: `forbidden` where it says `blocked`. */
export function parseShown(raw: unknown): Outcome {
  const copy = readPlain(raw)
  return parseOutcome(isHolder(copy) && copy.reason === 'blocked' ? { ...copy, reason: 'forbidden' } : copy)
}

/** Reads the answer to a query. A list that cannot be read whole is not complete: it MUST NOT end what it leaves out. */
export function parseCallList(raw: unknown): CallList {
  try {
    if (isHolder(raw) && Array.isArray(raw.facts)) {
      const facts: readonly unknown[] = Array.prototype.slice.call(raw.facts, 0, MOST_CALLS)
      return { complete: raw.complete === true && raw.facts.length <= MOST_CALLS, facts }
    }
  } catch {
    // A list that throws when it is read is none.
  }
  return { complete: false, facts: [] }
}
