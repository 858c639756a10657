type Entries = Record<string, unknown>

export interface CopyRules {
  /** How many values are copied at most, and how many levels deep. */
  readonly most: number
  readonly depth: number
  /** What stands where a value could not be read, or lies too deep. */
  readonly unreadable: unknown
  /** Decides over each value; an object that it returns is copied entry by entry, `undefined` is left out. */
  readonly visit: (value: unknown, key: string) => unknown
  readonly rename?: (key: string) => string
}

const LONGEST_KEY = 256

function keysOf(value: object, most: number): string[] {
  // A typed array would list one key a byte.
  if (ArrayBuffer.isView(value)) return []
  if (!Array.isArray(value)) return Object.keys(value)
  return Array.from({ length: Math.min(value.length, most) }, (_, index) => `${index}`)
}

/**
 * A fresh, finite copy of anything: own enumerable string keys only, without those of prototypes
 * and those longer than any sound one. It goes level by level,
 * so that a fat branch never hides what stands beside it, and a cycle ends at a bound. MUST NOT throw: a value that
 * throws when it is read becomes `unreadable`, its neighbours are not touched.
 */
export function plainCopy(root: unknown, rules: CopyRules): unknown {
  const out: Entries = {}
  const queue = [{ from: { root } as object, keys: ['root'], to: out, level: 0 }]
  let left = rules.most
  for (const { from, keys, to, level } of queue) {
    for (const key of keys) {
      if (key.length > LONGEST_KEY || key === '__proto__' || key === 'constructor' || key === 'prototype') continue
      if (left-- <= 0) return out.root
      const name = level > 0 && rules.rename ? rules.rename(key) : key
      try {
        let value = rules.visit(Reflect.get(from, key), key)
        if (typeof value === 'object' && value !== null) {
          const copy = (Array.isArray(value) ? [] : {}) as Entries
          if (level < rules.depth) queue.push({ from: value, keys: keysOf(value, left), to: copy, level: level + 1 })
          value = level < rules.depth ? copy : rules.unreadable
        }
        if (value !== undefined) to[name] = value
      } catch {
        to[name] = rules.unreadable
      }
    }
  }
  return out.root
}
