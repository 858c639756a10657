import {
  type CallNotice,
  type CallRecord,
  type CallType,
  groupOf,
  isOver,
  partiesOf,
  ServerError,
  type SimulatedGroup,
  type SimulatedUser,
  type Status,
} from './records.ts'
import { Room } from './room.ts'

/** A connection to the server. */
export interface Device {
  readonly uid: string
  hear(notice: CallNotice): void
}

/** CometChat's side of the network: calls, who is told of them, and the rooms in which they are talked. */
export class Server {
  readonly users: Map<string, SimulatedUser>
  readonly groups: Map<string, SimulatedGroup>
  readonly records = new Map<string, CallRecord>()
  readonly #devices = new Set<Device>()
  readonly #rooms = new Map<string, Room>()
  #made = 0

  constructor(users: readonly SimulatedUser[], groups: readonly SimulatedGroup[]) {
    this.users = new Map(users.map((user) => [user.uid.toLowerCase(), user]))
    this.groups = new Map(groups.map((group) => [group.guid.toLowerCase(), group]))
  }

  connect(device: Device): () => void {
    this.#devices.add(device)
    return () => void this.#devices.delete(device)
  }

  user(uid: string): SimulatedUser {
    const user = this.users.get(uid.toLowerCase())
    if (user === undefined) throw new ServerError('ERR_UID_NOT_FOUND', `The uid ${uid} does not exist.`)
    return user
  }

  receiver(id: string, receiverType: string): CallRecord['receiver'] {
    if (receiverType !== 'group') return { user: this.user(id) }
    const group = this.groups.get(id.toLowerCase())
    if (group === undefined) throw new ServerError('ERR_GUID_NOT_FOUND', `The guid ${id} does not exist.`)
    return { group }
  }

  create(initiator: SimulatedUser, receiver: CallRecord['receiver'], type: CallType, from: unknown, metadata?: object) {
    const session = `v1.us.simulated.${(++this.#made).toString().padStart(6, '0')}`
    const record: CallRecord = {
      session,
      type,
      initiator,
      receiver,
      status: 'initiated',
      talking: new Set(),
      ...(metadata && { metadata }),
    }
    this.records.set(session, record)
    this.#tell({ record, status: 'initiated', by: initiator }, from)
    return record
  }

  record(session: string): CallRecord {
    const record = this.records.get(session)
    if (record === undefined) throw new ServerError('ERR_CALL_SESSION_NOT_FOUND', 'There is no such session.')
    return record
  }

  /** What one side says of a call. A group call goes on while two of it talk, whoever else will not come. */
  update(session: string, status: Status, by: SimulatedUser, from: unknown): CallRecord {
    const record = this.record(session)
    if (isOver(record)) throw new ServerError('ERR_CALL_TERMINATED', `The call is ${record.status} already.`)
    const group = groupOf(record)
    if (status === 'ongoing') {
      record.talking.add(record.initiator.uid).add(by.uid)
      record.status = 'ongoing'
    } else if (status === 'ended' && group) {
      record.talking.delete(by.uid)
      if (record.talking.size > 1) return record
      record.status = 'ended'
    } else if (status === 'ended' || (record.status === 'initiated' && !isOneOf(group, status))) {
      record.status = status
    }
    this.#tell({ record, status, by }, from)
    return record
  }

  room(session: string): Room {
    const room = this.#rooms.get(session) ?? new Room()
    this.#rooms.set(session, room)
    return room
  }

  #tell(notice: CallNotice, from: unknown): void {
    const parties = partiesOf(notice.record)
    for (const device of [...this.#devices]) if (device !== from && parties.includes(device.uid)) device.hear(notice)
  }
}

/** A member who will not come ends no group call. */
const isOneOf = (group: SimulatedGroup | undefined, status: Status): boolean =>
  group !== undefined && (status === 'rejected' || status === 'busy')
