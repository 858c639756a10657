import type { CallContext } from './call-context.ts'
import type { CallEvent } from './call-event.ts'
import type { CallAction, Phase } from './call-view.ts'
import { refusalOf, ruleFactsOf } from './rules.ts'

type Args = { readonly context: CallContext; readonly event: CallEvent }

/** The rule that a user's event stands under. */
export function actionOf(event: CallEvent): CallAction | undefined {
  switch (event.type) {
    case 'user.answer':
      return 'answer'
    case 'user.decline':
      return 'decline'
    case 'user.hangUp':
      return 'hangUp'
    case 'user.setHold':
      return event.held ? 'hold' : 'resume'
    case 'user.setMute':
      return event.muted ? 'mute' : 'unmute'
    case 'user.setVideo':
      return 'setVideo'
    case 'user.sendDigits':
      return 'sendDigits'
    case 'user.transfer':
      return 'transfer'
    default:
      return undefined
  }
}

/** The same table as `call.can` (law 9). A fact or an outcome stands under no rule. */
export const allowedIn =
  (phase: Phase) =>
  ({ context, event }: Args): boolean => {
    const action = actionOf(event)
    return (
      action === undefined ||
      refusalOf(action, ruleFactsOf(phase, context, context.host.around(context.id))) === undefined
    )
  }

export const needsPermission = ({ context, event }: Args): boolean =>
  !context.seen &&
  context.onPermission === 'request' &&
  event.type === 'start.refused' &&
  event.reason === 'permission-denied' &&
  // Asked once already: the SDK still refuses, so asking again would go round for ever.
  context.refused?.reason !== 'permission-denied'

export const unseen = ({ context }: Args): boolean => !context.seen
export const noSuchCall = ({ event }: Args): boolean =>
  event.type === 'release.refused' && event.reason === 'no-such-call'
export const unattached = ({ context }: Args): boolean => !context.attached
export const mayRetryGlare = ({ context, event }: Args): boolean =>
  event.type === 'hold.refused' && event.reason === 'glare' && context.glares < context.host.policy.glareRetries
export const transferDone = ({ event }: Args): boolean =>
  event.type === 'call.transferChanged' && event.stage === 'done'
export const isRemoteSide = ({ event }: Args): boolean => event.type === 'call.holdChanged' && event.side === 'remote'
export const found =
  (phase: 'dialing' | 'ringing' | 'incoming' | 'connecting' | 'active', held?: boolean) =>
  ({ event }: Args): boolean =>
    event.type === 'call.found' && event.phase === phase && (held === undefined || (event.held === true) === held)
