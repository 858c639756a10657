import { readText } from '@offhook/adapter-kit'
import { got, isObject } from './read.ts'

/** A user of CometChat. */
export interface Person {
  readonly uid: string
  readonly name?: string
  readonly avatar?: string
}

/** A user as the Chat SDK hands it over, a class with getters. */
export function readUser(raw: unknown): Person | undefined {
  return person(got(raw, 'getUid'), got(raw, 'getName'), got(raw, 'getAvatar'))
}

/** A user as the Calls SDK hands it over, a plain object. */
export function readMember(raw: unknown): Person | undefined {
  return isObject(raw) ? person(raw.uid, raw.name, raw.avatar) : undefined
}

export function person(uid: unknown, name: unknown, avatar: unknown): Person | undefined {
  const [id, named, pictured] = [readText(uid), readText(name), readText(avatar)]
  if (id === undefined) return undefined
  return { uid: id, ...(named !== undefined && { name: named }), ...(pictured !== undefined && { avatar: pictured }) }
}
