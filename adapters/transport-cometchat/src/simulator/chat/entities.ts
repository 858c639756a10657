import { type CallNotice, type CallRecord, groupOf, type SimulatedUser, type Status } from '../server/records.ts'

/** What the SDK makes of a user: a class with getters. */
export class User {
  readonly #user: SimulatedUser
  readonly #token: string | undefined

  constructor(user: SimulatedUser, token?: string) {
    this.#user = user
    this.#token = token
  }

  getUid = () => this.#user.uid
  getName = () => this.#user.name
  getAvatar = () => this.#user.avatar
  getAuthToken = () => this.#token
}

class Group {
  readonly #record: CallRecord

  constructor(record: CallRecord) {
    this.#record = record
  }

  getGuid = () => groupOf(this.#record)?.guid
  getName = () => groupOf(this.#record)?.name
  getIcon = () => groupOf(this.#record)?.icon
}

/** The SDK's `Call`: what is about to be placed, what was placed, and each message about it. */
export class Call {
  receiverId: string | undefined
  receiver: string | undefined
  readonly type: string
  readonly receiverType: string
  #metadata: object | undefined
  #notice: CallNotice | undefined
  #status: Status | undefined

  constructor(receiverId: string, type: string, receiverType: string) {
    this.receiverId = receiverId
    this.type = type
    this.receiverType = receiverType
  }

  static of(notice: CallNotice): Call {
    const { receiver, type } = notice.record
    const call =
      'group' in receiver ? new Call(receiver.group.guid, type, 'group') : new Call(receiver.user.uid, type, 'user')
    call.#notice = notice
    call.#status = notice.status
    return call
  }

  getSessionId = () => this.#notice?.record.session
  getStatus = () => this.#status
  setStatus = (status: Status) => {
    this.#status = status
  }
  getType = () => this.type
  getReceiverType = () => this.receiverType
  getReceiverId = () => this.receiverId
  getSender = () => this.#notice && new User(this.#notice.by)
  getCallInitiator = () => this.#notice && new User(this.#notice.record.initiator)
  getCallReceiver = () => {
    const record = this.#notice?.record
    if (record === undefined) return undefined
    return 'user' in record.receiver ? new User(record.receiver.user) : new Group(record)
  }
  getMetadata = () => this.#metadata ?? this.#notice?.record.metadata
  setMetadata = (metadata: object) => {
    this.#metadata = metadata
  }
}
