/** A user of the simulated app. */
export interface SimulatedUser {
  readonly uid: string
  readonly name: string
  readonly avatar?: string
}

/** A group; whoever is called in it is told. */
export interface SimulatedGroup {
  readonly guid: string
  readonly name: string
  readonly icon?: string
  readonly members: readonly string[]
}

export type CallType = 'audio' | 'video'
export type Status = 'initiated' | 'ongoing' | 'unanswered' | 'rejected' | 'busy' | 'cancelled' | 'ended'

/** A call as the server keeps it. */
export interface CallRecord {
  readonly session: string
  readonly type: CallType
  readonly initiator: SimulatedUser
  readonly receiver: { readonly user: SimulatedUser } | { readonly group: SimulatedGroup }
  readonly metadata?: object
  status: Status
  /** Who has answered, the initiator with the first of them, and has not left. */
  readonly talking: Set<string>
}

/** One message about a call, as it goes to every device of everybody concerned but the one that caused it. */
export interface CallNotice {
  readonly record: CallRecord
  readonly status: Status
  readonly by: SimulatedUser
}

export class ServerError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.name = code
    this.code = code
  }
}

export const isOver = ({ status }: CallRecord): boolean => status !== 'initiated' && status !== 'ongoing'
export const groupOf = ({ receiver }: CallRecord) => ('group' in receiver ? receiver.group : undefined)

/** Everybody whom messages about this call reach. */
export const partiesOf = ({ receiver, initiator }: CallRecord): readonly string[] =>
  'group' in receiver ? receiver.group.members : [initiator.uid, receiver.user.uid]
