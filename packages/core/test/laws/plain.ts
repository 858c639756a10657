/**
 * Freezes a published value to its depth, so that whoever changes it later throws, and says where it is no plain JSON.
 * `undefined` is let pass: JSON leaves it out, and a reader of the copy sees the same.
 */
export function freezePlain(value: unknown, path = 'snapshot'): string | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return undefined
    case 'number':
      return Number.isFinite(value) ? undefined : `${path} is ${value}`
    case 'object': {
      if (value === null || Object.isFrozen(value)) return undefined
      const kind: unknown = Object.getPrototypeOf(value)
      if (kind !== Object.prototype && kind !== Array.prototype) return `${path} is no plain object`
      Object.freeze(value)
      for (const [key, inner] of Object.entries(value)) {
        const fault = freezePlain(inner, `${path}.${key}`)
        if (fault !== undefined) return fault
      }
      return undefined
    }
    default:
      return `${path} is a ${typeof value}`
  }
}
