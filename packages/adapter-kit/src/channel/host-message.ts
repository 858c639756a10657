import { bodyReader, isRecord, readText } from '../read/scalars.ts'
import { saidBy } from '../result.ts'

/** What the host says. */
export type HostMessage =
  | { readonly kind: 'result'; readonly id: string; readonly result: unknown }
  | { readonly kind: 'error'; readonly id: string; readonly error: unknown }
  | { readonly kind: 'event'; readonly event: string; readonly body: unknown }

/** A longer text than any message of a host is not parsed. */
const readBody = bodyReader(262_144, /^\{/)

/**
 * Reads `{ id, result }`, `{ id, error }` and `{ event, body }`, as objects or as JSON in a string. `undefined`: it is
 * none of them, as most of what arrives at a window. MUST NOT throw.
 */
export function readHostMessage(message: unknown): HostMessage | undefined {
  try {
    return read(readBody(message))
  } catch {
    return undefined
  }
}

function read(message: unknown): HostMessage | undefined {
  if (!isRecord(message)) return undefined
  const event = readText(message.event)
  if (event !== undefined) return { kind: 'event', event, body: message.body }
  const id = readText(message.id)
  if (id === undefined) return undefined
  // Dart writes `error: null` beside a result.
  if (message.error !== undefined && message.error !== null) return { kind: 'error', id, error: message.error }
  // Without one it is a question, such as our own, which a window hands back to us.
  return 'result' in message ? { kind: 'result', id, result: message.result } : undefined
}

/** A `PlatformException` or `MissingPluginException` of Flutter, as React Native would reject with it. */
export class HostError extends Error {
  override readonly name = 'HostError'
  readonly code: string | undefined

  constructor(error: unknown) {
    const { code, message } = saidBy(error)
    super(readText(message) ?? 'The host answered with an error.')
    this.code = readText(code)
  }
}
