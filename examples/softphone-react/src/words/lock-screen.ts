import type { SurfaceCall } from '@offhook/core'
import type { MissedCall, ScreenCall } from '@offhook/transport-mock'
import type { Preferences } from '../phone/preferences.ts'
import { listOf, nameOf } from './sentences.ts'

/** Where a call is, as the OS says it. */
const stageWords = {
  ringing: 'Incoming call',
  dialing: 'Calling…',
  connecting: 'Connecting…',
  connected: 'Connected',
} as const satisfies Record<SurfaceCall['stage'], string>

/** Which lines have a lock screen beside them. */
export const lockScreenWords = {
  simulator: 'With the simulator',
  always: 'With every line',
  never: 'Never',
} as const satisfies Record<Preferences['lockScreen'], string>

/** One call, or all of a conference. */
export const whoOf = (calls: readonly ScreenCall[]): string => listOf(calls.map((call) => nameOf(call)))

/** The line below the name, while no timer stands there. */
export function stageSentence({ stage, direction, video, held }: ScreenCall): string {
  if (stage === 'ringing' && direction === 'outgoing') return stageWords.dialing
  if (stage === 'ringing') return video ? 'Incoming video call' : stageWords.ringing
  return stage === 'connected' && held ? 'On hold' : stageWords[stage]
}

/** What a screen reader is told of the glass. It names the glass, since the app speaks as well. */
export function glassSentence(calls: readonly ScreenCall[], missed: readonly MissedCall[]): string {
  const ringing = calls.filter(({ stage, direction }) => stage === 'ringing' && direction === 'incoming')
  if (ringing.length > 0) return `Lock screen: ${whoOf(ringing)} ${ringing.length > 1 ? 'are' : 'is'} calling`
  const last = missed.at(-1)
  return calls.length === 0 && last ? `Lock screen: missed call from ${nameOf(last)}` : ''
}

/** `Saturday 21 November`. */
export const dateText = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' }).format(at)

/** `09:41`. */
export const hourText = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(at)
