import { applyLevels, askHangUp, finish, finishUnconfirmed, leave, leaveBecause } from './call.actions.ts'
import { allowedIn, found } from './call.guards.ts'
import { fromPreparing } from './call.progress.ts'
import { callSetup } from './call.setup.ts'
import { stepMute, stepVideo, watchMedia } from './call.talk.ts'
import { contextOf } from './call-context.ts'
import { connecting, dialing, incoming, ringing } from './states/before-answer.ts'
import { ending } from './states/leaving.ts'
import { preparing } from './states/preparing.ts'
import { talking } from './states/talking.ts'

/**
 * The life of one call. Phases may be skipped and never go back, but for `active ⇄ held`.
 *
 *     idle ─▶ preparing ─▶ dialing ─▶ ringing ─┐
 *       │        ├─▶ gone (refused unseen)     ├─▶ connecting ─▶ talking { active ⇄ held }
 *       └─▶ incoming ──────────────────────────┘
 *     any ─▶ ending ─▶ ended
 */
export const callMachine = callSetup.createMachine({
  id: 'call',
  context: ({ input }) => contextOf(input),
  initial: 'idle',
  on: {
    'call.remoteChanged': { actions: applyLevels },
    'call.holdChanged': { actions: applyLevels },
    'call.muteChanged': { actions: stepMute },
    'call.videoChanged': { actions: [applyLevels, stepVideo] },
    'call.mediaChanged': { actions: [applyLevels, watchMedia] },
    'quality.changed': { actions: applyLevels },
    'group.changed': { actions: applyLevels },
    'user.setMute': { guard: allowedIn('connecting'), actions: stepMute },
    'mute.refused': { actions: stepMute },
    'user.setVideo': { guard: allowedIn('connecting'), actions: stepVideo },
    'video.refused': { actions: stepVideo },
    'user.hangUp': { target: '.ending', actions: [leave, askHangUp] },
    'media.overdue': {
      target: '.ending',
      actions: [leaveBecause({ reason: 'media-failed', by: 'network', overdue: 'media' }), askHangUp],
    },
    'call.ended': { target: '.ended', actions: finish },
    'call.resolved': { target: '.ended', actions: finishUnconfirmed },
  },
  states: {
    /** Before the event that brings the call into being. */
    idle: {
      on: {
        ...fromPreparing,
        'call.found': [
          { guard: found('incoming'), target: 'incoming.ringing', actions: applyLevels },
          ...fromPreparing['call.found'],
        ],
        'user.startCall': [
          { guard: ({ event }) => event.waitFor === 'account', target: 'preparing.account' },
          { target: 'preparing.transport' },
        ],
        'call.announced': { target: 'incoming', actions: applyLevels },
        'call.offered': { target: 'incoming.ringing', actions: applyLevels },
      },
    },
    preparing,
    dialing,
    ringing,
    incoming,
    connecting,
    talking,
    ending,
    ended: { type: 'final', tags: 'ended' },
    /** A start that was refused before any fact: it leaves no end and no record. */
    gone: { type: 'final' },
  },
})
