import { boundedJson } from '../facts/bounded-json.ts'
import { parseFact } from '../facts/parse.ts'
import { cleanText } from '../facts/text.ts'
import type { UserCommand } from '../inbox/input.ts'
import type { CallRecord } from '../ports/call-log-store.ts'
import type { CallId, Destination, Json, Permission, Remote } from '../values.ts'
import type { AnswerOptions, Phone, StartCallRequest } from './phone.ts'
import type { Refused } from './result.ts'

const EXTRA_LIMIT = 4096
const MOST_DIGITS = 256

function destinationOf(to: unknown): Destination | undefined {
  if (typeof to === 'string') return cleanText(to) || undefined
  const userId = (to as { readonly userId?: unknown } | null | undefined)?.userId
  return typeof userId === 'string' && cleanText(userId) ? { userId: cleanText(userId) } : undefined
}

export const isText = (value: unknown): value is string => typeof value === 'string'

/** The app's idea of the far side, read as a fact's would be. */
function remoteOf(remote: unknown): Remote | undefined {
  const parsed = parseFact({ type: 'call.remoteChanged', call: {}, remote: remote ?? {} })
  return parsed.ok && parsed.value.type === 'call.remoteChanged' ? parsed.value.remote : undefined
}

export function answerValueOf(options: AnswerOptions | null | undefined) {
  const { video, muted, others } = options ?? {}
  return { video: video === true, muted: muted === true, ...(isOthers(others) && { others }) }
}

const isOthers = (word: unknown): word is 'hold' | 'end' => word === 'hold' || word === 'end'

/** Too many to be meant are refused, never cut. */
export const digitsOf = (digits: unknown): string => (isText(digits) && digits.length <= MOST_DIGITS ? digits : '')

export function transferValueOf(request: Parameters<Phone['transfer']>[0] | null | undefined): Json {
  const { to, consulted } = (request ?? {}) as { readonly to?: unknown; readonly consulted?: unknown }
  return isText(consulted) ? { consulted } : { to: isText(to) ? cleanText(to) : '' }
}

export const permissionsOf = (list: unknown): readonly Permission[] =>
  Array.isArray(list) ? list.filter(isText).map((name) => name as Permission) : []

/** Whom a line of the log was with, as a call to them; no line named: the newest one that was placed from here. */
export function redialOf(
  log: readonly CallRecord[],
  id: CallId | undefined,
  options: Parameters<Phone['redial']>[1],
): StartCallRequest | undefined {
  const record = log.find((one) => (id === undefined ? one.direction === 'outgoing' : one.id === id))
  if (!record) return undefined
  const { address, ...remote } = record.remote
  const to = record.to ?? address ?? (remote.userId === undefined ? undefined : { userId: remote.userId })
  return to === undefined ? undefined : { ...options, to, remote }
}

export type StartRequest =
  | {
      readonly ok: true
      readonly command: Extract<UserCommand, { type: 'startCall' }>
      readonly options: Json | undefined
    }
  | { readonly ok: false; readonly refused: Refused }

/** What the app asks, read with care: an app is JavaScript too. */
export function startCommandOf(request: StartCallRequest): StartRequest {
  try {
    return readStart(request)
  } catch {
    return { ok: false, refused: { ok: false, reason: 'bad-address' } }
  }
}

function readStart(request: StartCallRequest): StartRequest {
  const to = destinationOf(request?.to)
  if (to === undefined) return { ok: false, refused: { ok: false, reason: 'bad-address' } }
  const extra = request.extra === undefined ? undefined : boundedJson(request.extra, EXTRA_LIMIT)
  if (request.extra !== undefined && extra === undefined)
    return { ok: false, refused: { ok: false, reason: 'bad-extra' } }
  const { video = false, muted = false, onPermission = 'refuse', others, remote, options } = request
  const known = remote === undefined ? undefined : remoteOf(remote)
  return {
    ok: true,
    command: {
      type: 'startCall',
      to,
      video: video === true,
      muted: muted === true,
      onPermission: onPermission === 'request' ? 'request' : 'refuse',
      ...(isOthers(others) && { others }),
      ...(known && { remote: known }),
      ...(extra === undefined ? {} : { extra }),
    },
    options,
  }
}
