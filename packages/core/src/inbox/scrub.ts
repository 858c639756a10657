import { mask } from '../facts/redact.ts'
import { cleanText, readAddress } from '../facts/text.ts'
import type { Json } from '../values.ts'
import type { Trace } from './trace.ts'

/** Masks what names a person. The same value always gives the same mask, so what was equal stays equal. */
interface Scrubber {
  scrub<T>(value: T): T
}

/** A pause stays one: it takes its time in a replay, too. */
const digit = (text: string) => text.replace(/[\dA-D*#]/gi, '0').replace(/[^0,]/g, 'x')
/** Keeps the words of a vendor's message, not the addresses, numbers and secrets in it. */
const words = (text: string) =>
  mask(text.replace(/\S*(?:@|\d{3})\S*/g, '•').replace(/((?:pass\w*|pwd|secret|token)\s+)\S+/gi, '$1•'))

/** Of two crossed calls the one with the smaller ref goes on, so the masks of refs MUST stand in the order of the refs. */
function maskedRefs(root: unknown, ids: readonly string[]): ReadonlyMap<string, string> {
  // The OS calls a call by our own id, which names nobody; a replay looks it up.
  const own = new Set(ids)
  const refs = new Set<string>()
  const collect = (value: unknown, isRefs: boolean): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, entry] of Object.entries(value)) {
      if (isRefs && !own.has(entry)) refs.add(entry)
      else collect(entry, key === 'refs')
    }
  }
  collect(root, false)
  const width = String(refs.size).length
  return new Map([...refs].sort().map((ref, place) => [ref, `ref-${String(place + 1).padStart(width, '0')}`]))
}

function createScrubber(refs: ReadonlyMap<string, string>): Scrubber {
  const users: string[] = []
  const texts = new Map<string, string>()
  /** User and host apart: `101` equals `101@a` and `101@b`, which differ from each other, and so must their masks. */
  const address = (value: string) => {
    const { user, host } = readAddress(cleanText(value))
    // Without a user it equals no other address.
    if (user === '') return `@${token('host', value)}`
    let index = users.indexOf(user)
    if (index < 0) index = users.push(user) - 1
    const masked = `address-${index + 1}`
    return host === undefined ? masked : `${masked}@${token('host', host)}`
  }
  const token = (kind: string, value: Json) => {
    const key = `${kind} ${JSON.stringify(value)}`
    const known = texts.get(key) ?? `${kind}-${texts.size + 1}`
    texts.set(key, known)
    return known
  }
  const text = (kind: string) => (value: Json) => (typeof value === 'string' && value ? token(kind, value) : value)

  const masks: Readonly<Record<string, (value: Json) => Json>> = {
    address: (value) => (typeof value === 'string' ? address(value) : value),
    to: (value) => (typeof value === 'string' ? value && address(value) : walk(value)),
    name: text('name'),
    userId: text('user'),
    avatarUrl: text('avatar'),
    extra: (value) => token('extra', value),
    detail: (value) => token('detail', value),
    code: (value) => (typeof value === 'string' ? mask(value) : value),
    requestId: text('request'),
    token: text('token'),
    data: (value) => token('data', value),
    message: (value) => (typeof value === 'string' ? words(value) : value),
    digit: (value) => (typeof value === 'string' ? digit(value) : value),
    digits: (value) => (typeof value === 'string' ? digit(value) : walk(value)),
    sent: (value) => (typeof value === 'string' ? digit(value) : value),
    waiting: (value) => (typeof value === 'string' ? digit(value) : value),
    refs: (value) =>
      Object.fromEntries(
        Object.entries(value as Record<string, string>).map(([key, ref]) => [key, refs.get(ref) ?? ref]),
      ),
  }

  function walk(value: Json): Json {
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value as Record<string, Json>)
    return Object.fromEntries(entries.map(([key, entry]) => [key, (masks[key] ?? walk)(entry)]))
  }
  return { scrub: <T>(value: T) => walk(value as Json) as T }
}

/** The same story without names, numbers, digits and the SDK's ids; it replays to the same phases. */
export function scrubTrace(trace: Trace): Trace {
  const { scrub } = createScrubber(maskedRefs(trace.inputs, trace.ids))
  return { ...trace, scrubbed: true, inputs: trace.inputs.map(scrub) }
}
