import type { Ask } from '../functions/ask.ts'
import type { CallkitResult } from '../functions/result.ts'
import { nobody } from '../platform.ts'

/** A native side that answers nothing at all keeps no more events and commands waiting than these. */
const mostUnanswered = 64

interface Open {
  came: number
  giveUp(): void
}

/** What the OS is asked, and others wait for. An answer that never comes MUST NOT make the phone deaf or dumb for good. */
export interface Questions {
  /** `undefined`: nobody answers. */
  activeCalls(): Promise<CallkitResult<unknown> | undefined>
  /** MUST be told of each event and command that may have to wait. */
  came(): void
}

/**
 * Without a clock: the native side answers in the order in which it is asked. So whatever comes while a question is open has
 * something else asked, of no consequence; where that is answered first, the question never will be.
 */
export function createQuestions(ask: Ask): Questions {
  const open = new Set<Open>()
  return {
    activeCalls: () =>
      new Promise((resolve) => {
        const close = (answer: CallkitResult<unknown> | undefined) => {
          open.delete(question)
          resolve(answer)
        }
        const question: Open = { came: 0, giveUp: () => close(undefined) }
        open.add(question)
        void ask('activeCalls').then(close)
      }),
    came() {
      if (open.size === 0) return
      const earlier = [...open]
      for (const question of earlier) {
        question.came += 1
        if (question.came >= mostUnanswered) question.giveUp()
      }
      void ask('isMuted', { id: nobody }).then(() => {
        for (const { giveUp } of earlier) giveUp()
      })
    },
  }
}
