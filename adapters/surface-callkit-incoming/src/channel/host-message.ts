import { isRecord, readText } from '../read/scalars.ts'

/** What the host says. */
export type HostMessage =
  | { readonly kind: 'result'; readonly id: string; readonly result: unknown }
  | { readonly kind: 'error'; readonly id: string; readonly error: unknown }
  | { readonly kind: 'event'; readonly event: string; readonly body: unknown }

/** Longer than any message of a host: a text beyond it is not parsed. */
const LONGEST = 262_144

/**
 * Reads `{ id, result }`, `{ id, error }` and `{ event, body }`, as objects or as JSON in a string. `undefined`: it is
 * none of them, as most of what arrives at a window. MUST NOT throw.
 */
export function readHostMessage(message: unknown): HostMessage | undefined {
  try {
    if (typeof message !== 'string') return read(message)
    return message.length > LONGEST || !message.startsWith('{') ? undefined : read(JSON.parse(message))
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

/** A `PlatformException` or `MissingPluginException` of Flutter: `code` and `message`. */
export class HostError extends Error {
  override readonly name = 'HostError'
  readonly code: string | undefined

  constructor(error: unknown) {
    const { code, message } = isRecord(error) ? error : { code: undefined, message: error }
    super(readText(message) ?? 'The host answered with an error.')
    this.code = readText(code)
  }
}
