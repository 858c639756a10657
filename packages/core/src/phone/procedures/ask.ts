import type { CallCommand } from '../../ports/command.ts'
import type { Kernel } from '../kernel.ts'
import { type Answer, refused, taken } from '../settle.ts'
import type { Step } from './step.ts'

/**
 * Asks the transport, and waits no longer than any command may take. What it took is undone when it is given back; what
 * it takes after that, too.
 */
export function ask(kernel: Kernel, command: CallCommand, undo: () => void = () => {}): Step {
  let answer: Answer | undefined
  let over = false
  const effect = kernel.execute('transport', command, (outcome) => {
    kernel.timers.clearTimeout(deadline)
    if (answer) {
      if (outcome.ok) undo()
      return
    }
    const { ok: _ok, ...why } = outcome
    answer = outcome.ok ? taken : refused(why as { reason: 'failed' })
  })
  const deadline = kernel.timers.setTimeout(() => {
    answer ??= { ok: false, reason: 'timed-out' }
  }, kernel.policy.commandTimeoutMs)
  return {
    check: () => answer,
    giveBack() {
      if (over) return
      over = true
      if (answer?.ok) return undo()
      if (answer) return
      answer = refused({ reason: 'cancelled' })
      kernel.timers.clearTimeout(deadline)
      kernel.perform(() => ({ type: 'abort', effect }))
    },
  }
}
