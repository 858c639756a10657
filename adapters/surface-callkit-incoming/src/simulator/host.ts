import type { Timers } from '@offhook/adapter-kit'
import type { NativeSide } from './native-data.ts'
import type { CallkitSimulatorOptions } from './options.ts'
import type { Sink } from './sink.ts'

/** Both channels of the plugin, as JavaScript sees them through a host. */
export interface SimulatorChannel {
  invoke(method: string, args?: unknown): Promise<unknown>
  on(event: string, listener: (body: unknown) => void): () => void
}

/** The same as messages: `{ id, method, args }` in, `{ id, result }`, `{ id, error }` and `{ event, body }` out. */
export interface SimulatorPort {
  postMessage(message: unknown): void
  onMessage(listener: (message: unknown) => void): () => void
}

/** What JavaScript asked of the native side. */
export interface Asked {
  readonly method: string
  readonly args: unknown
}

export interface Host {
  readonly channel: SimulatorChannel
  readonly port: SimulatorPort
  readonly asked: readonly Asked[]
}

class MissingPluginException extends Error {
  override readonly name = 'MissingPluginException'
  readonly code = 'MissingPluginException'
}

const copied = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)))

export function createHost(side: NativeSide, sink: Sink, timers: Timers, options: CallkitSimulatorOptions): Host {
  const latency = options.latencyMs ?? 0
  const asked: Asked[] = []

  const invoke = (method: string, args?: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const sent = copied(args)
      timers.after(latency, () => {
        asked.push({ method, args: sent })
        const run = Object.hasOwn(side.methods, method) ? side.methods[method] : undefined
        if (!run) {
          // Android says nothing to a name that it does not know, ever.
          if (options.platform === 'ios')
            reject(new MissingPluginException(`No implementation found for method ${method}`))
          return
        }
        try {
          const answer = run(sent)
          const result = options.form === 'json' && Array.isArray(answer) ? JSON.stringify(answer) : copied(answer)
          timers.after(latency, () => resolve(result))
        } catch (error) {
          reject(error)
        }
      })
    })

  const listeners = new Set<(message: unknown) => void>()
  const tell = (message: object) => {
    for (const listener of [...listeners]) listener(message)
  }
  sink.onAll((event, body) => tell({ event, body }))

  return {
    channel: { invoke, on: sink.on },
    port: {
      postMessage(message) {
        const ask: unknown = typeof message === 'string' ? JSON.parse(message) : message
        const { id, method, args } = Object(ask) as { readonly id?: unknown; readonly method?: unknown; args?: unknown }
        if (typeof method !== 'string') return
        invoke(method, args).then(
          (result) => tell({ id, result, error: null }),
          (error: unknown) => {
            const { code, message: words } = Object(error) as { readonly code?: unknown; readonly message?: unknown }
            tell({ id, error: { code: code ?? 'error', message: words ?? String(error) } })
          },
        )
      },
      onMessage(listener) {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    },
    asked,
  }
}
