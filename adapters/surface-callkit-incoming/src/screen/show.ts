import type { ShowResult, SurfaceCall } from '@offhook/core'
import { isUuid } from '../read/callkit-call.ts'
import { speakOf } from './push.ts'
import type { ScreenContext } from './screen-context.ts'
import { putOn, type Shown } from './shown-calls.ts'

const shownWell: ShowResult = { ok: true }

/** Brings the screen to the level of a call: puts the call there if it is not, and tells what differs if it is. */
export async function show(context: ScreenContext, call: SurfaceCall): Promise<ShowResult> {
  const shown = context.calls.of(call.uuid)
  shown.level = call
  const result = shown.isOn ? shownWell : await bringIn(context, shown, call)
  if (result.ok && shown.isOn && shown.level === call) bringUp(context, shown, call)
  return result
}

/**
 * What rings is shown as ringing. Everything else as a call that was started, also an incoming one that is answered already:
 * the plugin has nothing else that puts a call on the screen without ringing.
 */
async function bringIn(context: ScreenContext, shown: Shown, call: SurfaceCall): Promise<ShowResult> {
  const { ask, calls, paramsOf, platform } = context
  // It would be passed over without a word.
  if (platform === 'ios' && !isUuid(shown.id))
    return { ok: false, reason: 'failed', vendor: { message: `'${shown.id}' is no UUID.` } }
  const rings = call.stage === 'ringing' && call.direction === 'incoming'
  const params = { ...paramsOf(call), id: shown.id }
  putOn(shown)
  shown.isAnswered = !rings
  shown.isFullScreen = rings && params.android?.isFullScreen === true
  calls.pushed = undefined
  const answer = await ask(rings ? 'showCallkitIncoming' : 'startCall', params)
  if (answer.ok) return shownWell
  shown.isOn = false
  return { ok: false, reason: answer.reason, ...(answer.vendor && { vendor: answer.vendor }) }
}

/**
 * Tells the OS what differs from what it was last told or last said, once it has said that it shows the call: before, it
 * passes over whatever it is told. There is no way to tell it of names, video and groups.
 */
export function bringUp(context: ScreenContext, shown: Shown, call: SurfaceCall): void {
  const { tell } = context
  const { id } = shown
  // Of an activity Android never says that it is there.
  if (call.stage === 'ringing' || !(shown.isSeen || (shown.isFullScreen && !shown.isAnswered))) return
  if (!shown.isAnswered && call.direction === 'incoming') answeredHere(context, shown, call)
  if (!shown.isSeen) return
  if (call.stage === 'connected' && !shown.isConnected) {
    shown.isConnected = true
    speakOf(context, shown, 'callConnected')
  }
  // Before hold: iOS keeps one mark for both, and would take this for told.
  if (call.muted !== shown.isMuted) {
    shown.isMuted = call.muted
    tell('muteCall', { id, isMuted: call.muted })
  }
  if (call.held !== shown.isHeld) {
    shown.isHeld = call.held
    tell('holdCall', { id, isOnHold: call.held })
  }
}

/** Answered in the app, and not on the screen of the OS, which still rings. */
function answeredHere(context: ScreenContext, shown: Shown, call: SurfaceCall): void {
  shown.isAnswered = true
  if (context.platform === 'ios') {
    // The one method that makes CallKit answer a call.
    shown.isConnected = true
    speakOf(context, shown, 'callConnected')
    return
  }
  context.tell('hideCallkitIncoming', { id: shown.id })
  // Makes it an answered one for `activeCalls` and `endCall`, and keeps the microphone in the background.
  context.tell('startCall', { ...context.paramsOf(call), id: shown.id })
}
