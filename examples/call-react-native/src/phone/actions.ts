import type { CallId, CommandResult, Phone, Refused, StartCallRequest } from '@offhook/core'

/** Something that was refused, and the way to ask for it once more. */
export interface Trouble {
  readonly refused: Refused
  readonly again: () => void
}

export interface Actions {
  readonly dial: (to: string, video: boolean) => void
  readonly redial: (id: CallId) => void
  /** Any other command of the phone; what is refused is reported. */
  readonly run: (command: () => Promise<CommandResult>) => void
  /** Takes the last trouble off the screen. */
  readonly clear: () => void
}

/** Refusals that the screen shows by itself: the call is gone, or a newer wish took over. */
const silent: readonly Refused['reason'][] = [
  'call-ended',
  'superseded',
  'stopped',
  'already',
  'cancelled',
  'credentials',
]

/** The commands of the phone as the screens use them: they answer nothing; what was refused is reported. */
export function createActions(phone: Phone<never>, report: (trouble: Trouble | undefined) => void): Actions {
  const run = async (command: () => Promise<CommandResult>): Promise<void> => {
    report(undefined)
    const result = await command()
    if (result.ok || silent.includes(result.reason)) return
    report({ refused: result, again: () => void run(command) })
  }
  const start = (request: StartCallRequest) => void run(() => phone.startCall(request))
  return {
    dial: (to, video) => start({ to, video }),
    redial: (id) => void run(() => phone.redial(id)),
    run: (command) => void run(command),
    clear: () => report(undefined),
  }
}
