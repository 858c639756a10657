import { readText } from '@offhook/adapter-kit'

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
