import type { Clock, Millis, Vendor } from '@offhook/core'
import { type Ask, supports } from '../functions/ask.ts'
import { readBoolean } from '../functions/result.ts'
import type { NativeBridge } from '../native/native-bridge.ts'
import { sessionOf } from './session.ts'

/** How long the native side may take to forget an account, and how often it is asked meanwhile. */
const goneWithinMs: Millis = 5_000
const everyMs: Millis = 250

export const sleep = (clock: Clock, ms: Millis) => new Promise<void>((resolve) => void clock.setTimeout(resolve, ms))

/**
 * Signs out natively, and waits until it is done: a login before that would race with it, and two devices would ring for
 * one extension. Bounded. Returns what went less than well.
 */
export async function leave(ask: Ask, bridge: NativeBridge, clock: Clock): Promise<Vendor | undefined> {
  if (supports(bridge, 'logoutAndWait')) {
    const answer = await ask('logoutAndWait', undefined, { read: readBoolean })
    if (!answer.ok) return answer.vendor
    return answer.value
      ? undefined
      : { message: 'The server did not confirm the sign-out: it may ring this device still.' }
  }
  const answer = await ask('logout', undefined)
  if (!answer.ok) return answer.vendor
  const until = clock.now() + goneWithinMs
  for (;;) {
    const { kind } = await sessionOf(ask, bridge)
    if (kind === 'nobody') return undefined
    if (clock.now() >= until) return { message: 'The native side still names the account that was signed out.' }
    await sleep(clock, everyMs)
  }
}
