import type { Json } from '../values.ts'
import { plainCopy } from './plain-copy.ts'
import { cleanText } from './text.ts'

const SECRET = 'pass|pwd|secret|token|auth|cred|(?:api|access|private).?key|cookie|jwt'
const SECRET_KEY = new RegExp(SECRET, 'i')
/** A secret written inside a text (`password=…`, a header, a JSON body): all that follows is hidden with it. */
const SECRET_TEXT = new RegExp(`((?:${SECRET})\\w*["']?\\s*[=:]|\\bbearer ).*`, 'is')

/** Hides numbers of four and more digits (also written with separators), users before an `@`, and secrets. */
export function mask(text: string): string {
  return cleanText(text, 128)
    .replace(SECRET_TEXT, '$1[secret]')
    .replace(/([^\s"'<>:@])[^\s"'<>:@]*@/g, '$1****@')
    .replace(/\d{2,}(?:[ .()-]{1,2}\d{2,})+|\d{4,}/g, (found) => {
      const digits = found.replace(/\D/g, '')
      return `${digits.slice(0, 2)}****${digits.length > 6 ? digits.slice(-3) : ''}`
    })
}

/**
 * A short description of anything for a diagnostic: at most 32 values and 3 levels, numbers and addresses masked
 * (`09****567`), values under a key that looks like a secret shown as `[secret]`. MUST NOT throw.
 */
export function redact(value: unknown): Json {
  return plainCopy(value, {
    most: 32,
    depth: 3,
    unreadable: '[…]',
    rename: mask,
    visit(found, key) {
      if (SECRET_KEY.test(key)) return '[secret]'
      if (typeof found === 'string') return mask(found)
      if (typeof found === 'number') {
        const shown = mask(`${found}`)
        return shown === JSON.stringify(found) ? found + 0 : shown
      }
      if (found instanceof Error) return mask(`${found.name}: ${found.message}`)
      return found === null || typeof found === 'object' || typeof found === 'boolean' ? found : `[${typeof found}]`
    },
  }) as Json
}
