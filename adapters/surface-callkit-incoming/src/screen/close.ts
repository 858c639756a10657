import type { End, EndReason, SurfaceTarget } from '@offhook/core'
import { releasePush, speakOf } from './push.ts'
import type { ScreenContext } from './screen-context.ts'
import type { Shown } from './shown-calls.ts'

/** Takes a call off the screen. What the OS has taken off itself is left alone: `hide` would silence another one. */
export function close(context: ScreenContext, target: SurfaceTarget, end: End): void {
  const { calls, tell, platform } = context
  const shown = calls.find(target.uuid)
  if (!shown) {
    // Known from elsewhere: the OS passes over an id that it does not know.
    releasePush(context)
    tell('endCall', { id: target.uuid })
    return
  }
  const wasOn = shown.isOn
  calls.forget(shown)
  shown.isOn = false
  if (wasOn) {
    if (platform === 'ios') speakOf(context, shown, 'endCall')
    else tell('endCall', { id: shown.id })
    // `endCall` does not know a call that is an activity, and cannot be trusted to end one that was a notification.
    if (platform === 'android' && !shown.isAnswered) tell('hideCallkitIncoming', { id: shown.id })
  }
  if (context.leavesNotices && !shown.hasNotice && isMissed(shown, end)) {
    if (platform === 'ios') releasePush(context)
    tell('showMissCallNotification', { ...context.paramsOf(shown.level), id: shown.id })
  }
}

/** Somebody dealt with the call, here or elsewhere, so it was not missed. */
const dealtWith: ReadonlySet<EndReason> = new Set<EndReason>([
  'declined',
  'busy',
  'answered-elsewhere',
  'declined-elsewhere',
  'ended-elsewhere',
  'replaced',
  'merged',
  'blocked',
])

/** As the core's log has it: it rang here, nobody took it, and nobody turned it away but the phone by itself. */
function isMissed(shown: Shown, { reason, by }: End): shown is Shown & { readonly level: NonNullable<Shown['level']> } {
  const { level } = shown
  if (level === undefined || level.direction !== 'incoming' || level.stage !== 'ringing' || shown.isAnswered)
    return false
  return !dealtWith.has(reason) || (by === 'system' && reason !== 'replaced')
}
