import type { SurfaceRequest } from '@offhook/core'
import { type CallkitCall, remoteOf, subjectOf } from '../read/callkit-call.ts'
import { announced } from '../screen/active-calls.ts'
import { takeBack } from '../screen/close.ts'
import { goneBy } from '../screen/gone.ts'
import type { Questions } from '../screen/questions.ts'
import type { ScreenContext } from '../screen/screen-context.ts'
import { bringUp } from '../screen/show.ts'
import type { CallkitEvent } from './callkit-event.ts'

type Unnamed<R> = R extends unknown ? Omit<R, 'requestId'> : never
/** A request that has no number yet. */
export type Wanted = Unnamed<SurfaceRequest>

export interface Hearing extends ScreenContext {
  readonly questions: Questions
  request(wanted: Wanted): void
}

/**
 * What one event is to the phone: one request, one fact, or nothing. Which of them are echoes, the phone knows. A promise: the
 * OS is asked first, and what comes after this event MUST wait for it.
 */
export function hear(context: Hearing, event: CallkitEvent): void | Promise<void> {
  const { calls, host, request } = context
  switch (event.event) {
    case 'actionCallIncoming': {
      const isOurs = calls.find(event.call.id)?.isOn === true
      const shown = calls.see(event.call)
      if (!isOurs && context.platform === 'ios') calls.pushed = shown
      if (shown.level) bringUp(context, shown, shown.level)
      return host.emit(announced(event.call, event.call.isAccepted === true))
    }
    case 'actionCallStart':
      return started(context, event.call)
    case 'actionCallAccept': {
      const isKnown = calls.find(event.call.id) !== undefined
      calls.see(event.call).isAnswered = true
      // Android's full screen has told nothing before: the answer alone would not say who calls.
      if (!isKnown) host.emit(announced(event.call, false))
      return request({
        type: 'answer',
        call: subjectOf(event.call.id),
        ...(event.call.type === 1 && { video: true }),
      })
    }
    case 'actionCallDecline':
    case 'actionCallEnded':
      return ended(context, event.call)
    case 'actionCallTimeout': {
      const shown = calls.find(event.call.id)
      if (shown) {
        shown.hasNotice = true
        calls.takeOff(shown)
      }
      return host.emit({ type: 'surface.timedOut', call: subjectOf(event.call.id) })
    }
    case 'actionCallConnected':
    case 'actionCallAudioStateChange':
      return
    case 'actionCallCallback':
      return request(calledBack(event.call))
    case 'actionCallToggleHold':
      return held(context, event.id, event.isOnHold)
    case 'actionCallHeld':
      return held(context, event.id, true)
    case 'actionCallUnheld':
      return held(context, event.id, false)
    case 'actionCallToggleMute': {
      const shown = calls.find(event.id)
      if (shown) shown.isMuted = event.isMuted
      return request({ type: 'mute', call: subjectOf(event.id), muted: event.isMuted })
    }
    case 'actionCallToggleDmtf':
      return request({ type: 'digits', call: subjectOf(event.id), digits: event.digits })
    case 'actionCallToggleGroup': {
      const { id, callUUIDToGroupWith: other } = event
      return request({ type: 'group', call: subjectOf(id), ...(other !== undefined && { with: subjectOf(other) }) })
    }
    case 'actionCallToggleAudioSession':
      return host.emit({ type: 'audioSession.changed', active: event.isActive })
    case 'actionDidUpdateDevicePushTokenVoip':
      return host.emit({
        type: 'pushToken.changed',
        token: event.deviceTokenVoIP === '' ? null : event.deviceTokenVoIP,
      })
    case 'actionCallCustom':
      // Without its name, two that say the same could not be told apart.
      return host.emit({
        type: 'surface.custom',
        data: event.name === undefined ? event.body : { event: event.name, body: event.body },
      })
    case 'actionCallProviderDidReset':
      calls.clear()
      return host.emit({ type: 'port.reset' })
    default:
      return event satisfies never
  }
}

/** A call of ours that has no address comes back without one, and the phone knows it by its id; any other one calls nobody. */
function started(context: Hearing, call: CallkitCall): void {
  const { calls, host, request } = context
  const wasOn = calls.find(call.id)?.isOn === true
  const shown = calls.see(call)
  shown.isAnswered = true
  if (shown.level) bringUp(context, shown, shown.level)
  const to = call.handle ?? (shown.level && (call.nameCaller ?? call.id))
  if (to !== undefined) return request({ type: 'start', call: subjectOf(call.id), to, video: call.type === 1 })
  host.emit({ type: 'callkit.unreadable', event: 'ACTION_CALL_START', body: call })
  if (!wasOn) takeBack(context, shown)
}

const calledBack = (call: CallkitCall): Wanted => {
  const to = remoteOf(call)?.address
  return {
    type: 'callBack',
    call: subjectOf(call.id),
    ...(to !== undefined && { to }),
    ...(call.type !== undefined && { video: call.type === 1 }),
  }
}

function held({ calls, request }: Hearing, id: string, isHeld: boolean): void {
  const shown = calls.find(id)
  if (shown) shown.isHeld = isHeld
  request({ type: 'hold', call: subjectOf(id), held: isHeld })
}

function ended(context: Hearing, named: CallkitCall): void | Promise<void> {
  const { calls, request, host, platform, questions } = context
  const end = (id: string) => request({ type: 'end', call: subjectOf(id) })
  if (platform === 'ios')
    return goneBy(context, questions, named).then((gone) => {
      for (const id of gone) {
        calls.ended(id)
        end(id)
      }
    })
  // The full screen has told nothing before: the call that comes for it MUST find that it was declined, and not ring anew.
  if (!calls.ended(named.id)) {
    // Nothing rings there any more that had to be hidden.
    calls.see(named).isAnswered = true
    host.emit(announced(named, false))
    calls.ended(named.id)
  }
  end(named.id)
}
