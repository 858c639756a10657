import type { CallId, CommandResult, Phone, Refusal } from '@offhook/core'
import { refusalSentence } from '../words/sentences.ts'
import { refusalWords } from '../words/table.ts'
import type { CallActions } from './call-actions.ts'

/** Refusals that the screen shows by itself: the call has left it, or a newer press took over. */
const silent: readonly Refusal[] = ['call-ended', 'superseded', 'stopped', 'already']

/**
 * The phone's commands as the screens use them: they answer nothing; what was refused is reported in words.
 * `report(undefined)` takes the last words back.
 */
export function createCallActions(
  phone: Phone<never>,
  report: (words: string | undefined) => void,
  dismiss: (id: CallId) => void,
): CallActions {
  const run = async (command: () => Promise<CommandResult>) => {
    report(undefined)
    const result = await command()
    if (!result.ok && !silent.includes(result.reason)) report(refusalSentence(result))
  }
  /** One voice at a time: whoever talks now is put on hold first, and if that fails nothing else happens. */
  const alone = async (id: CallId | undefined, next: () => Promise<CommandResult>): Promise<CommandResult> => {
    const talking = phone.getSnapshot().calls.find((call) => call.phase === 'active' && call.id !== id)
    const held = talking && (await phone.hold(talking.id))
    return held && !held.ok && held.reason !== 'call-ended' ? held : next()
  }
  return {
    dial: (to) => void run(() => alone(undefined, () => phone.startCall({ to, onPermission: 'request' }))),
    answer: (id, others) => void run(() => phone.answer(id, others && { others })),
    decline: (id, as) => void run(() => phone.decline(id, { as })),
    hangUp: (id) => void run(() => phone.hangUp(id)),
    hold: (id) => void run(() => phone.hold(id)),
    resume: (id) => void run(() => alone(id, () => phone.resume(id))),
    mute: (id) => void run(() => phone.mute(id)),
    unmute: (id) => void run(() => phone.unmute(id)),
    sendDigits: (digits, id) => void run(() => phone.sendDigits(digits, id)),
    swap: () => void run(() => phone.swap()),
    setAudioOutput: (id) => void run(() => phone.setAudioOutput(id)),
    dismiss,
    explain: (refusal) => report(refusalWords[refusal]),
  }
}
