import { known } from '@offhook/adapter-kit'
import { type Ask, supports } from '../functions/ask.ts'
import { readMaybeText } from '../functions/result.ts'
import { readUser } from '../functions/users.ts'
import type { NativeBridge } from '../native/native-bridge.ts'
import type { Login } from './credentials.ts'

/** Whom the native side believes to be signed in. It knows from its own memory: the server may see that otherwise. */
export type Session =
  | { readonly kind: 'named'; readonly extension?: string; readonly realm?: string; readonly uuid?: string }
  /** `isSure`: it says so. Flutter says the same of an account that is in no directory. */
  | { readonly kind: 'nobody'; readonly isSure: boolean }
  | { readonly kind: 'unknown' }

/** It is asked while somebody waits. */
const withinMs = 3_000

export async function sessionOf(ask: Ask, bridge: NativeBridge): Promise<Session> {
  if (!supports(bridge, 'getSipInfo')) return await userOf(ask)
  const info = await ask('getSipInfo', undefined, { read: readMaybeText, withinMs })
  if (!info.ok) return { kind: 'unknown' }
  if (info.value === undefined) return { kind: 'nobody', isSure: true }
  const [extension, realm] = info.value.replace(/^sips?:/i, '').split('@')
  return { kind: 'named', ...(extension && { extension }), ...(realm && { realm }) }
}

/** The user in the directory, which knows UUIDs. */
export async function userOf(ask: Ask): Promise<Session> {
  const user = await ask('getCurrentUser', undefined, { read: readUser, withinMs })
  if (!user.ok) return { kind: 'unknown' }
  if (user.value === undefined) return { kind: 'nobody', isSure: false }
  const { extension, uuid } = user.value
  return { kind: 'named', ...known({ extension, uuid }) }
}

/** Whether that is the account of this login. `undefined`: they have no name in common by which to tell. */
export function isOf(session: Session, login: Login): boolean | undefined {
  if (session.kind !== 'named') return session.kind === 'nobody' && session.isSure ? false : undefined
  if (login.method === 'initCallWithApiKey') {
    return session.uuid === undefined ? undefined : isSame(session.uuid, login.args.usrUuid)
  }
  if (session.extension === undefined) return undefined
  const isSameRealm = session.realm === undefined || isSame(session.realm, login.args.realm)
  return isSame(session.extension, login.args.userName) && isSameRealm
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()
