import type { CallKitParams } from '../params/call-kit-params.ts'
import type { ScreenContext } from './screen-context.ts'
import type { Shown } from './shown-calls.ts'

function paramsAgain({ paramsOf }: ScreenContext, { level, told, id }: Shown): CallKitParams {
  if (level) return { ...paramsOf(level), id }
  const { nameCaller, handle, type, duration, extra, ios } = told ?? {}
  return {
    id,
    ...(nameCaller !== undefined && { nameCaller }),
    ...(handle !== undefined && { handle }),
    ...(type !== undefined && { type }),
    ...(duration !== undefined && { duration }),
    ...(extra !== undefined && { extra }),
    ...(ios !== undefined && { ios }),
  }
}

/**
 * iOS, after a VoIP push: shows the pushed call again. CallKit refuses what it shows already, and the native side stops to
 * take what it is told of other calls for this one.
 */
export function releasePush(context: ScreenContext): void {
  const { calls, tell } = context
  const { pushed } = calls
  if (!pushed?.isOn) return
  calls.pushed = undefined
  tell('showCallkitIncoming', paramsAgain(context, pushed))
}

/** Says this of this call, and of no other. */
export function speakOf(context: ScreenContext, shown: Shown, method: 'endCall' | 'callConnected'): void {
  const { calls, tell } = context
  if (calls.pushed !== shown) releasePush(context)
  // The pushed one has gone by itself, and swallows what is said next; it MUST NOT be shown again.
  if (calls.pushed !== undefined && calls.pushed !== shown) tell(method, { id: shown.id })
  calls.pushed = undefined
  tell(method, { id: shown.id })
}
