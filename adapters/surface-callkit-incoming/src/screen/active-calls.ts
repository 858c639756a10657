import type { CallList } from '@offhook/core'
import { type CallkitCall, readCall, remoteOf, subjectOf, uuidOf } from '../read/callkit-call.ts'
import { readBody } from '../read/scalars.ts'
import type { ScreenContext } from './screen-context.ts'

/** Reads the answer of `activeCalls`: a list, or JSON of one. `undefined`: nobody can read it. MUST NOT throw. */
export function readActiveCalls(raw: unknown): readonly CallkitCall[] | undefined {
  try {
    const list = readBody(raw)
    return Array.isArray(list) ? list.flatMap(readEntry) : undefined
  } catch {
    return undefined
  }
}

/** One that cannot be read keeps no other from being listed. */
function readEntry(entry: unknown): readonly CallkitCall[] {
  try {
    return [readCall(readBody(entry)) ?? []].flat()
  } catch {
    return []
  }
}

/** What a call on the screen is to the phone. iOS: that a call was connected (`accepted`) is not that it was answered. */
export function announced(call: CallkitCall, answered: boolean): object {
  const remote = remoteOf(call)
  return {
    type: 'call.announced',
    call: subjectOf(call.id),
    ...(remote && { remote }),
    ...(call.type !== undefined && { video: call.type === 1 }),
    ...(answered && { answered }),
  }
}

/** The calls on the screen. What the OS does not list is off it; the activity of Android is never listed. */
export async function listCalls(context: ScreenContext): Promise<CallList> {
  const { ask, calls } = context
  const answer = await ask('activeCalls')
  const list = answer.ok ? readActiveCalls(answer.value) : undefined
  if (list === undefined) return { complete: false, facts: [] }
  // iOS lists every call of the device, by its bare id where it is not the plugin's: that one is none of ours.
  const own = list.filter(({ id, bare }) => !bare || context.platform === 'android' || calls.find(id)?.isOn === true)
  const listed = new Set(own.map(({ id }) => uuidOf(id)))
  const unlisted = () => calls.all.filter(({ isOn, uuid }) => isOn && !listed.has(uuid))
  // One that was never seen is on its way there, or an activity.
  for (const shown of unlisted()) if (shown.isSeen) calls.takeOff(shown)
  const hasHidden = unlisted().length > 0
  const facts = own.map((call) => {
    const wasOn = calls.find(call.id)?.isOn === true
    const shown = calls.see(call)
    // Of one that was there before this surface was, nobody knows what it was told.
    if (!wasOn) Object.assign(shown, { isHeld: undefined, isMuted: undefined })
    if (!wasOn && !call.bare && context.platform === 'ios') calls.pushed = shown
    return announced(call, call.isAccepted === true)
  })
  return { complete: !hasHidden, facts }
}
