import type { Json } from '../values.ts'
import type { CallCommand, Command, Outcome } from './command.ts'

/** Where a port delivers what it saw. */
export interface PortHost {
  /** Takes anything at any time, parses it, never throws. The order of calls is the order of facts. */
  emit(fact: unknown): void
}

/** Commands that a transport may lack. */
export type Ability = Exclude<CallCommand['type'], 'startCall' | 'answer' | 'hangUp'>

export interface Capabilities {
  readonly can: Readonly<Record<Ability, boolean>>
  /** `single-call`: the SDK gives no usable ids, so a fact without refs means the only live call. */
  readonly identity: 'per-call' | 'single-call'
  readonly reports: {
    /** Emits `call.mediaChanged`; the core then arms the media deadlines. */
    readonly media: boolean
    readonly remoteHold: boolean
    /** `pull`: answers `sampleQuality`; `push`: samples come by themselves. */
    readonly quality: 'push' | 'pull' | 'none'
    /** Emits `registration.changed`; calls are then refused while not registered. */
    readonly registration: boolean
  }
  /** `repeat`: the same progress again and again is a freeze. `increase`: progress that keeps growing is one. */
  readonly freezeRule: 'repeat' | 'increase' | 'none'
  /**
   * The namespace of a ref that both ends of a call see alike (`sip.call-id` where nothing between them is a B2BUA). Two
   * parties who call each other at once then end up in one call. MUST be left out when in doubt.
   */
  readonly sharedRef?: string
  readonly maxCalls: number
  /** Known faults of the SDK that the core absorbs. */
  readonly quirks?: {
    /** Every end is followed by one more end without an id, which may come when the next call has begun. */
    readonly endsTwice?: boolean
  }
}

/** What a query answered: level facts of all live calls. `complete`: a call that is not listed has ended. */
export interface CallList {
  readonly complete: boolean
  readonly facts: readonly unknown[]
}

/** The port to a calling SDK. An implementation maps and remembers handles; it decides, retries and times nothing. */
export interface Transport<C = Json> {
  readonly name: string
  readonly capabilities: Capabilities
  /** Subscribes to the SDK, then resolves. MUST emit only between `start()` and `stop()`. */
  start(host: PortHost): Promise<void>
  /** MUST NOT throw synchronously (contained if it does). An abort means "do not start it", never "undo". */
  execute(command: Command<C>, options: { readonly signal: AbortSignal }): Promise<Outcome>
  listCalls?(): Promise<CallList>
  stop(): Promise<void>
}
