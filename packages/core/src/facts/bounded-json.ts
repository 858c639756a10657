import type { Json } from '../values.ts'

/**
 * A fresh copy of a value as JSON reads it (dates as text, `undefined` entries left out), or `undefined` when it is no
 * JSON (cyclic, a function, a bigint, a getter that throws) or longer than `maxBytes` in UTF-8. MUST NOT throw.
 */
export function boundedJson(value: unknown, maxBytes: number): Json | undefined {
  let left = maxBytes
  try {
    // Every value costs a byte at least: counting on the way stops an endless structure before it is written.
    const text = JSON.stringify(value, (_, part) => {
      left -= typeof part === 'string' ? part.length + 1 : 1
      if (left < 0) throw new RangeError()
      return part
    })
    if (encodeURIComponent(text).replace(/%../g, '-').length > maxBytes) return undefined
    return JSON.parse(text, (key, part) => (key === '__proto__' ? undefined : part))
  } catch {
    return undefined
  }
}
