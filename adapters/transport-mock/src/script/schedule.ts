import type { Clock, Millis } from '@offhook/core'

/**
 * Plays steps at their times on `clock`, those due now before this returns; steps of one time in the order given.
 * Gives the way to stop.
 */
export function schedule<S extends { readonly at: Millis }>(
  clock: Clock,
  steps: readonly S[],
  play: (step: S) => void,
  done: () => void = () => {},
): () => void {
  const waiting = [...steps].sort((a, b) => a.at - b.at)
  const began = clock.now()
  let timer: unknown
  const run = () => {
    timer = undefined
    for (let next = waiting[0]; next; next = waiting[0]) {
      const wait = began + next.at - clock.now()
      if (wait > 0) {
        timer = clock.setTimeout(run, wait)
        return
      }
      waiting.shift()
      play(next)
    }
    done()
  }
  run()
  return () => {
    clock.clearTimeout(timer)
    waiting.length = 0
  }
}
