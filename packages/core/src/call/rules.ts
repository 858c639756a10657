import type { Refusal } from '../phone/result.ts'
import type { Ability, Capabilities } from '../ports/transport.ts'
import { droppable } from './call.digits.ts'
import type { CallContext } from './call-context.ts'
import type { Surroundings } from './call-host.ts'
import type { CallAction, Phase } from './call-view.ts'
import type { Asked } from './wish.ts'

/** What the rules know of a call and of the phone around it. */
export interface RuleFacts {
  readonly phase: Phase
  readonly answering: boolean
  /** `false`: announced only; there is nobody yet to whom the transport could say anything. */
  readonly attached: boolean
  /** What is wished, or `undefined` while nothing is wished and nothing known. */
  readonly hold: boolean | undefined
  readonly muted: boolean | undefined
  readonly videoOn: boolean
  readonly transferring: boolean
  /** Digits wait that can still be given up. */
  readonly digitsWait: boolean
  /** The far side asked to be replaced, and the user has not answered. */
  readonly transferAsked: boolean
  readonly grouped: boolean
  readonly offline: boolean
  /** Other calls that are talking or held. */
  readonly others: boolean
  readonly procedure: boolean
  readonly lineBusy: boolean
  readonly can: Capabilities['can']
}

const wished = ({ desired, actual, pending }: Asked<boolean>) =>
  actual === undefined && !pending ? undefined : desired

export function ruleFactsOf(phase: Phase, context: CallContext, around: Surroundings): RuleFacts {
  const { stage } = context.transfer ?? {}
  return {
    phase,
    answering: context.answering !== undefined,
    attached: context.attached,
    hold: wished(context.hold),
    muted: wished(context.mute),
    videoOn: context.localVideo.desired === 'on',
    transferring: (stage !== undefined && stage !== 'failed') || context.handed !== undefined,
    digitsWait: droppable(context.digits) > 0,
    transferAsked: context.referral !== undefined && context.referral.accept === undefined,
    grouped: context.groupId !== undefined,
    offline: around.offline,
    others: around.others,
    procedure: around.procedure,
    lineBusy: around.lineBusy,
    can: context.host.capabilities.can,
  }
}

const ability: Partial<Record<CallAction, Ability>> = {
  decline: 'decline',
  hold: 'setHold',
  resume: 'setHold',
  mute: 'setMute',
  unmute: 'setMute',
  sendDigits: 'sendDigit',
  cancelDigits: 'sendDigit',
  transfer: 'transfer',
  acceptTransfer: 'answerTransfer',
  rejectTransfer: 'answerTransfer',
  setVideo: 'setVideo',
  switchCamera: 'switchCamera',
  swap: 'setHold',
  merge: 'merge',
  split: 'split',
}

/** Why an action is refused now, or `undefined` if it is not: the one table behind `can`, guards and refusals (law 9). */
export function refusalOf(action: CallAction, facts: RuleFacts): Refusal | undefined {
  const { phase } = facts
  if (phase === 'ended') return 'call-ended'
  if (phase === 'ending') return action === 'hangUp' || action === 'decline' ? 'already' : 'call-ended'
  const needed = ability[action]
  const alone = action === 'decline' && !facts.attached
  if (needed && !facts.can[needed] && !alone) return 'not-supported'
  const talking = phase === 'active' || phase === 'held'
  switch (action) {
    case 'hangUp':
      return undefined
    case 'answer':
      if (phase !== 'incoming') return 'not-ringing'
      // Another call is about to take its place: there is nothing left to answer.
      if (facts.answering || facts.transferring) return 'already'
      return facts.lineBusy ? 'procedure-running' : undefined
    case 'decline':
      return phase === 'incoming' ? undefined : 'not-ringing'
    case 'mute':
      return facts.muted ? 'already' : undefined
    case 'unmute':
      return facts.muted === false ? 'already' : undefined
    case 'setVideo':
      return undefined
    case 'hold':
      if (!talking) return 'not-connected'
      if (facts.hold) return 'already'
      return facts.offline ? 'offline' : undefined
    case 'resume':
      if (!talking) return 'not-connected'
      // A second tap joins the first.
      if (facts.hold === false) return phase === 'held' ? 'already' : 'not-held'
      if (facts.lineBusy) return 'procedure-running'
      return facts.offline ? 'offline' : undefined
    case 'sendDigits':
      return talking ? undefined : 'not-connected'
    case 'cancelDigits':
      if (!talking) return 'not-connected'
      return facts.digitsWait ? undefined : 'already'
    case 'transfer':
      if (!talking) return 'not-connected'
      if (facts.transferring) return 'already'
      if (facts.procedure) return 'procedure-running'
      return facts.offline ? 'offline' : undefined
    case 'acceptTransfer':
    case 'rejectTransfer':
      if (!talking) return 'not-connected'
      return facts.transferAsked ? undefined : 'no-call'
    case 'switchCamera':
      return talking && facts.videoOn ? undefined : 'not-connected'
    case 'swap':
    case 'merge':
      if (!talking) return 'not-connected'
      if (!facts.others) return 'no-call'
      return facts.procedure ? 'procedure-running' : undefined
    case 'split':
      if (!talking || !facts.grouped) return 'not-connected'
      return facts.procedure ? 'procedure-running' : undefined
    default:
      action satisfies never
      return 'not-supported'
  }
}
