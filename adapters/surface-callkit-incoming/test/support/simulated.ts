import { settle, type VirtualClock } from '@offhook/testing'

/** More turns than anything between OS and app takes; ring timers stay where they are. */
const mostTurns = 12

/** Lets everything arrive that is under way. */
export async function quiet(clock: VirtualClock): Promise<void> {
  for (let turn = 0; turn < mostTurns; turn += 1) {
    await settle()
    await clock.advanceAsync(0)
  }
}
