import type { SimulatedUser } from './records.ts'

/** Somebody in a session, with what is heard and seen of them. */
export interface Member {
  readonly user: SimulatedUser
  audioMuted: boolean
  videoOn: boolean
  hear(event: RoomEvent): void
}

export type RoomEvent =
  | { readonly type: 'joined' | 'left'; readonly user: SimulatedUser }
  | { readonly type: 'muted'; readonly user: SimulatedUser; readonly by: SimulatedUser; readonly muted: boolean }
  | { readonly type: 'recording'; readonly user: SimulatedUser; readonly on: boolean }
  | { readonly type: 'videoAsked'; readonly by: SimulatedUser }
  | { readonly type: 'video'; readonly by: SimulatedUser; readonly responder: SimulatedUser }

/** Where a session takes place. */
export class Room {
  readonly members = new Set<Member>()

  join(member: Member): void {
    this.members.add(member)
    this.tell({ type: 'joined', user: member.user })
  }

  leave(member: Member): void {
    if (this.members.delete(member)) this.tell({ type: 'left', user: member.user })
  }

  tell(event: RoomEvent, except?: Member): void {
    for (const member of [...this.members]) if (member !== except) member.hear(event)
  }
}
