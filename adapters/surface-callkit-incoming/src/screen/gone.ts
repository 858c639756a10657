import { type CallkitCall, uuidOf } from '../read/callkit-call.ts'
import { readActiveCalls } from './active-calls.ts'
import type { Questions } from './questions.ts'
import type { ScreenContext } from './screen-context.ts'

/**
 * iOS: which calls have ended. Its event names the call that was shown or spoken of last, whichever one the user ended, so
 * the OS is asked which of its calls are left.
 */
export async function goneBy(
  { calls }: ScreenContext,
  questions: Questions,
  named: CallkitCall,
): Promise<readonly string[]> {
  const uuid = uuidOf(named.id)
  const answer = await questions.activeCalls()
  const list = answer?.ok ? readActiveCalls(answer.value) : undefined
  // Not to be known: what it says has to do.
  if (list === undefined) return [uuid]
  // A bare id is a call that the plugin has let go, or never had.
  const left = new Set(list.filter(({ bare }) => !bare).map(({ id }) => uuidOf(id)))
  const missing = calls.all.filter((shown) => shown.isOn && shown.isSeen && !left.has(shown.uuid))
  const gone = missing.map((shown) => shown.uuid)
  if (gone.length > 0 || left.has(uuid)) return gone
  return [uuid]
}
