import { type CallId, type Direction, type FactOf, type Subject, sameAddress, type Target } from '@offhook/core'
import type { EndingCall } from '../codes/end-code.ts'
import type { StateReport } from '../read/call-state.ts'

export type Refs = Readonly<Record<string, string>>

/** What is remembered of a call of OMICALL: what its end code means depends on it, and what is asked of it. */
export interface LineCall extends EndingCall {
  direction: Direction
  established: boolean
  rang: boolean
  /** Our own handle, `omi.call`, and the ids on the wire as they become known. */
  refs: Refs
  /** The core has been told of it. */
  told: boolean
  /** Ours, once a command has named the call. */
  callId?: CallId
  number?: string
  video?: boolean
  /** Its video was said by something that knows, and is no guess of the native side. */
  isVideoSaid?: boolean
  muted?: boolean
  held?: boolean
  /** The app's word on its own picture, where it answered. */
  answeredWithVideo?: boolean
  /** This side is leaving, so a later code explains nothing. */
  left: boolean
  /** How its end was told. */
  toldEnd?: Pick<FactOf<'call.ended'>, 'reason' | 'by' | 'vendor'>
  /** The newest toggle that was not answered yet: until then, or until an event tells, nobody knows the state. */
  readonly toggling: Map<'mute' | 'hold' | 'video', object>
}

export const newCall = (direction: Direction, refs: Refs = {}): LineCall => ({
  direction,
  established: false,
  rang: false,
  refs,
  told: false,
  left: false,
  toggling: new Map(),
})

/** The ids on the wire, as the core names calls by them. */
export const refsOf = ({ transaction, uuid }: Pick<StateReport, 'transaction' | 'uuid'>): Refs => ({
  ...(transaction !== undefined && { 'omi.transaction': transaction }),
  // The parser of the core brings UUIDs into lower case: what it hands back has to compare.
  ...(uuid !== undefined && { 'os.uuid': uuid.toLowerCase() }),
})

/** The call, by all that is known of it; without one, the only one there is. */
export const subjectOfCall = (call: LineCall | undefined): Subject => (call ? { refs: call.refs } : {})

/** `true`: one call. `false`: two. `undefined`: the ids do not say. */
function sameRefs(known: Refs, named: Refs): boolean | undefined {
  let isOther = false
  for (const namespace in named) {
    const id = known[namespace]
    if (id === named[namespace]) return true
    if (id !== undefined) isOther = true
  }
  return isOther ? false : undefined
}

/** The same object where there is nothing new: every event of a call names it by what is known already. */
function withRefs(known: Refs, named: Refs): Refs {
  for (const namespace in named) if (known[namespace] !== named[namespace]) return { ...known, ...named }
  return known
}

/** As they are written, most of the time. */
const isSameNumber = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one === other || sameAddress(one, other)

/** Calls that ended and are still known by their ids, so that nothing late is taken for the next one. */
const mostOver = 16

/**
 * OMICALL carries one call and names it badly: no id at first, and never the same on both sides. So each call gets a handle
 * here, which its facts carry from the first on; a command that names another one reaches no call. The line moves nothing:
 * facts go to the core whatever it makes of them.
 */
export class Line {
  #made = 0
  #call: LineCall | undefined
  #placing: LineCall | undefined
  /** Another one that rings while the first talks. The native functions mean the first, so nothing is asked of this one. */
  #waiting: LineCall | undefined
  /** The waiting call once an end has come that does not say which of the two it means. */
  #doubted: LineCall | undefined
  /** Calls that ended, the newest at the end. */
  #over: readonly LineCall[] = []
  /** The native side was asked to tell of pictures. */
  isWatched = false

  /** The call that lives, as far as the native side has said. */
  get call(): LineCall | undefined {
    return this.#call
  }

  /** Whether a call with video lives, or is about to. */
  get hasVideo(): boolean {
    return [this.#placing, this.#call, this.#waiting].some((call) => call?.video)
  }

  /** The call that has ended and is freed now: the one that is named, else the last one. */
  freed(report: StateReport): LineCall | undefined {
    const refs = refsOf(report)
    return Object.keys(refs).length === 0 ? this.#over.at(-1) : this.#overAs(refs)
  }

  #overAs(refs: Refs): LineCall | undefined {
    return this.#over.find((call) => sameRefs(call.refs, refs))
  }

