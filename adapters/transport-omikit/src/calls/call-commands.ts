import type { CallCommand, Outcome } from '@offhook/core'
import type { CallsContext } from './context.ts'
import type { LineCall } from './line.ts'
import { done, refused } from './native.ts'
import { setHold, setMute, setVideo } from './toggles.ts'
import { watchVideo } from './video-events.ts'

/** What is asked of the one call that lives, by commands that OMICALL has a function for. */
export type LiveCommand = Extract<
  CallCommand,
  {
    readonly type:
      | 'answer'
      | 'decline'
      | 'hangUp'
      | 'setHold'
      | 'setMute'
      | 'setVideo'
      | 'switchCamera'
      | 'sendDigit'
      | 'transfer'
  }
>

export async function executeLive(context: CallsContext, call: LineCall, command: LiveCommand): Promise<Outcome> {
  const { bridge, invoke } = context
  switch (command.type) {
    case 'answer':
      call.answeredWithVideo = command.video
      watchVideo(context, call)
      return await done(invoke('joinCall', undefined))
    case 'decline':
      return await leave(call, () => decline(context, command.as))
    case 'hangUp':
      return await leave(call, () => done(invoke('endCall', undefined)))
    case 'setHold':
      return await setHold(context, call, command)
    case 'setMute':
      return await setMute(context, call, command)
    case 'setVideo':
      return await setVideo(context, call, command)
    case 'switchCamera':
      return await done(invoke('switchOmiCamera', undefined))
    case 'sendDigit':
      // Kotlin drops the letters without a word.
      return bridge.kind.platform === 'android' && /[A-D]/i.test(command.digit)
        ? refused('not-supported', 'Android sends 0 to 9, * and #.')
        : await done(invoke('sendDTMF', { character: command.digit }))
    case 'transfer':
      return await done(invoke('transferCall', { phoneNumber: command.to }))
    default:
      return command satisfies never
  }
}

/** 486 for this device, 603 for all of them. Flutter has one function for both, which sends what the app configured. */
function decline({ bridge, invoke }: CallsContext, as: 'busy' | 'declined'): Promise<Outcome> {
  const wanted = as === 'busy' ? 'rejectCall' : 'dropCall'
  return done(invoke(bridge.has(wanted) ? wanted : 'endCall', undefined))
}

/** The end may be told before the answer. */
async function leave(call: LineCall, ask: () => Promise<Outcome>): Promise<Outcome> {
  const before = call.left
  call.left = true
  const outcome = await ask()
  if (!outcome.ok) call.left = before
  return outcome
}
