import type { CallId, CommandResult, Phone, PhoneSnapshot, QualitySample, Selector, Trace } from '@offhook/core'
import { fakeSnapshot } from './fake-views.ts'
import { ListenerLog } from './listener-log.ts'

/**
 * A phone for the tests of bindings: its state is what the test says, and every command and every subscription is
 * written down. It is a class on purpose: a binding that tears a method off it fails.
 */
export class FakePhone implements Phone<never> {
  /** Names of the commands that were called, in order. */
  readonly commands: string[] = []
  readonly listeners = new ListenerLog<[]>()
  readonly qualityListeners = new ListenerLog<[id: CallId, sample: QualitySample]>()
  /** No event ever happens here; who listens is counted. */
  readonly eventListeners = new ListenerLog<[]>()
  #snapshot: PhoneSnapshot
  #samples = new Map<CallId, QualitySample>()

  constructor(changes: Partial<PhoneSnapshot> = {}) {
    this.#snapshot = Object.freeze(fakeSnapshot(changes))
  }

  /** Publishes a snapshot with these changes. What a listener throws is thrown here: a real phone would contain it. */
  change(changes: Partial<PhoneSnapshot>): void {
    this.#snapshot = Object.freeze({ ...this.#snapshot, ...changes })
    this.listeners.call()
  }

  /** Reports a sample of a call. */
  sample(id: CallId, sample: QualitySample): void {
    this.#samples.set(id, Object.freeze(sample))
    this.qualityListeners.call(id, sample)
  }

  getSnapshot(): PhoneSnapshot {
    return this.#snapshot
  }

  subscribe(listener: () => void): () => void {
    return this.listeners.add(listener)
  }

  select<T>(
    selector: Selector<T>,
    listener: (value: T, before: T) => void,
    equal: (a: T, b: T) => boolean = Object.is,
  ): () => void {
    let before = selector(this.#snapshot)
    return this.subscribe(() => {
      const value = selector(this.#snapshot)
      if (equal(before, value)) return
      listener(value, before)
      before = value
    })
  }

  getQuality(id: CallId): QualitySample | undefined {
    return this.#samples.get(id)
  }

  subscribeQuality(id: CallId, listener: (sample: QualitySample) => void): () => void {
    return this.qualityListeners.add((of, sample) => {
      if (of === id) listener(sample)
    })
  }

  on(): () => void {
    return this.eventListeners.add(() => {})
  }

  trace(): Trace {
    throw new Error('A fake phone keeps no trace.')
  }

  async startCall(): Promise<CommandResult<{ readonly callId: CallId }>> {
    this.commands.push('startCall')
    return { ok: false, reason: 'not-supported' }
  }

  async redial(): Promise<CommandResult<{ readonly callId: CallId }>> {
    this.commands.push('redial')
    return { ok: false, reason: 'not-supported' }
  }

  async stop(): Promise<void> {
    this.commands.push('stop')
  }

  start = this.#command('start')
  signIn = this.#command('signIn')
  signOut = this.#command('signOut')
  answer = this.#command('answer')
  decline = this.#command('decline')
  hangUp = this.#command('hangUp')
  hold = this.#command('hold')
  resume = this.#command('resume')
  mute = this.#command('mute')
  unmute = this.#command('unmute')
  sendDigits = this.#command('sendDigits')
  cancelDigits = this.#command('cancelDigits')
  transfer = this.#command('transfer')
  acceptTransfer = this.#command('acceptTransfer')
  rejectTransfer = this.#command('rejectTransfer')
  setVideo = this.#command('setVideo')
  switchCamera = this.#command('switchCamera')
  swap = this.#command('swap')
  merge = this.#command('merge')
  split = this.#command('split')
  cancel = this.#command('cancel')
  clearLog = this.#command('clearLog')
  setDoNotDisturb = this.#command('setDoNotDisturb')
  setAudioOutput = this.#command('setAudioOutput')
  setMicrophone = this.#command('setMicrophone')
  setCamera = this.#command('setCamera')
  requestPermissions = this.#command('requestPermissions')

  #command(name: string): () => Promise<CommandResult> {
    return async () => {
      this.commands.push(name)
      return { ok: true, settled: 'taken' }
    }
  }
}
