import type { Timers } from '@offhook/adapter-kit'
import type { Millis } from '@offhook/core'

/** How a native function answers. What comes after the first answer is lost, as it is on a bridge. */
export interface Reply {
  resolve(value?: unknown): void
  reject(code: string, message: string): void
}

/** The way between JavaScript and the native side: jobs of their own, in order, in both directions. */
export interface NativeQueue {
  /** Runs `work` on the native side; the promise settles when its answer has come back, if it ever answers. */
  ask(work: (reply: Reply) => void): Promise<unknown>
  /** Runs `job` in JavaScript. */
  tell(job: () => void): void
}

/** As the bridges of React Native reject: an `Error` with the code that the native side gave. */
const refusal = (code: string, message: string) => Object.assign(new Error(message), { code, userInfo: null })

export function createNativeQueue(timers: Timers, latencyMs: Millis): NativeQueue {
  const tell = (job: () => void) => void timers.after(latencyMs, job)
  return {
    tell,
    ask: (work) =>
      new Promise((resolve, reject) => {
        const reply: Reply = {
          resolve: (value) => tell(() => resolve(value)),
          reject: (code, message) => tell(() => reject(refusal(code, message))),
        }
        timers.after(latencyMs, () => work(reply))
      }),
  }
}
