import { readText } from '@offhook/adapter-kit'
import { type Person, person, readUser } from './person.ts'
import { got } from './read.ts'

/** What the SDK's `Call` says; the same class is the call and each message about it. */
export interface CallMessage {
  readonly session: string
  readonly status: string | undefined
  readonly video: boolean
  readonly group: boolean
  /** Who placed the call. */
  readonly initiator?: Person
  /** Whom it was placed to: a user, or a group with its GUID as `uid`. */
  readonly receiver?: Person
  /** Who caused this message. */
  readonly sender?: Person
}

/** `undefined`: nobody can read it. */
export function readCall(raw: unknown): CallMessage | undefined {
  const session = readText(got(raw, 'getSessionId'))
  if (session === undefined) return undefined
  const group = got(raw, 'getReceiverType') === 'group'
  const initiator = readUser(got(raw, 'getCallInitiator'))
  const sender = readUser(got(raw, 'getSender'))
  const receiver = readReceiver(raw, group)
  return {
    session,
    status: readText(got(raw, 'getStatus')),
    video: got(raw, 'getType') === 'video',
    group,
    ...(initiator && { initiator }),
    ...(receiver && { receiver }),
    ...(sender && { sender }),
  }
}

function readReceiver(raw: unknown, group: boolean): Person | undefined {
  const receiver = got(raw, 'getCallReceiver')
  const known = group
    ? person(got(receiver, 'getGuid'), got(receiver, 'getName'), got(receiver, 'getIcon'))
    : readUser(receiver)
  return known ?? person(got(raw, 'getReceiverId'), undefined, undefined)
}

/** The session that the Chat SDK takes for the active one. It knows one at most, and nothing that rings here. */
export const activeSession = (chat: { getActiveCall(): unknown }): string | undefined => {
  try {
    return readText(got(chat.getActiveCall(), 'getSessionId'))
  } catch {
    return undefined
  }
}
