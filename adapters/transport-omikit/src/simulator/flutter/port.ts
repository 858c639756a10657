import type { Emitter } from '../emitter.ts'
import type { NativeFunctions } from '../native/native-host.ts'

/** What the host of a web view sends: an answer, or an event. */
export type PortMessage =
  | { readonly id: unknown; readonly result: unknown }
  | { readonly id: unknown; readonly error: { readonly code: string; readonly message: string } }
  | { readonly event: string; readonly body: unknown }

/** The message port of a Dart host that hands on the channel of the Flutter plugin. */
export interface SimulatorPort {
  /** Takes `{ id, method, args }`: the name of an action and its data. What is none is passed over. */
  postMessage(message: unknown): void
  onMessage(listener: (message: PortMessage) => void): () => void
}

interface Request {
  readonly id: unknown
  readonly method: string
  readonly args: unknown
}

function requestOf(message: unknown): Request | undefined {
  const is: unknown = typeof message === 'string' ? parsed(message) : message
  if (typeof is !== 'object' || is === null || !('id' in is) || !('method' in is)) return undefined
  const { id, method } = is
  return typeof method === 'string' ? { id, method, args: 'args' in is ? is.args : undefined } : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const told = (error: unknown) => {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown }
  return { code: String(code ?? 'error'), message: String(message ?? error) }
}

export function createPort(functions: NativeFunctions, emitter: Emitter): SimulatorPort {
  const listeners = new Set<(message: PortMessage) => void>()
  const tell = (message: PortMessage) => {
    for (const listener of [...listeners]) listener(message)
  }
  emitter.onEvent((event, body) => tell({ event, body: body ?? null }))
  return {
    postMessage(message) {
      const request = requestOf(message)
      if (!request) return
      const { id, method, args } = request
      const call = Object.hasOwn(functions, method) ? functions[method] : undefined
      // A name that the plugin does not know is never answered.
      call?.(args).then(
        (result) => tell({ id, result: result ?? null }),
        (error: unknown) => tell({ id, error: told(error) }),
      )
    },
    onMessage(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
