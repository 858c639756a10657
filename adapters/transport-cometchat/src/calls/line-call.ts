import type { CallId, Direction, Fact, Remote, Subject, Target, Vendor, VideoState } from '@offhook/core'
import type { CallMessage } from '../read/call-message.ts'
import type { Person } from '../read/person.ts'

/**
 * Where a call stands in the SDKs. `accepting`: the server was told of our answer and has not said yes. `accepted`: both
 * sides have answered, and the session is on its way. `joined`: this side is in the session.
 */
export type Stage = 'ringing' | 'accepting' | 'accepted' | 'joined'

/** What this side was doing when the call ended. */
export type Leaving = 'declined' | 'busy' | 'cancelled' | 'hung-up'

/** A call that the SDKs have, and what only this side knows of it. */
export interface LineCall {
  readonly session: string
  readonly direction: Direction
  readonly group: boolean
  readonly remote: Remote
  /** Begun by other code of this page, which has its session as well. */
  readonly found: boolean
  /** Whether it is a call with video. It becomes one when both sides agree to switch. */
  video: boolean
  callId: CallId | undefined
  stage: Stage
  leaving: Leaving | undefined
  /** The server's answer to our own, while it is under way. */
  accepting: Promise<unknown> | undefined
  /** Another device of this user took it while our own answer was under way. */
  takenElsewhere: boolean
  /** What the user wants of the microphone and the camera, and what the session was told. */
  muted: boolean
  localVideo: VideoState
  /** What the session's `onError` said last. */
  fault: Vendor | undefined
  /** The session on the side of the Calls SDK; set once it was asked for. */
  media: { leave(): void } | undefined
  /** Resolves when the call is over, however that came about. */
  readonly over: Promise<void>
  isOver: boolean
  setOver(): void
}

type Beginning = Pick<LineCall, 'session' | 'direction' | 'group' | 'remote' | 'video'> &
  Partial<Pick<LineCall, 'found' | 'callId' | 'stage' | 'muted' | 'localVideo'>>

export function createLineCall(beginning: Beginning): LineCall {
  let resolve = () => {}
  const over = new Promise<void>((done) => {
    resolve = done
  })
  const call: LineCall = {
    found: false,
    callId: undefined,
    stage: 'ringing',
    leaving: undefined,
    accepting: undefined,
    takenElsewhere: false,
    muted: false,
    localVideo: 'off',
    fault: undefined,
    media: undefined,
    ...beginning,
    over,
    isOver: false,
    setOver() {
      call.isOver = true
      resolve()
    },
  }
  return call
}

/** The name of the session among the refs of a call. */
const sessionRef = 'cometchat.session'

export const refsOf = ({ session }: { readonly session: string }) => ({ [sessionRef]: session })

export const subjectOf = ({ session, callId }: LineCall): Subject => ({
  ...(callId !== undefined && { callId }),
  refs: refsOf({ session }),
})

/** A group is addressed as `group:GUID`, also where it is called back: no UID can hold a colon. */
export const groupPrefix = 'group:'

/** The far side: whoever called, or whom this user called; of a group call the group, either way. */
export function remoteOf({ group, initiator, receiver }: CallMessage, direction: Direction): Remote {
  const far = group || direction === 'outgoing' ? receiver : initiator
  if (far === undefined) return {}
  const { uid, name, avatar } = far
  return {
    address: group ? `${groupPrefix}${uid}` : uid,
    ...(!group && { userId: uid }),
    ...(name !== undefined && { name }),
    ...(avatar !== undefined && { avatarUrl: avatar }),
  }
}

/** Everybody in a call, each once: a person who has joined with two devices is one participant. */
export function participantsChanged(call: LineCall, people: readonly Person[], isMe: (uid: string) => boolean): Fact {
  const each = new Map(people.map((one) => [one.uid.toLowerCase(), one]))
  const participants = [...each.values()].map(({ uid, name, avatar }) => ({
    userId: uid,
    ...(name !== undefined && { name }),
    ...(avatar !== undefined && { avatarUrl: avatar }),
    ...(isMe(uid) && { self: true }),
  }))
  return { type: 'call.participantsChanged', call: subjectOf(call), participants }
}

/** The call that a command means: by its session, or by our id while the session has no name yet. */
export const isNamed = ({ session, callId }: LineCall, target: Target): boolean =>
  target.refs[sessionRef] === undefined
    ? callId === target.callId
    : target.refs[sessionRef].toLowerCase() === session.toLowerCase()
