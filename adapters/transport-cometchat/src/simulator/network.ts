import type { Timers } from '@offhook/adapter-kit'
import type { ChatConnectionHandlers } from '../sdk/chat-sdk.ts'
import { Listeners } from './chat/listeners.ts'
import { ServerError } from './server/records.ts'

const unreachable = () =>
  new ServerError('FAILED_TO_FETCH', 'There is an unknown issue with the API request. Please check your internet.')

/** What lies between this page and the server. */
export class Network {
  readonly listeners = new Listeners<ChatConnectionHandlers>()
  readonly #timers: Timers
  readonly #latencyMs: number
  #online = true
  #hasSocket = false
  #status: 'connected' | 'connecting' | 'disconnected' = 'disconnected'
  #failing: Error | undefined

  constructor(timers: Timers, latencyMs: number) {
    this.#timers = timers
    this.#latencyMs = latencyMs
  }

  /** As `getConnectionStatus` says it. */
  get status(): string {
    return this.#status
  }

  /** The next request fails with this code of the server. */
  failNext(code: string, message = code): void {
    this.#failing = new ServerError(code, message)
  }

  request<T>(answer: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const failing = this.#failing
      this.#failing = undefined
      this.#timers.after(this.#latencyMs, () => {
        if (failing || !this.#online) return reject(failing ?? unreachable())
        try {
          const value = answer()
          this.#timers.after(this.#latencyMs, () => resolve(value))
        } catch (error) {
          reject(error)
        }
      })
    })
  }

  /** A message of the server to this page. Without a connection it is lost. */
  deliver(hear: () => void): void {
    this.#timers.after(this.#latencyMs, () => this.#hasSocket && hear())
  }

  connect(): void {
    if (this.#hasSocket || !this.#online) return
    if (this.#status === 'disconnected') {
      this.#status = 'connecting'
      this.listeners.tell(({ inConnecting }) => inConnecting?.())
    }
    this.#timers.after(this.#latencyMs, () => {
      if (this.#hasSocket || !this.#online) return
      this.#hasSocket = true
      if (this.#status !== 'connecting') return
      this.#status = 'connected'
      this.listeners.tell(({ onConnected }) => onConnected?.())
    })
  }

  /** The SDK leaves by itself, and goes on to say that it is connected. */
  disconnect(): void {
    this.#hasSocket = false
  }

  /** Cuts this page off, or lets it through again; it does not connect by itself. */
  set(online: boolean): void {
    this.#online = online
    if (online || !this.#hasSocket) return
    this.#hasSocket = false
    this.#status = 'disconnected'
    this.listeners.tell(({ onDisconnected }) => onDisconnected?.())
  }
}