  #new(direction: Direction): LineCall {
    return newCall(direction, { 'omi.call': `${++this.#made}` })
  }

  /** A start is about to be asked for. Its first event may come before the answer. */
  place(callId: CallId, video: boolean): LineCall {
    this.#placing = { ...this.#new('outgoing'), callId, video }
    return this.#placing
  }

  /** The start was refused: no call will follow. */
  unplace(call: LineCall): void {
    if (this.#placing === call) this.#placing = undefined
  }

  /** The call that a state is about. `undefined`: one that has ended, or that nobody knows. */
  hear(report: StateReport): LineCall | undefined {
    const refs = refsOf(report)
    if (this.#overAs(refs)) return undefined
    const call = this.#callOf(report, refs)
    if (call) call.refs = withRefs(call.refs, refs)
    return call
  }

  #callOf({ status, incoming = status === 2, number }: StateReport, refs: Refs): LineCall | undefined {
    const direction = incoming ? 'incoming' : 'outgoing'
    const isOf = (call: LineCall): boolean =>
      sameRefs(call.refs, refs) !== false && call.direction === direction && isSameNumber(call.number, number)
    const call = this.#call
    const same = call && sameRefs(call.refs, refs)
    if (same) return call
    // What says nothing of a call (0, 12) begins none: it is of one that was before.
    const tells = status === 1 || (!call && status >= 3 && status <= 7)
    if (this.#placing && !incoming && tells) return this.#begin(this.#placing)
    if (status !== 1 && status !== 2) return same === false ? this.#waitingFor(refs) : call
    if (!call) return this.#begin(this.#new(direction))
    if (isOf(call)) return call
    if (!call.established) return this.#begin(this.#new(direction))
    if (!this.#waiting || !isOf(this.#waiting)) this.#waiting = this.#new(direction)
    return this.#waiting
  }

  #waitingFor(refs: Refs): LineCall | undefined {
    return this.#waiting && sameRefs(this.#waiting.refs, refs) ? this.#waiting : undefined
  }

  #begin(call: LineCall): LineCall {
    if (this.#placing === call) this.#placing = undefined
    this.#call = call
    return call
  }

  /** The call that a query found. Of two calls of which an end has named none, it is the one that is left. */
  find(direction: Direction, number: string | undefined): LineCall {
    const isFound = (call: LineCall | undefined) => call?.direction === direction && isSameNumber(call.number, number)
    const waiting = this.#waiting
    if (waiting && this.#doubted === waiting) this.#waiting = undefined
    if (this.#call && isFound(this.#call)) return this.#call
    if (waiting && isFound(waiting)) {
      this.#waiting = undefined
      return this.#begin(waiting)
    }
    return this.#begin(this.#new(direction))
  }

  /** The call that an end is about; from now on it is over. `undefined`: it does not say which of two. */
  end(report: StateReport): LineCall | undefined {
    const refs = refsOf(report)
    const over = this.#overAs(refs)
    if (over) return over
    const waiting = this.#waitingFor(refs)
    if (this.#waiting && Object.keys(refs).length === 0) {
      if (this.#doubted !== this.#waiting) {
        this.#doubted = this.#waiting
        return undefined
      }
      // The second of two such ends: both calls are over.
      this.#waiting = undefined
    }
    const call = waiting ?? this.#call ?? this.#placing
    if (!call || sameRefs(call.refs, refs) === false) return undefined
    call.refs = withRefs(call.refs, refs)
    if (this.#placing === call) this.#placing = undefined
    if (this.#call === call) this.#call = this.#waiting
    if (waiting || this.#call === this.#waiting) this.#waiting = undefined
    this.#over = [...this.#over, call].slice(-mostOver)
    return call
  }

  /** Whether these are the ids of the call that lives. */
  isLive(report: StateReport): boolean {
    return this.#call !== undefined && sameRefs(this.#call.refs, refsOf(report)) === true
  }

  /** The live call that a command names, also one that is still being placed. */
  named({ callId, refs }: Target): LineCall | undefined {
    const means = (call: LineCall | undefined) =>
      call && (call.callId === callId || sameRefs(call.refs, refs)) ? call : undefined
    const call = means(this.#placing) ?? means(this.#call)
    if (call) call.callId = callId
    return call
  }

  /** Whether a command names the one that rings beside the call that talks. */
  isWaiting({ refs }: Target): boolean {
    return this.#waiting !== undefined && sameRefs(this.#waiting.refs, refs) === true
  }

  /** What happens from now on is not heard. */
  clear(): void {
    this.#call = undefined
    this.#placing = undefined
    this.#waiting = undefined
    this.#over = []
  }
}
