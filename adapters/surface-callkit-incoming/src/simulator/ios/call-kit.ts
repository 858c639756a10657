/** A call as CallKit has it: the truth of what the user sees. */
export interface SystemCall {
  readonly uuid: string
  readonly name: string
  readonly handle: string
  readonly video: boolean
  readonly isOutgoing: boolean
  /** Of another app, or of the telephone. */
  readonly isForeign: boolean
  isAnswered: boolean
  isConnected: boolean
  isHeld: boolean
  isMuted: boolean
}

/** CallKit itself, without the plugin: which calls there are, and who has the audio session. */
export class CallKit {
  readonly #calls = new Map<string, SystemCall>()
  readonly #audio: (isActive: boolean) => void
  hasAudio = false
  refusesNext = false

  constructor(audioChanged: (isActive: boolean) => void) {
    this.#audio = audioChanged
  }

  get calls(): readonly SystemCall[] {
    return [...this.#calls.values()]
  }

  find(uuid: string): SystemCall | undefined {
    return this.#calls.get(uuid)
  }

  /** `false`: it is there already, the user is not to be disturbed, or there are too many. */
  report(call: Pick<SystemCall, 'uuid' | 'name' | 'handle' | 'video'>, mostCalls: number): boolean {
    const own = this.calls.filter(({ isForeign }) => !isForeign)
    if (this.refusesNext || this.#calls.has(call.uuid) || own.length >= mostCalls) {
      this.refusesNext = false
      return false
    }
    this.#put({ ...call, isOutgoing: false, isForeign: false, isAnswered: false })
    return true
  }

  begin(call: Pick<SystemCall, 'uuid' | 'name' | 'handle' | 'video'>): void {
    this.#put({ ...call, isOutgoing: true, isForeign: false, isAnswered: true })
    this.settleAudio()
  }

  foreign(uuid: string): void {
    this.#put({ uuid, name: '', handle: '', video: false, isOutgoing: false, isForeign: true, isAnswered: true })
  }

  #put(call: Omit<SystemCall, 'isConnected' | 'isHeld' | 'isMuted'>): void {
    this.#calls.set(call.uuid, { ...call, isConnected: false, isHeld: false, isMuted: false })
  }

  remove(uuid: string): void {
    this.#calls.delete(uuid)
    this.settleAudio()
  }

  clear(): void {
    this.#calls.clear()
    this.settleAudio()
  }

  /** A call that is answered and not held has the sound. */
  settleAudio(): void {
    const isActive = this.calls.some(({ isAnswered, isHeld, isForeign }) => isAnswered && !isHeld && !isForeign)
    if (isActive === this.hasAudio) return
    this.hasAudio = isActive
    this.#audio(isActive)
  }
}
