import { type End, type SurfaceTarget, wasMissed } from '@offhook/core'
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
  if (shown.isOn) {
    takeBack(context, shown)
    // `endCall` does not know a call that is an activity, and cannot be trusted to end one that was a notification.
    if (platform === 'android' && !shown.isAnswered) tell('hideCallkitIncoming', { id: shown.id })
  } else calls.forget(shown)
  if (context.leavesNotices && !shown.hasNotice && isMissed(shown, end)) {
    if (platform === 'ios') releasePush(context)
    tell('showMissCallNotification', { ...context.paramsOf(shown.level), id: shown.id })
  }
}

/** Ends what stands on the screen. */
export function takeBack(context: ScreenContext, shown: Shown): void {
  const { calls, tell, platform } = context
  calls.leave(shown)
  if (platform === 'ios') speakOf(context, shown, 'endCall')
  else tell('endCall', { id: shown.id })
}

/** It rang here, and was missed, as the core's log has it. */
function isMissed(shown: Shown, end: End): shown is Shown & { readonly level: NonNullable<Shown['level']> } {
  const { level, isAnswered: answered } = shown
  return level?.stage === 'ringing' && wasMissed({ direction: level.direction, answered, end })
}
