import type { Timers } from '@offhook/adapter-kit'
import type { Call } from './entities.ts'

/** The SDK's `CallController`: the one call that it takes for active, and the timer of one that was placed. */
export class ActiveCall {
  readonly #timers: Timers
  #call: Call | undefined
  #stopTimer = () => {}

  constructor(timers: Timers) {
    this.#timers = timers
  }

  get call(): Call | undefined {
    return this.#call
  }

  begin(call: Call): void {
    this.#call = call
  }

  ring(call: Call, seconds: number, unanswered: () => void): void {
    this.#call = call
    this.#stopTimer = this.#timers.after(seconds * 1000, unanswered)
  }

  clearTimer(): void {
    this.#stopTimer()
  }

  clear(): void {
    this.#call = undefined
    this.#stopTimer()
  }

  isOf(session: string | undefined): boolean {
    return this.#call !== undefined && this.#call.getSessionId() === session
  }
}
