import { known } from '@offhook/adapter-kit'
import type { Millis, Vendor } from '@offhook/core'
import { type RegistrationReading, readLoginFailure } from '../codes/registration-status.ts'
import { isFlutter, type NativeKind } from '../dialect.ts'
import type { Ask } from '../functions/ask.ts'
import { permissionOf, readPermissionStatus } from '../functions/permission-status.ts'
import type { OmiResult } from '../functions/result.ts'
import { readReply } from '../read/reply.ts'
import type { Login } from './credentials.ts'
import { withoutSecrets } from './secrets.ts'

/**
 * What a login came to. `registered`: the registrar took it, or the server knew the API key. `unproven`: the native side
 * took note of it, and nothing else.
 */
export type LoginEnd =
  | { readonly kind: 'registered' }
  | { readonly kind: 'unproven' }
  | { readonly kind: 'failed'; readonly reading: RegistrationReading; readonly vendor: Vendor }

/** Android signs out first (3 s), and then waits for the registrar. */
const withinMs: Millis = 30_000

export async function logIn(ask: Ask, kind: NativeKind, login: Login): Promise<LoginEnd> {
  const end = await endOfLogin(ask, kind, login)
  return end.kind === 'failed' ? { ...end, vendor: withoutSecrets(end.vendor, login) } : end
}

async function endOfLogin(ask: Ask, kind: NativeKind, login: Login): Promise<LoginEnd> {
  const { method } = login
  const answer =
    method === 'initCallWithUserPassword'
      ? await ask(method, login.args, { withinMs })
      : await ask(method, login.args, { withinMs })
  if (!answer.ok) return failedBy(answer)
  const reply = readReply(answer.value)
  const isTaken = reply.form === 'flag' ? reply.flag : reply.form === 'status' && reply.status === 200
  if (isTaken) return { kind: isChecked(kind, method) ? 'registered' : 'unproven' }
  if (reply.form === 'status') {
    const { status, message } = reply
    const vendor = known({ code: status ?? message, message: message ?? 'The login was refused.' })
    return { kind: 'failed', reading: readLoginFailure(status, message), vendor }
  }
  return await refusedByFlag(ask)
}

/** iOS answers at once: React Native of a password, Flutter of everything, as while another login runs. */
export const isChecked = (kind: NativeKind, method: Login['method']): boolean =>
  kind.platform === 'android' || (!isFlutter(kind) && method === 'initCallWithApiKey')

function failedBy(answer: Extract<OmiResult<unknown>, { readonly ok: false }>): LoginEnd {
  const vendor = answer.vendor ?? { message: 'The login failed.' }
  if (answer.reason === 'timed-out') return { kind: 'failed', reading: { reason: 'timeout' }, vendor }
  const status = /\(Status: (\d{1,4})\)/.exec(vendor.message ?? '')?.[1]
  const reading = readLoginFailure(status === undefined ? undefined : Number(status), vendor.code?.toString())
  return { kind: 'failed', reading, vendor }
}

/** `false` says nothing of why. With an API key, Android answers it where the microphone is not granted, before it asks anybody. */
async function refusedByFlag(ask: Ask): Promise<LoginEnd> {
  const status = await ask('checkPermissionStatus', undefined, { read: readPermissionStatus, withinMs: 3_000 })
  const needsMicrophone = status.ok && status.value.missing.some((name) => permissionOf(name) === 'microphone')
  if (needsMicrophone) {
    const vendor = { code: 450, message: 'The login needs the right to the microphone.' }
    return { kind: 'failed', reading: { reason: 'forbidden', permission: 'microphone' }, vendor }
  }
  return { kind: 'failed', reading: { reason: 'unknown' }, vendor: { message: 'The login answered false.' } }
}
