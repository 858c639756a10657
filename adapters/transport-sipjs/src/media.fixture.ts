import { vi } from 'vitest'

type Kind = 'audio' | 'video'

/** A track as a browser gives it, of a device that can be pulled out. */
export class FakeTrack extends EventTarget {
  readonly kind: Kind
  readonly deviceId: string
  readonly source: FakeDevices | undefined
  enabled = true
  muted = false
  live = true

  constructor(kind: Kind, deviceId = '', source?: FakeDevices) {
    super()
    this.kind = kind
    this.deviceId = deviceId
    this.source = source
    source?.tracks.push(this)
  }

  getSettings() {
    return { deviceId: this.deviceId }
  }

  clone() {
    return new FakeTrack(this.kind, this.deviceId, this.source)
  }

  stop() {
    this.live = false
  }

  /** Its device was unplugged. */
  lose() {
    this.live = false
    this.dispatchEvent(new Event('ended'))
  }
}

/** `FakeTrack` where the adapter wants the browser's. */
export const asTrack = (track: FakeTrack) => track as unknown as MediaStreamTrack

export class FakeStream {
  readonly #tracks: FakeTrack[]
  constructor(tracks: readonly FakeTrack[] = []) {
    this.#tracks = [...tracks]
  }
  getTracks = () => [...this.#tracks]
  getAudioTracks = () => this.#tracks.filter(({ kind }) => kind === 'audio')
  getVideoTracks = () => this.#tracks.filter(({ kind }) => kind === 'video')
  addTrack = (track: FakeTrack) => void this.#tracks.push(track)
  removeTrack = (track: FakeTrack) => void this.#tracks.splice(this.#tracks.indexOf(track), 1)
}

type Wanted = true | { readonly deviceId: { readonly exact: string } }

interface Constraints {
  readonly audio?: Wanted
  readonly video?: Wanted
}

/** The microphones and cameras of a machine; every track that was ever handed out. */
export class FakeDevices {
  readonly tracks: FakeTrack[] = []
  /** What `getUserMedia` rejects with, by kind. */
  readonly refusals: Partial<Record<Kind, string>> = {}
  /** Devices that another program has. */
  readonly busy = new Set<string>()
  readonly microphones = ['mic-1', 'mic-2']
  readonly cameras = ['cam-1', 'cam-2']
  /** The prompt of the browser; it stays open until this resolves. */
  granted: Promise<void> = Promise.resolve()

  readonly mediaDevices = {
    getUserMedia: async (constraints: Constraints) => {
      await this.granted
      const audio = constraints.audio === undefined ? [] : [this.#choose('audio', constraints.audio)]
      const video = constraints.video === undefined ? [] : [this.#choose('video', constraints.video)]
      const chosen = [...audio, ...video]
      return new FakeStream(chosen.map(([kind, id]) => new FakeTrack(kind, id, this)))
    },
    enumerateDevices: async () => [
      ...this.microphones.map((deviceId) => ({ kind: 'audioinput', deviceId })),
      ...this.cameras.map((deviceId) => ({ kind: 'videoinput', deviceId })),
    ],
  }

  /** The tracks that still capture. */
  get open(): FakeTrack[] {
    return this.tracks.filter(({ live }) => live)
  }

  #choose(kind: Kind, wanted: Wanted): readonly [Kind, string] {
    const refusal = this.refusals[kind]
    if (refusal !== undefined) throw Object.assign(new Error('no'), { name: refusal })
    const list = kind === 'audio' ? this.microphones : this.cameras
    const found = wanted === true ? list[0] : wanted.deviceId.exact
    if (found === undefined) throw Object.assign(new Error('none'), { name: 'NotFoundError' })
    if (!list.includes(found)) throw Object.assign(new Error('gone'), { name: 'OverconstrainedError' })
    if (this.busy.has(found)) throw Object.assign(new Error('busy'), { name: 'NotReadableError' })
    return [kind, found]
  }
}

/** Puts the devices into the globals of the test. `vi.unstubAllGlobals` takes them out again. */
export function plugIn(devices = new FakeDevices()): FakeDevices {
  vi.stubGlobal('navigator', { mediaDevices: devices.mediaDevices })
  vi.stubGlobal('MediaStream', FakeStream)
  return devices
}

class FakeSender {
  track: FakeTrack | null
  stream: unknown
  constructor(track: FakeTrack | null) {
    this.track = track
  }
  replaceTrack = async (track: FakeTrack | null) => {
    this.track = track
  }
  setStreams = (stream: unknown) => {
    this.stream = stream
  }
}

export class FakeTransceiver {
  readonly sender: FakeSender
  readonly receiver: { readonly track: FakeTrack }
  mid: string | null
  direction: RTCRtpTransceiverDirection
  currentDirection: RTCRtpTransceiverDirection | null

  constructor(kind: Kind, track: FakeTrack | null, current: RTCRtpTransceiverDirection | null) {
    this.sender = new FakeSender(track)
    this.receiver = { track: new FakeTrack(kind) }
    this.mid = current === null ? null : kind
    this.direction = current ?? 'sendrecv'
    this.currentDirection = current
  }

  refuse() {
    this.mid = null
    this.direction = 'stopped'
    this.currentDirection = 'stopped'
  }
}

/** A connection as far as the adapter looks at it. Nothing is agreed but by the test. */
export class FakeConnection {
  readonly transceivers: FakeTransceiver[]
  signalingState: RTCSignalingState = 'stable'
  connectionState: RTCPeerConnectionState = 'connected'
  /** A far side without video refuses that stream. */
  takesVideo = true
  localDescription = { sdp: '' }
  remoteDescription: { sdp: string } | null = null

  constructor(...transceivers: FakeTransceiver[]) {
    this.transceivers = transceivers
  }

  getTransceivers = () => this.transceivers
  getSenders = () => this.transceivers.map(({ sender }) => sender)
  getReceivers = () => this.transceivers.map(({ receiver }) => receiver)
  addTrack = (track: FakeTrack) => void this.transceivers.push(new FakeTransceiver(track.kind, track, null))

  /** The far side answered what was offered. */
  agree() {
    for (const each of this.transceivers) {
      if (each.currentDirection === 'stopped') continue
      if (each.receiver.track.kind === 'video' && !this.takesVideo) {
        each.refuse()
        continue
      }
      each.currentDirection = each.sender.track === null ? 'recvonly' : 'sendrecv'
      each.mid ??= each.receiver.track.kind
    }
  }
}

/** `FakeConnection` where the adapter wants the browser's. */
export const asConnection = (connection: FakeConnection) => connection as unknown as RTCPeerConnection
