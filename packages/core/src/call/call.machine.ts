import { createMachine } from 'xstate'
import type { Policy } from '../phone/policy.ts'
import {
  applyLevels,
  askHangUp,
  askHangUpAgain,
  finish,
  finishUnconfirmed,
  leave,
  leaveBecause,
  needPermission,
} from './call.actions.ts'
import { allowedIn, found } from './call.guards.ts'
import { type MachineContext, when } from './call.kit.ts'
import { fromPreparing } from './call.progress.ts'
import { glareDelay, restartMedia, retryRestart, watchMedia } from './call.talk.ts'
import { muteWish, stepping, videoWish } from './call.wishes.ts'
import { type CallInput, contextOf } from './call-context.ts'
import type { CallEvent } from './call-event.ts'
import type { Phase } from './call-view.ts'
import { connecting, dialing, incoming, ringing } from './states/before-answer.ts'
import { ending } from './states/leaving.ts'
import { preparing } from './states/preparing.ts'
import { talking } from './states/talking.ts'

const fromPolicy =
  (of: (policy: Policy) => number) =>
  ({ context }: { readonly context: MachineContext }) =>
    of(context.call.host.policy)

/**
 * The life of one call. Phases may be skipped and never go back, but for `active ⇄ held`.
 *
 *     idle ─▶ preparing ─▶ dialing ─▶ ringing ─┐
 *       │        └─▶ gone (refused unseen)     ├─▶ connecting ─▶ talking { active ⇄ held }
 *       └─▶ incoming ──────────────────────────┘
 *     any ─▶ ending ─▶ ended
 */
export const callMachine = createMachine(
  {
    types: {} as {
      context: MachineContext
      events: CallEvent
      input: CallInput
      tags: Phase
    },
    id: 'call',
    context: ({ input }) => ({ call: contextOf(input) }),
    initial: 'idle',
    on: {
      'call.remoteChanged': { actions: applyLevels },
      'call.holdChanged': { actions: applyLevels },
      'call.muteChanged': { actions: stepping(muteWish) },
      'call.videoChanged': { actions: [applyLevels, ...stepping(videoWish)] },
      'call.participantsChanged': { actions: applyLevels },
      'call.mediaChanged': { actions: [watchMedia, applyLevels, ...restartMedia] },
      'media.retry': { actions: restartMedia },
      'path.refused': { actions: retryRestart },
      'quality.changed': { actions: applyLevels },
      'group.changed': { actions: applyLevels },
      'handed.changed': { actions: applyLevels },
      'user.setMute': { guard: allowedIn('connecting'), actions: stepping(muteWish) },
      'mute.refused': { actions: stepping(muteWish) },
      'user.setVideo': { guard: allowedIn('connecting'), actions: stepping(videoWish) },
      'video.refused': { actions: stepping(videoWish) },
      'user.hangUp': { target: '.ending', actions: [leave, askHangUp] },
      'media.overdue': {
        target: '.ending',
        actions: [leaveBecause({ reason: 'media-failed', by: 'network', overdue: 'media' }), askHangUp],
      },
      'call.ended': { target: '.ended', actions: finish },
      'call.resolved': { target: '.ended', actions: [askHangUpAgain, finishUnconfirmed] },
    },
    states: {
      /** Before the event that brings the call into being. */
      idle: {
        on: {
          ...fromPreparing,
          'call.found': [
            { guard: found('incoming'), target: 'incoming', actions: applyLevels },
            ...fromPreparing['call.found'],
          ],
          'user.startCall': [
            {
              guard: when((_call, event) => event.type === 'user.startCall' && event.waitFor === 'account'),
              target: 'preparing.account',
            },
            {
              guard: when((_call, event) => event.type === 'user.startCall' && typeof event.waitFor === 'object'),
              target: 'preparing.permission',
              actions: needPermission,
            },
            { target: 'preparing.line' },
          ],
          'call.announced': { target: 'incoming', actions: applyLevels },
          'call.offered': { target: 'incoming', actions: applyLevels },
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
  },
  {
    delays: {
      start: fromPolicy((policy) => policy.startTimeoutMs),
      ring: fromPolicy((policy) => policy.ringTimeoutMs),
      answer: fromPolicy((policy) => policy.answerTimeoutMs),
      attach: fromPolicy((policy) => policy.attachTimeoutMs),
      connect: fromPolicy((policy) => policy.connectTimeoutMs),
      release: fromPolicy((policy) => policy.releaseTimeoutMs),
      glare: ({ context }) => glareDelay(context.call),
    },
  },
)
