import type { CallRecord, SimulatedUser, Status } from '../server/records.ts'
import { isOver } from '../server/records.ts'
import type { Member, Room } from '../server/room.ts'
import type { Server } from '../server/server.ts'

/** How the far side sees a call with this page. */
export interface FarView {
  readonly stage: 'ringing' | 'talking' | 'ended'
  readonly status: Status
  /** Whether this page's user is in the session, and what is heard and seen of them there. */
  readonly inSession: boolean
  readonly muted: boolean
  readonly video: boolean
}

/** The far side of one call: another user of the app, with a device that does what CometChat's does. */
export interface FarCall {
  readonly session: string
  readonly direction: 'in' | 'out'
  readonly uid: string
  readonly video: boolean
  readonly group: boolean
  readonly seen: FarView
  answer(): void
  reject(): void
  busy(): void
  /** Takes back a call that it placed. */
  cancel(): void
  /** Its own ring timer has run out. */
  giveUp(): void
  /** Ends the call, and leaves the session. */
  hangUp(): void
  /** Its program dies: it leaves the session, and the server is not told. */
  crash(): void
  /** Agrees to video when it is asked. Default: it does. */
  agreesToVideo: boolean
  askForVideo(): void
  /** Mutes this page's user, as anybody in a session can. */
  muteYou(): void
}

interface FarParts {
  readonly server: Server
  readonly record: CallRecord
  readonly user: SimulatedUser
  readonly you: string
  readonly direction: FarCall['direction']
}

export interface FarSide extends FarCall {
  /** The server says that this page has answered: the far side enters the session. */
  enter(): void
  leave(): void
}

export function createFarCall({ server, record, user, you, direction }: FarParts): FarSide {
  const room: Room = server.room(record.session)
  const say = (status: Status) => {
    if (!isOver(record)) server.update(record.session, status, user, user)
  }
  const yours = (): Member | undefined => [...room.members].find((each) => each.user.uid === you)
  const member: Member = {
    user,
    audioMuted: false,
    videoOn: record.type === 'video',
    hear(event) {
      if (event.type === 'videoAsked' && event.by !== user && far.agreesToVideo)
        room.tell({ type: 'video', by: event.by, responder: user })
    },
  }
  const far: FarSide = {
    session: record.session,
    direction,
    uid: user.uid,
    video: record.type === 'video',
    group: 'group' in record.receiver,
    agreesToVideo: true,
    get seen() {
      const mine = yours()
      const stage: FarView['stage'] = isOver(record) ? 'ended' : record.status === 'ongoing' ? 'talking' : 'ringing'
      return {
        stage,
        status: record.status,
        inSession: mine !== undefined,
        muted: mine?.audioMuted ?? false,
        video: mine?.videoOn ?? false,
      }
    },
    answer() {
      say('ongoing')
      far.enter()
    },
    reject: () => say('rejected'),
    busy: () => say('busy'),
    cancel: () => say('cancelled'),
    giveUp: () => say('unanswered'),
    hangUp() {
      far.leave()
      say('ended')
    },
    crash: () => far.leave(),
    askForVideo: () => room.tell({ type: 'video', by: user, responder: yours()?.user ?? user }),
    muteYou() {
      const mine = yours()
      if (mine) room.tell({ type: 'muted', user: mine.user, by: user, muted: true })
    },
    enter() {
      if (!room.members.has(member)) room.join(member)
    },
    leave: () => room.leave(member),
  }
  return far
}
