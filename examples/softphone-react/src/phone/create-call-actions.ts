import type { CallId, CommandResult, Phone, Refusal, Refused } from '@offhook/core'
import { type InputKind, refusalSentence, withoutPicture } from '../words/sentences.ts'
import { refusalWords } from '../words/table.ts'
import type { CallActions } from './call-actions.ts'

/** What went wrong, in words; `retry` where the user can do something about it and then ask again. */
export interface Trouble {
  readonly words: string
  readonly retry?: () => void
}

/** Refusals that the screen shows by itself: the call has left it, or a newer press took over. */
const silent: readonly Refusal[] = ['call-ended', 'superseded', 'stopped', 'already']
/** Faults of a device that the user can mend without leaving the page. */
const mendable: readonly Refusal[] = ['permission-denied', 'no-device', 'device-busy']

/**
 * The phone's commands as the screens use them: they answer nothing; what was refused is reported in words.
 * `report(undefined)` takes the last words back.
 */
export function createCallActions(
  phone: Phone<never>,
  report: (trouble: Trouble | undefined) => void,
  dismiss: (ids: readonly CallId[]) => void,
): CallActions {
  const run = async (command: () => Promise<CommandResult>, device?: InputKind) => {
    report(undefined)
    const result = await command()
    if (result.ok || silent.includes(result.reason)) return
    const retry = mendable.includes(result.reason) && { retry: () => void run(command, device) }
    report({ words: refusalSentence(result, device), ...retry })
  }
  /** One voice at a time: whoever talks now is put on hold first, and if that fails nothing else happens. */
  const alone = async (id: CallId | undefined, next: () => Promise<CommandResult>): Promise<CommandResult> => {
    const talking = phone.getSnapshot().calls.find((call) => call.phase === 'active' && call.id !== id)
    const held = talking && (await phone.hold(talking.id))
    return held && !held.ok && held.reason !== 'call-ended' ? held : next()
  }
  /** Tries with the picture; where only the camera is in the way, the call goes on as sound and says why. */
  const withPicture = async (
    video: boolean,
    ask: (video: boolean) => Promise<CommandResult>,
  ): Promise<CommandResult> => {
    const first = await ask(video)
    if (first.ok || !video || !mayBeCamera(first)) return first
    const second = await ask(false)
    if (second.ok) report({ words: withoutPicture(first.reason) })
    return second
  }
  return {
    dial(to, { video = false } = {}) {
      // Who calls again is done with what was before.
      dismiss(phone.getSnapshot().calls.flatMap((call) => (call.phase === 'ended' ? [call.id] : [])))
      const start = (picture: boolean) => phone.startCall({ to, video: picture, onPermission: 'request' })
      void run(() => alone(undefined, () => withPicture(video, start)), 'microphone')
    },
    answer(id, { others, video = false } = {}) {
      const answer = (picture: boolean) => phone.answer(id, { video: picture, ...(others && { others }) })
      void run(() => withPicture(video, answer), 'microphone')
    },
    decline: (id, as) => void run(() => phone.decline(id, { as })),
    hangUp: (id) => void run(() => phone.hangUp(id)),
    hold: (id) => void run(() => phone.hold(id)),
    resume: (id) => void run(() => alone(id, () => phone.resume(id))),
    mute: (id) => void run(() => phone.mute(id)),
    unmute: (id) => void run(() => phone.unmute(id)),
    // A refusal stays with the wish, and the notices of the call say it.
    startVideo: (id) => void phone.setVideo('on', id),
    stopVideo: (id) => void phone.setVideo('off', id),
    switchCamera: (id) => void run(() => phone.switchCamera(id), 'camera'),
    sendDigits: (digits, id) => void run(() => phone.sendDigits(digits, id)),
    swap: () => void run(() => phone.swap()),
    setAudioOutput: (id) => void run(() => phone.setAudioOutput(id)),
    // Here too: the list of devices shows what became of the wish.
    setMicrophone: (id) => void phone.setMicrophone(id),
    setCamera: (id) => void phone.setCamera(id),
    askFor: (permission) => void run(() => phone.requestPermissions([permission])),
    dismiss: (id) => dismiss([id]),
    explain: (refusal) => report({ words: refusalWords[refusal] }),
  }
}

const mayBeCamera = ({ reason, permission }: Refused): boolean =>
  mendable.includes(reason) && permission !== 'microphone'
