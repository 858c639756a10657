import { endOf, leavingOf } from './call.end.ts'
import { levelsOf } from './call.levels.ts'
import { callSetup } from './call.setup.ts'
import type { Leaving, Refusing } from './call-context.ts'
import type { CallEvent } from './call-event.ts'

export const applyLevels = callSetup.assign(({ context, event }) => levelsOf(context, event))

export const askStart = callSetup.createAction(({ context }) => {
  const { host, to, localVideo, mute } = context
  host.ask('start', { type: 'startCall', to, video: localVideo.desired === 'on', muted: mute.desired })
})
export const markStarted = callSetup.assign({ started: true })

/** The permission a refused start was for; the microphone where the SDK does not say. */
export const askPermission = callSetup.createAction(({ context }) => {
  context.host.askPermission(context.refused?.permission ?? 'microphone')
})

export const noteRefused = callSetup.assign(({ event }) => {
  const refused = refusingOf(event)
  return refused ? { refused, answering: undefined } : {}
})

/** Once attached, asks the transport to answer; before that the wish waits in `answering`. */
export const askAnswer = callSetup.enqueueActions(({ context, enqueue }) => {
  const { answering, attached, host } = context
  if (!answering || !attached) return
  enqueue(() => host.ask('answer', { type: 'answer', ...answering }))
  enqueue.cancel('answer')
  enqueue.raise({ type: 'answer.refused', reason: 'timed-out' }, { id: 'answer', delay: 'answer' })
})
export const wantAnswer = callSetup.assign(({ context, event }) => {
  if (event.type !== 'user.answer') return {}
  const { mute, localVideo } = context
  return {
    answering: { video: event.video, muted: event.muted },
    refused: undefined,
    mute: event.muted ? { ...mute, desired: true, pending: mute.actual !== true } : mute,
    localVideo: event.video
      ? { ...localVideo, desired: 'on' as const, pending: localVideo.actual !== 'on' }
      : localVideo,
  }
})

/** The user's own wish to leave: the only command that moves a phase (law 1). */
export const leave = callSetup.assign(({ context, event }) => ({
  leaving: leavingOf(context, event),
  answering: undefined,
}))
export const leaveBecause = (leaving: Leaving) => callSetup.assign({ leaving, answering: undefined })

export const askDecline = callSetup.createAction(({ context, event }) => {
  context.host.abort('answer')
  context.host.ask('release', { type: 'decline', as: event.type === 'user.decline' ? event.as : 'declined' })
})
export const askHangUp = callSetup.createAction(({ context, event }) => {
  context.host.abort('start')
  context.host.abort('answer')
  const why = event.type === 'user.hangUp' ? event.why : 'policy'
  context.host.ask('release', { type: 'hangUp', why })
})
/** A live sign of a call that we are leaving: say it again, or a microphone stays open behind a closed screen. */
export const askHangUpAgain = callSetup.createAction(({ context }) => {
  context.host.ask('release', { type: 'hangUp', why: 'ghost' })
})

export const finish = callSetup.assign(({ context, event }) => ({
  end: endOf(context, event, true),
  answering: undefined,
}))
export const finishUnconfirmed = callSetup.assign(({ context, event }) => ({
  end: endOf(context, event, false),
  answering: undefined,
}))

export function refusingOf(event: CallEvent): Refusing | undefined {
  if (!('reason' in event) || !event.type.endsWith('.refused')) return undefined
  const { reason, permission, vendor } = event as Refusing
  return { reason, ...(permission ? { permission } : {}), ...(vendor ? { vendor } : {}) }
}
