import type { Clock, Millis } from '@offhook/core'
import { type Ask, supports } from '../functions/ask.ts'
import { readBoolean } from '../functions/result.ts'
import type { NativeBridge } from '../native/native-bridge.ts'
import type { Login } from './credentials.ts'
import { sleep } from './leave.ts'
import { isOf, sessionOf, userOf } from './session.ts'

/**
 * What is known of a login that the native side took unchecked. `proven`: the server lists this device. `named`: the
 * directory knows the account. `unproven`: nothing says so, and nothing the opposite. `refuted`: nobody is signed in, or
 * somebody else is.
 */
export type Proof = 'proven' | 'named' | 'unproven' | 'refuted'

/** How long proof is looked for, so that the core's own deadline (10 s) never strikes first. */
export const defaultSettleMs: Millis = 5_000
const everyMs: Millis = 1_000

/** Looks for proof until there is some, the time is over, or `isMoot`. */
export async function findProof(
  { ask, bridge, clock }: { readonly ask: Ask; readonly bridge: NativeBridge; readonly clock: Clock },
  login: Login,
  settleMs: Millis,
  isMoot: () => boolean,
): Promise<Proof> {
  const until = clock.now() + settleMs
  for (;;) {
    if (await isListed(ask, bridge, login, settleMs)) return 'proven'
    if (!isMoot() && isOf(await userOf(ask), login) === true) return 'named'
    if (isMoot() || clock.now() + everyMs > until) break
    await sleep(clock, everyMs)
  }
  return isOf(await sessionOf(ask, bridge), login) === false ? 'refuted' : 'unproven'
}

/** Customers are on no list of devices, whether they are registered or not. */
async function isListed(ask: Ask, bridge: NativeBridge, login: Login, withinMs: Millis): Promise<boolean> {
  if (login.mode === 'customer' || !supports(bridge, 'isCurrentDeviceRegistered')) return false
  const answer = await ask('isCurrentDeviceRegistered', undefined, { read: readBoolean, withinMs })
  return answer.ok && answer.value
}

/** The native side still holds this account, and the server has not forgotten the device. */
export async function isStillThere(ask: Ask, bridge: NativeBridge, login: Login): Promise<boolean> {
  const session = login.method === 'initCallWithApiKey' ? await userOf(ask) : await sessionOf(ask, bridge)
  if (isOf(session, login) !== true) return false
  return login.mode === 'customer' || !(await isStale(ask, bridge))
}

/** Somebody is signed in here whom the server does not know on this device. */
export async function isStale(ask: Ask, bridge: NativeBridge): Promise<boolean> {
  if (!supports(bridge, 'needsReLogin')) return false
  const answer = await ask('needsReLogin', undefined, { read: readBoolean, withinMs: 3_000 })
  return answer.ok && answer.value
}
