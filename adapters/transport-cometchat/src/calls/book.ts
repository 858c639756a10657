import type { CallId, Target } from '@offhook/core'
import type { CallMessage } from '../read/call-message.ts'
import { isNamed, type LineCall } from './line-call.ts'

export type Heard = 'accepted' | 'rejected' | 'cancelled' | 'ended'

/** More of them at once would be no race but a flood. */
const MOST_EARLY = 32

/** The calls there are. What has ended is not among them, so that nobody speaks of it again. */
export class Book {
  readonly #calls = new Map<string, LineCall>()
  readonly #placing = new Map<CallId, Promise<void>>()
  readonly #leaving = new Set<Promise<unknown>>()
  #early: { readonly heard: Heard; readonly message: CallMessage }[] = []

  get calls(): readonly LineCall[] {
    return [...this.#calls.values()]
  }

  of(session: string): LineCall | undefined {
    return this.#calls.get(session.toLowerCase())
  }

  named(target: Target): LineCall | undefined {
    return this.calls.find((call) => isNamed(call, target))
  }

  add(call: LineCall): LineCall {
    this.#calls.set(call.session.toLowerCase(), call)
    return call
  }

  remove(call: LineCall): void {
    this.#calls.delete(call.session.toLowerCase())
    call.setOver()
  }

  /** A call is being initiated: it has no session yet, and the server may tell of it before it answers. Returns the end of that. */
  place(callId: CallId): () => void {
    let done = () => {}
    this.#placing.set(
      callId,
      new Promise((resolve) => {
        done = resolve
      }),
    )
    return () => {
      this.#placing.delete(callId)
      if (this.#placing.size === 0) this.#early = []
      done()
    }
  }

  /** Resolves once the server has answered; `undefined`: no such call is being initiated. */
  placing({ callId }: Target): Promise<void> | undefined {
    return this.#placing.get(callId)
  }

  /** Said of a session that nobody knows: it may be the one whose initiation has not been answered yet. */
  keep(heard: Heard, message: CallMessage): void {
    if (this.#placing.size > 0 && this.#early.length < MOST_EARLY) this.#early.push({ heard, message })
  }

  early(call: LineCall): readonly { readonly heard: Heard; readonly message: CallMessage }[] {
    const mine = this.#early.filter(({ message }) => message.session.toLowerCase() === call.session.toLowerCase())
    this.#early = this.#early.filter((each) => !mine.includes(each))
    return mine
  }

  /** While this is under way nothing new may begin: the SDK clears its active call when it ends, whichever that is by then. */
  leave(ending: Promise<unknown>): void {
    const settled: Promise<unknown> = ending.catch(() => {}).then(() => this.#leaving.delete(settled))
    this.#leaving.add(settled)
  }

  /** Resolves once nothing is under way. Whoever gives up waiting ends it for all: what the SDK never settles blocks one call. */
  async left(signal: AbortSignal): Promise<void> {
    const given = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
    while (this.#leaving.size > 0 && !signal.aborted) await Promise.race([Promise.all(this.#leaving), given])
    if (signal.aborted) this.#leaving.clear()
  }
}
