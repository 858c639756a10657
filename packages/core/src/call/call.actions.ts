import { endOf, leavingOf } from './call.end.ts'
import { act, update } from './call.kit.ts'
import { levelsOf } from './call.levels.ts'
import type { Refusing } from './call-context.ts'
import type { CallEvent } from './call-event.ts'
import type { Leaving } from './leaving.ts'

export const applyLevels = update(levelsOf)

export const askStart = act(({ host, to, localVideo, mute }) =>
  host.ask('start', { type: 'startCall', to, video: localVideo.desired === 'on', muted: mute.desired }),
)
export const clearLine = act(({ host }) => host.clearLine())
export const markStarted = update(() => ({ started: true }))

export const needPermission = update((_call, event) =>
  event.type === 'user.startCall' && typeof event.waitFor === 'object'
    ? { refused: { reason: 'permission-denied', ...event.waitFor } }
    : {},
)

/** The permission that a refused start was for; the microphone where the SDK does not say. */
export const askPermission = act(({ host, refused }) => host.askPermission(refused?.permission ?? 'microphone'))

export function refusingOf(event: CallEvent): Refusing | undefined {
  if (!('reason' in event) || !event.type.endsWith('.refused')) return undefined
  const { reason, permission, vendor } = event as Refusing
  return { reason, ...(permission && { permission }), ...(vendor && { vendor }) }
}
export const noteRefused = update((_call, event) => ({ refused: refusingOf(event), answering: undefined }))

export const noteAnswerOverdue = update(() => ({ refused: { reason: 'timed-out' }, answering: undefined }))

/** A late microphone grant must not answer a call that the user has given up answering. */
export const abortAnswer = act(({ host }) => host.abort('answer'))

export const askAnswer = act(({ answering, host }) => {
  if (answering) host.ask('answer', { type: 'answer', ...answering })
})
export const wantAnswer = update(({ mute, localVideo }, event) => {
  if (event.type !== 'user.answer') return {}
  // What was wished while it rang is carried on the answer: no microphone opens that was muted.
  const video = event.video || localVideo.desired === 'on'
  const muted = event.muted || mute.desired
  return {
    answering: { video, muted },
    refused: undefined,
    ...(event.replaces && { replaces: event.replaces }),
    mute: muted ? { ...mute, desired: true, pending: mute.actual !== true } : mute,
    localVideo: video ? { ...localVideo, desired: 'on', pending: localVideo.actual !== 'on' } : localVideo,
  }
})

/** The user's own wish to leave: the only command that moves a phase (law 1). */
export const leave = update((call, event) => ({ leaving: leavingOf(call, event), answering: undefined }))
export const leaveBecause = (leaving: Leaving) => update(() => ({ leaving, answering: undefined }))

export const askDecline = act(({ host }, event) => {
  host.abort('answer')
  host.ask('release', { type: 'decline', as: event.type === 'user.decline' ? event.as : 'declined' })
})
export const askHangUp = act(({ host }, event) => {
  host.abort('start')
  host.abort('answer')
  host.ask('release', { type: 'hangUp', why: event.type === 'user.hangUp' ? event.why : 'policy' })
})
/** A live sign of a call that we are leaving: say it again, or a microphone stays open behind a closed screen. */
export const askHangUpAgain = act(({ host }) => host.ask('release', { type: 'hangUp', why: 'ghost' }))

export const finish = update((call, event) => ({ end: endOf(call, event, true), answering: undefined }))
export const finishUnconfirmed = update((call, event) => ({ end: endOf(call, event, false), answering: undefined }))
