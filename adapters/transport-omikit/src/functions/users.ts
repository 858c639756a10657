import { given, isRecord, known, readText, readWhole, refuse } from '@offhook/adapter-kit'
import type { Ask } from './ask.ts'
import { type OmiResult, type Read, unreadable } from './result.ts'

/** A user of the switchboard. Missing is unknown. */
export interface OmiUser {
  readonly extension?: string
  readonly uuid?: string
  readonly name?: string
  readonly avatarUrl?: string
  /** What the native side answered, as it came: other keys on each platform, and nothing of it checked. For what is not named above. */
  readonly raw: Readonly<Record<string, unknown>>
}

export interface UserFunctions {
  /** Who is signed in; `undefined`: nobody, or not known yet. */
  getCurrentUser(): Promise<OmiResult<OmiUser | undefined>>
  /** The other side of the call that is there, or was last; `undefined`: unknown. */
  getGuestUser(): Promise<OmiResult<OmiUser | undefined>>
  /** Whose extension or number this is; `undefined`: nobody's, however the native side puts it. */
  getUserInfo(phone: string): Promise<OmiResult<OmiUser | undefined>>
}

export function createUserFunctions(ask: Ask): UserFunctions {
  return {
    getCurrentUser: () => ask('getCurrentUser', undefined, { read: readUser }),
    getGuestUser: () => ask('getGuestUser', undefined, { read: readUser }),
    async getUserInfo(phone) {
      if (readText(phone) === undefined) return refuse('bad-arguments', "getUserInfo needs 'phone', a number.")
      const answer = await ask('getUserInfo', { phone }, { read: readUser })
      // React Native on iOS rejects where the others say null or {}.
      return !answer.ok && answer.vendor?.code === 'USER_NOT_FOUND' ? given(undefined) : answer
    },
  }
}

/** Reads a user in the keys of Android (`full_name` and `fullName`) and the account as iOS keeps it. `null` and `{}` are nobody. */
export const readUser: Read<OmiUser | undefined> = (raw) => {
  if (raw === null || raw === undefined || raw === false) return given(undefined)
  if (!isRecord(raw)) return unreadable
  const extension = readText(raw.extension) ?? readWhole(raw.extension)?.toString()
  const uuid = readText(raw.uuid)
  const name = readText(raw.full_name) ?? readText(raw.fullName)
  const avatarUrl = readText(raw.avatar_url) ?? readText(raw.avatarUrl)
  if (extension === undefined && uuid === undefined && name === undefined) return given(undefined)
  return given({ ...known({ extension, uuid, name, avatarUrl }), raw })
}
