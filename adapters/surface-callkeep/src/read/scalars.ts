export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text that says something: native sides write `""` and `null` for "I do not know". */
export const readText = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined

/** `true`, `false`, and what the bridges make of them: `"1"` on iOS, `"true"` on Android. */
export function readFlag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (value === 1 || value === '1' || value === 'true') return true
  return value === 0 || value === '0' || value === 'false' ? false : undefined
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * The name of a call on our side: iOS writes the same UUID in lower case (actions), in upper case (`getCalls`) and as it
 * was given (`didDisplayIncomingCall`). What is no UUID, as Android allows, stays as it is.
 */
export const nameOf = (osId: string): string => (uuid.test(osId) ? osId.toLowerCase() : osId)

/** Android writes a handle as its `tel:` address has it: `%2B84…`. */
export function readHandle(value: unknown): string | undefined {
  const text = readText(value)
  if (text === undefined || !text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
