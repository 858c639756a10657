import type { End } from '../outcome/end.ts'
import type { Refusal } from '../phone/result.ts'
import type { CallContext } from './call-context.ts'
import {
  type CallAction,
  type CallView,
  callActions,
  type Media,
  type Phase,
  type Transfer,
  type WaitingFor,
} from './call-view.ts'
import { type RuleFacts, refusalOf } from './rules.ts'
import { shownWish } from './wish.ts'

type Buttons = Pick<CallView, 'can' | 'cannot'>

/** All that tells two situations apart beside the phase; what the transport can is the same for all calls of a phone. */
type Flag = Exclude<keyof RuleFacts, 'phase' | 'can'>
const flags = Object.keys({
  answering: true,
  attached: true,
  hold: true,
  muted: true,
  videoOn: true,
  transferring: true,
  digitsWait: true,
  transferAsked: true,
  grouped: true,
  offline: true,
  others: true,
  procedure: true,
  lineBusy: true,
} satisfies Record<Flag, true>) as readonly Flag[]

/** Gives calls in the same situation the same objects: fewer to make, and equal by reference to whoever compares. */
export function createButtons(): (facts: RuleFacts) => Buttons {
  const known = new Map<Phase, Map<number, Buttons>>()
  return (facts) => {
    const { phase } = facts
    // A digit to the base of 3 for each flag.
    let key = 0
    for (const flag of flags) {
      const value = facts[flag]
      key = 3 * key + (value === undefined ? 2 : value ? 1 : 0)
    }
    const inPhase = known.get(phase) ?? new Map<number, Buttons>()
    const hit = inPhase.get(key)
    if (hit) return hit
    const can = {} as Record<CallAction, boolean>
    const cannot: Partial<Record<CallAction, Refusal>> = {}
    for (const action of callActions) {
      const refusal = refusalOf(action, facts)
      can[action] = refusal === undefined
      if (refusal !== undefined) cannot[action] = refusal
    }
    const made = { can, cannot }
    known.set(phase, inPhase.set(key, made))
    return made
  }
}

/** What the path and the flow of packets say together. Only a transport that reports either is believed to be steady. */
function mediaOf({ path, lost, frozen }: CallContext): Media {
  switch (path) {
    case 'connecting':
      // A new path in place of one that broke, or the first one.
      return lost ? 'reconnecting' : 'connecting'
    case 'interrupted':
      return 'reconnecting'
    case 'failed':
      return 'failed'
    default:
      if (frozen === undefined) return path === 'connected' ? 'steady' : 'unknown'
      return frozen ? 'frozen' : 'steady'
  }
}

function transferOf({ transfer }: CallContext): { transfer?: Transfer } {
  if (!transfer) return {}
  const { to, stage, reason } = transfer
  return { transfer: { to, stage, ...(reason && { reason }) } }
}

const holds = { 0: 'no', 1: 'local', 2: 'remote', 3: 'both' } as const

/** The one place where a machine's snapshot becomes what a UI draws. */
export function viewOf(phase: Phase, waitingFor: WaitingFor, context: CallContext, buttons: Buttons): CallView {
  const { id, direction, remote, extra, createdAt, groupId, participants, replaces, referral, establishedAt } = context
  const common = {
    id,
    direction,
    remote,
    ...(extra === undefined ? {} : { extra }),
    createdAt,
    ...(groupId === undefined ? {} : { groupId }),
    ...(participants && { participants }),
    ...(replaces && { replaces }),
    can: buttons.can,
    cannot: buttons.cannot,
    mute: shownWish(context.mute),
    video: { local: shownWish(context.localVideo), remote: context.remoteVideo },
  }
  switch (phase) {
    case 'preparing':
      return { ...common, phase, direction: 'outgoing', waitingFor }
    case 'dialing':
      return { ...common, phase, direction: 'outgoing' }
    case 'ringing':
      return { ...common, phase, direction: 'outgoing', earlyMedia: context.earlyMedia }
    case 'incoming':
      return {
        ...common,
        phase,
        direction: 'incoming',
        attached: context.attached,
        answering: context.answering !== undefined,
      }
    case 'connecting':
      return { ...common, phase }
    case 'active':
    case 'held': {
      const { sent, waiting } = context.digits
      const local = phase === 'held' ? 1 : 0
      return {
        ...common,
        phase,
        establishedAt: establishedAt ?? createdAt,
        hold: { local: shownWish(context.hold), remote: context.remoteHold },
        onHold: holds[(local + (context.remoteHold ? 2 : 0)) as 0 | 1 | 2 | 3],
        media: mediaOf(context),
        quality: context.band,
        ...transferOf(context),
        ...(referral && referral.accept === undefined && { transferAsked: { to: referral.to } }),
        ...(sent || waiting ? { digits: { sent, waiting } } : {}),
      }
    }
    case 'ending':
      return { ...common, phase, ...(establishedAt === undefined ? {} : { establishedAt }) }
    case 'ended': {
      const end: End = context.end ?? {
        reason: 'internal-error',
        by: 'system',
        at: context.host.now(),
        confirmed: false,
      }
      return {
        ...common,
        phase,
        ...(establishedAt === undefined ? {} : { establishedAt }),
        durationMs: establishedAt === undefined ? 0 : Math.max(0, end.at - establishedAt),
        end,
        ...transferOf(context),
      }
    }
    default:
      return phase satisfies never
  }
}
