import { type Asked, initialWish, shownWish, stepWish, type Wish, type WishEvent } from '../call/wish.ts'
import type { PortKind } from '../inbox/input.ts'
import type { PhoneCommand } from '../ports/command.ts'
import type { Origin } from '../values.ts'
import type { Kernel } from './kernel.ts'

/** A device that the user chooses for all calls alike. The port's fact, not its outcome, says what is in use. */
export interface Choice {
  readonly wish: Wish<string | undefined>
  want(id: string): void
  /** `undefined`: none is in use any more. */
  report(id: string | undefined, by: Origin | undefined): void
}

type Choosing = Extract<PhoneCommand, { type: 'setAudioOutput' | 'setMicrophone' | 'setCamera' }>

export function createChoice(kernel: Kernel, port: PortKind, type: Choosing['type']): Choice {
  let wish: Asked<string | undefined> = initialWish<string | undefined>(undefined)
  let deadline: unknown
  let newest = 0

  function step(event: WishEvent<string | undefined>): void {
    const { wish: next, ask } = stepWish(wish, event)
    wish = next
    if (!wish.pending || ask) kernel.timers.clearTimeout(deadline)
    if (ask?.to === undefined) return
    kernel.forget(newest)
    newest = kernel.execute(port, { type, id: ask.to, from: ask.from }, (outcome) => {
      if (!outcome.ok) step({ ...outcome, type: 'refused' })
    })
    deadline = kernel.timers.setTimeout(
      () => step({ type: 'refused', reason: 'timed-out' }),
      kernel.policy.commandTimeoutMs,
    )
  }

  return {
    get wish() {
      return shownWish(wish)
    },
    want: (id) => step({ type: 'wanted', value: id }),
    report: (id, by = 'unknown') => step({ type: 'reported', value: id, by }),
  }
}
