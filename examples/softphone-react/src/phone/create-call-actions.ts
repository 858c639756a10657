import type { CallId, CommandResult, Phone, Refusal, Refused } from '@offhook/core'
import { type InputKind, refusalSentence, withoutPicture } from '../words/sentences.ts'
import { refusalWords } from '../words/table.ts'
import type { CallActions, TransferRequest } from './call-actions.ts'

/** What went wrong, in words; `retry` where the user can do something about it and then ask again. */
export interface Trouble {
  readonly words: string
  readonly retry?: () => void
}

/** Refusals that the screen shows by itself: the call has left it, a newer press took over, or the user gave it up. */
const silent: readonly Refusal[] = ['call-ended', 'superseded', 'stopped', 'already', 'cancelled']
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
  /** All at once: nobody of a conference goes on hearing this side because another one does not answer. */
  const together = (ids: readonly CallId[], command: (id: CallId) => Promise<CommandResult>) =>
    run(async () => worstOf(await Promise.all(ids.map((id) => command(id)))))
  /** One after the other: to resume a call may mean to hold others first, and that stands in the way of the next one. */
  const inTurn = (ids: readonly CallId[], command: (id: CallId) => Promise<CommandResult>) =>
    run(async () => {
      const results: CommandResult[] = []
      for (const id of ids) results.push(await command(id))
      return worstOf(results)
    })
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
  // Who calls again is done with what was before.
  const clear = () => dismiss(phone.getSnapshot().calls.flatMap((call) => (call.phase === 'ended' ? [call.id] : [])))
  const transfers = new Map<CallId, TransferRequest>()
  const transfer = (id: CallId, request: TransferRequest) => {
    transfers.set(id, request)
    void run(() => phone.transfer(request, id))
  }
  return {
    dial(to, { video = false, placed } = {}) {
      clear()
      const start = async (picture: boolean) => {
        const result = await phone.startCall({ to, video: picture, onPermission: 'request' })
        if (result.ok) placed?.(result.callId)
        return result
      }
      void run(() => withPicture(video, start), 'microphone')
    },
    redial(record) {
      clear()
      void run(() => phone.redial(record, { onPermission: 'request' }), 'microphone')
    },
    answer(id, { others, video = false } = {}) {
      const answer = (picture: boolean) => phone.answer(id, { video: picture, ...(others && { others }) })
      void run(() => withPicture(video, answer), 'microphone')
    },
    decline: (id, as) => void run(() => phone.decline(id, { as })),
    hangUp: (...ids) => void together(ids, phone.hangUp),
    hold: (...ids) => void together(ids, phone.hold),
    resume: (...ids) => void inTurn(ids, phone.resume),
    mute: (...ids) => void together(ids, phone.mute),
    unmute: (...ids) => void together(ids, phone.unmute),
    // A refusal stays with the wish, and the notices of the call say it.
    startVideo: (id) => void phone.setVideo('on', id),
    stopVideo: (id) => void phone.setVideo('off', id),
    switchCamera: (id) => void run(() => phone.switchCamera(id), 'camera'),
    sendDigits: (digits, ...ids) => void together(ids, (id) => phone.sendDigits(digits, id)),
    cancelDigits: (...ids) => void together(ids, phone.cancelDigits),
    swap: () => void run(() => phone.swap()),
    merge: () => void run(() => phone.merge()),
    split: (id) => void run(() => phone.split(id)),
    cancel: () => void run(() => phone.cancel()),
    transfer,
    transferAgain(id) {
      const last = transfers.get(id)
      if (last) transfer(id, last)
    },
    acceptTransfer: (id) => void run(() => phone.acceptTransfer(id), 'microphone'),
    rejectTransfer: (id) => void run(() => phone.rejectTransfer(id)),
    setDoNotDisturb: (on) => void run(() => phone.setDoNotDisturb(on)),
    forget: (record) => void run(() => phone.clearLog(record)),
    setAudioOutput: (id) => void run(() => phone.setAudioOutput(id)),
    // Here too: the list of devices shows what became of the wish.
    setMicrophone: (id) => void phone.setMicrophone(id),
    setCamera: (id) => void phone.setCamera(id),
    askFor: (permission) => void run(() => phone.requestPermissions([permission])),
    dismiss: clear,
    explain: (refusal) => report({ words: refusalWords[refusal] }),
  }
}

/** Of several answers, the first one that has to be said. */
const worstOf = (results: readonly CommandResult[]): CommandResult =>
  results.find((result) => !result.ok && !silent.includes(result.reason)) ?? { ok: true, settled: 'already' }

const mayBeCamera = ({ reason, permission }: Refused): boolean =>
  mendable.includes(reason) && permission !== 'microphone'
