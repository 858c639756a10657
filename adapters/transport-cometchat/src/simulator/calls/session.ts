import type { Timers } from '@offhook/adapter-kit'
import type { SessionHandlers } from '../../sdk/calls-sdk.ts'
import type { Listeners } from '../chat/listeners.ts'
import type { SimulatedUser } from '../server/records.ts'
import type { Member, Room, RoomEvent } from '../server/room.ts'
import type { CallSettings } from './settings.ts'

interface SessionParts {
  readonly user: SimulatedUser
  readonly room: Room
  readonly settings: CallSettings
  readonly named: Listeners<SessionHandlers>
  readonly timers: Timers
  /** The SDK has nothing to draw any more. */
  left(): void
}

const plain = ({ uid, name, avatar }: SimulatedUser) => ({ uid, name, ...(avatar !== undefined && { avatar }) })

/** One session with the call screen that the SDK draws for it. */
export class Session {
  readonly member: Member
  readonly session: SessionParts
  #isLeft = false
  #stopIdle = () => {}
  audioOnly: boolean

  constructor(parts: SessionParts) {
    const { values } = parts.settings
    this.session = parts
    this.audioOnly = values.setIsAudioOnlyCall ?? false
    this.member = {
      user: parts.user,
      audioMuted: values.startWithAudioMuted ?? false,
      videoOn: !this.audioOnly && !values.startWithVideoMuted,
      hear: (event) => this.#hear(event),
    }
  }

  join(): void {
    this.session.room.join(this.member)
    for (const { user } of this.#others) this.#tell('onUserJoined', plain(user))
    this.#watchIdle()
  }

  leave(): void {
    if (this.#isLeft) return
    this.#isLeft = true
    this.#stopIdle()
    this.session.room.leave(this.member)
    this.session.left()
  }

  /** The button of the SDK's own screen. The SDK forgets every named listener, then leaves. */
  pressEnd(): void {
    this.#tell('onCallEndButtonPressed')
    this.session.named.empty()
    this.leave()
  }

  /** The microphone button of the SDK's own screen. */
  pressMute(): void {
    this.setMuted(!this.member.audioMuted)
    this.#tellMuted(this.session.user, this.member.audioMuted, this.session.user)
  }

  setMuted(muted: boolean): void {
    this.member.audioMuted = muted
  }

  setVideo(on: boolean): void {
    if (!this.audioOnly) this.member.videoOn = on
  }

  askForVideo(): void {
    if (this.audioOnly) this.session.room.tell({ type: 'videoAsked', by: this.session.user }, this.member)
  }

  /** What a listener is told, by name first and by the settings after that. */
  #tell<K extends keyof SessionHandlers>(name: K, ...args: Parameters<SessionHandlers[K]>): void {
    const say = (handlers: Partial<SessionHandlers> | undefined) =>
      (handlers?.[name] as ((...given: unknown[]) => void) | undefined)?.(...args)
    this.session.named.tell(say)
    say(this.session.settings.getCallListener())
  }

  error(error: unknown): void {
    this.#tell('onError', error)
  }

  devices(lists: object): void {
    this.#tell('onMediaDeviceListUpdated', lists)
  }

  recording(on: boolean): void {
    this.session.room.tell({ type: 'recording', user: this.session.user, on })
  }

  sharing(on: boolean): void {
    this.#tell(on ? 'onScreenShareStarted' : 'onScreenShareStopped')
  }

  get #others(): readonly Member[] {
    return [...this.session.room.members].filter((each) => each !== this.member)
  }

  #hear(event: RoomEvent): void {
    if (this.#isLeft) return
    switch (event.type) {
      case 'joined':
        if (event.user !== this.session.user) this.#tell('onUserJoined', plain(event.user))
        this.#tellUsers()
        return this.#watchIdle()
      case 'left':
        this.#tell('onUserLeft', plain(event.user))
        this.#tellUsers()
        if (this.#others.length === 0) {
          this.#tell('onCallEnded')
          this.session.named.empty()
        }
        return this.#watchIdle()
      case 'muted':
        if (event.user === this.session.user) this.setMuted(event.muted)
        return this.#tellMuted(event.user, event.muted, event.by)
      case 'recording':
        return event.on
          ? this.#tell('onRecordingStarted', { user: plain(event.user) })
          : this.#tell('onRecordingStopped')
      case 'videoAsked':
        return
      case 'video':
        this.audioOnly = false
        this.member.videoOn = true
        return this.#tell('onCallSwitchedToVideo', { initiator: plain(event.by), responder: plain(event.responder) })
      default:
        return event satisfies never
    }
  }

  #tellMuted(user: SimulatedUser, muted: boolean, by: SimulatedUser): void {
    this.#tell(muted ? 'onUserMuted' : 'onUserUnMuted', { muted: plain(user), mutedBy: plain(by) })
  }

  #tellUsers(): void {
    this.#tell(
      'onUserListUpdated',
      [...this.session.room.members].map(({ user }) => plain(user)),
    )
  }

  /** Alone for too long, 180 s unless set otherwise: the SDK says so, forgets the named listeners, and leaves. */
  #watchIdle(): void {
    this.#stopIdle()
    if (this.#others.length > 0 || this.#isLeft) return
    const seconds = Math.max(this.session.settings.values.setIdleTimeoutPeriod ?? 180, 120)
    this.#stopIdle = this.session.timers.after(seconds * 1000, () => {
      this.#tell('onSessionTimeout')
      this.session.named.empty()
      this.leave()
    })
  }
}
