import { boundedJson } from '../facts/bounded-json.ts'
import { cleanText } from '../facts/text.ts'
import type { UserCommand } from '../inbox/input.ts'
import type { Destination, Json } from '../values.ts'
import type { StartCallRequest } from './phone.ts'
import type { Refused } from './result.ts'

const EXTRA_LIMIT = 4096

function destinationOf(to: unknown): Destination | undefined {
  if (typeof to === 'string') return cleanText(to) || undefined
  const userId = (to as { readonly userId?: unknown } | null | undefined)?.userId
  return typeof userId === 'string' && cleanText(userId) ? { userId: cleanText(userId) } : undefined
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
  const to = destinationOf(request?.to)
  if (to === undefined) return { ok: false, refused: { ok: false, reason: 'bad-address' } }
  const extra = request.extra === undefined ? undefined : boundedJson(request.extra, EXTRA_LIMIT)
  if (request.extra !== undefined && extra === undefined)
    return { ok: false, refused: { ok: false, reason: 'bad-extra' } }
  const { video = false, muted = false, onPermission = 'refuse', remote, options } = request
  return {
    ok: true,
    command: {
      type: 'startCall',
      to,
      video: video === true,
      muted: muted === true,
      onPermission: onPermission === 'request' ? 'request' : 'refuse',
      ...(remote ? { remote } : {}),
      ...(extra === undefined ? {} : { extra }),
    },
    options,
  }
}
