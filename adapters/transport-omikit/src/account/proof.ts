import type { Clock, Millis, Vendor } from '@offhook/core'
import { type Ask, supports } from '../functions/ask.ts'
import { readBoolean } from '../functions/result.ts'
import type { NativeBridge } from '../native/native-bridge.ts'
import type { Login } from './credentials.ts'
import { sleep } from './leave.ts'
import { isOf, sessionOf, userOf } from './session.ts'

/**
 * What the server's list of devices says of this one. `unknown`: there is no list (4.0, Flutter), the account is a
 * customer's, who are on none, or nobody can read the answer. That is no "no".
 */
export type Listing = 'listed' | 'not-listed' | 'unknown'

/**
 * What is known of a login that the native side took unchecked. `proven`: the server lists this device. `unproven`: nothing
 * says so, and nothing the opposite. `refuted`: the server does not list it, nobody is signed in, or somebody else is.
 */
export type Proof =
  | { readonly kind: 'proven' | 'unproven' }
  | { readonly kind: 'refuted'; readonly vendor: Vendor & { readonly message: string } }

/** How long proof is looked for, so that the core's own deadline (10 s) never strikes first. */
export const defaultSettleMs: Millis = 5_000
const everyMs: Millis = 1_000

/** Whether the server can be asked about this login at all. */
const hasList = (bridge: NativeBridge, { mode }: Login): boolean =>
  mode === 'agent' && supports(bridge, 'isCurrentDeviceRegistered')

/** Looks for proof until there is some, the time is over, or `isMoot`. The directory proves nothing: it knows no passwords. */
export async function findProof(
  { ask, bridge, clock }: { readonly ask: Ask; readonly bridge: NativeBridge; readonly clock: Clock },
  login: Login,
  settleMs: Millis,
  isMoot: () => boolean,
): Promise<Proof> {
  const until = clock.now() + settleMs
  let listing: Listing = 'unknown'
  for (;;) {
    if (hasList(bridge, login)) listing = await listingOf(ask, Math.max(everyMs, until - clock.now()))
    if (listing === 'listed') return { kind: 'proven' }
    if (isMoot() || clock.now() + everyMs > until) break
    await sleep(clock, everyMs)
  }
  if (isOf(await sessionOf(ask, bridge), login) === false)
    return refuted('The native side took the login, and did not keep it.')
  return listing === 'not-listed'
    ? refuted('The native side took the login, and the server does not list this device.')
    : { kind: 'unproven' }
}

const refuted = (message: string): Proof => ({ kind: 'refuted', vendor: { code: 'refuted', message } })

async function listingOf(ask: Ask, withinMs: Millis): Promise<Listing> {
  const answer = await ask('isCurrentDeviceRegistered', undefined, { read: readBoolean, withinMs })
  if (!answer.ok) return 'unknown'
  return answer.value ? 'listed' : 'not-listed'
}

/** Of a session that the native side has kept. MUST be asked of no customer. Android says "listed" of a fault, too. */
export async function listingOfSession(ask: Ask, bridge: NativeBridge): Promise<Listing> {
  const answer = await ask('needsReLogin', undefined, { read: readBoolean, withinMs: 3_000 })
  if (!answer.ok) return 'unknown'
  if (answer.value) return 'not-listed'
  return bridge.kind.platform === 'ios' ? 'listed' : 'unknown'
}

/** Whether the native side still holds this account, and the server has not forgotten the device: `gone` where not. */
export async function standingOf(ask: Ask, bridge: NativeBridge, login: Login): Promise<'listed' | 'unknown' | 'gone'> {
  const session = login.method === 'initCallWithApiKey' ? await userOf(ask) : await sessionOf(ask, bridge)
  if (isOf(session, login) !== true) return 'gone'
  const listing = login.mode === 'customer' ? 'unknown' : await listingOfSession(ask, bridge)
  return listing === 'not-listed' ? 'gone' : listing
}
