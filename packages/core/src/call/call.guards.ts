import type { FoundPhase } from '../facts/fact.ts'
import { when } from './call.kit.ts'
import type { CallEvent } from './call-event.ts'
import type { CallAction, Phase } from './call-view.ts'
import { refusalOf, ruleFactsOf } from './rules.ts'

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
    case 'user.cancelDigits':
      return 'cancelDigits'
    case 'user.transfer':
      return 'transfer'
    case 'user.answerTransfer':
      return event.accept ? 'acceptTransfer' : 'rejectTransfer'
    default:
      return undefined
  }
}

/** The same table as `call.can` (law 9). A fact or an outcome stands under no rule. */
export const allowedIn = (phase: Phase) =>
  when((call, event) => {
    const action = actionOf(event)
    return !action || refusalOf(action, ruleFactsOf(phase, call, call.host.around(call.id))) === undefined
  })

/** Each is asked for once: if the SDK still refuses the same one, asking again would go round for ever. */
export const needsPermission = when(
  ({ seen, onPermission, refused }, event) =>
    !seen &&
    onPermission === 'request' &&
    event.type === 'start.refused' &&
    event.reason === 'permission-denied' &&
    !(refused && refused.permission === event.permission),
)
export const unseen = when((call) => !call.seen)
export const unattached = when((call) => !call.attached)
/** Believed only of a call that had begun: a start still under way may bring it about later. */
export const noSuchCall = when(
  ({ seen, started }, event) =>
    event.type === 'release.refused' && event.reason === 'no-such-call' && (seen || started),
)
export const mayRetryGlare = when(
  ({ glares, host }, event) =>
    event.type === 'hold.refused' && event.reason === 'glare' && glares < host.policy.glareRetries,
)
export const transferDone = when((_call, event) => event.type === 'call.transferChanged' && event.stage === 'done')
export const isRemoteSide = when((_call, event) => event.type === 'call.holdChanged' && event.side === 'remote')
export const found = (phase: FoundPhase, held?: boolean) =>
  when(
    (_call, event) =>
      event.type === 'call.found' && event.phase === phase && (held === undefined || (event.held === true) === held),
  )
