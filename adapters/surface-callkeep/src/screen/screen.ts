import type { End, ShowResult, SurfaceCall, SurfaceTarget, Vendor } from '@offhook/core'
import type { CallKeepListed } from '../options.ts'
import { wordsOf } from '../read/fault.ts'
import { nameOf } from '../read/scalars.ts'
import { carryOut, endingOf } from './ending.ts'
import { type Entry, newEntry, nothingTold, type Told } from './entry.ts'
import { labelOf, type Telling, tell } from './level.ts'

const shown: ShowResult = { ok: true }
const noAccount: ShowResult = {
  ok: false,
  reason: 'not-supported',
  vendor: { message: 'There is no phone account, or the user has not switched it on.' },
}

/** Calls that were over before the OS had them, and of which it never said anything. */
const MOST_CLOSED = 16

export type Refusal = Extract<ShowResult, { readonly ok: false }>['reason']

/** The calls of the OS as far as they are known: the only state of this adapter. */
export class Screen {
  readonly #telling: Telling
  readonly #entries = new Map<string, Entry>()
  /** The OS has taken them off by itself: closing them takes no telling. */
  readonly #gone = new Set<string>()
  /** What the OS listed when it was last asked, whosever it is. */
  #listed = new Map<string, CallKeepListed>()

  constructor(telling: Telling) {
    this.#telling = telling
  }

  /** By our name of the call, or the OS's, in whatever letters. */
  find(id: string): Entry | undefined {
    const name = nameOf(id)
    return this.#entries.get(name) ?? [...this.#entries.values()].find(({ osId }) => nameOf(osId) === name)
  }

  async show(call: SurfaceCall): Promise<ShowResult> {
    const entry = this.#entries.get(call.uuid)
    if (!entry || entry.closed) return await this.#putUp(call)
    entry.call = call
    // That it shows an incoming call Android may never say: it is told as if it had it.
    const isBlind = entry.stage === 'asked' && this.#telling.platform === 'android' && !entry.told.placed
    if (entry.stage === 'there') tell(this.#telling, entry)
    if (!isBlind) return shown
    // What may have been lost counts as not told, and is told again.
    tell(this.#telling, { ...entry })
    this.#answerShow(entry)
    return shown
  }

  close({ uuid }: SurfaceTarget, end: End): void {
    if (this.#gone.delete(uuid)) return
    const entry = this.#entries.get(uuid) ?? newEntry(uuid, uuid)
    // iOS is brought to a stand by an end that overtakes its beginning; of Android it is not known whether it has begun.
    if (entry.stage === 'there' || this.#telling.platform === 'android') this.#finish(entry, end)
    if (entry.stage === 'there') return this.#forget(entry)
    this.#answerShow(entry)
    entry.closed = end
    const closed = [...this.#entries.values()].filter((one) => one.closed)
    for (const { uuid: oldest } of closed.slice(0, -MOST_CLOSED)) this.#entries.delete(oldest)
  }

  /** What the OS wanted did not happen. A call that it wanted placed, and nobody shows, is taken back. */
  denied(type: string, uuid: string): void {
    this.#gone.delete(uuid)
    const entry = this.#entries.get(uuid)
    if (type !== 'start' || !entry || entry.call) return
    this.#forget(entry)
    carryOut(this.#telling.callKeep, entry.osId, 1)
  }

  /** The OS speaks of this call: it has it. `report`: what it says of it. What it was told too early is told again. */
  seen(osId: string, report: Partial<Told> = {}): Entry {
    const entry = this.find(osId) ?? this.#add(osId)
    if (entry.closed) {
      this.#forget(entry)
      this.#finish({ ...entry, osId }, entry.closed)
      return entry
    }
    entry.osId = osId
    entry.told = { ...entry.told, ...report }
    if (entry.stage === 'there') return entry
    entry.stage = 'there'
    this.#answerShow(entry)
    tell(this.#telling, entry)
    return entry
  }

  /**
   * The OS wants a call to be placed, or has taken the one that it was asked for. Android may have given that another
   * name; then it is known by whom it calls.
   */
  started(osId: string, handle: string | undefined): Entry {
    const isOurs = ({ stage, told }: Entry) => stage === 'asked' && told.placed && told.label?.handle === handle
    const renamed =
      this.#telling.platform === 'android' && !this.find(osId) ? [...this.#entries.values()].find(isOurs) : undefined
    if (renamed) renamed.osId = osId
    const before = this.#entries.get(nameOf(osId))?.osId ?? osId
    if (nameOf(before) === nameOf(osId)) return this.seen(osId, { placed: true })
    // It comes under its own name after all: the other was a call to the same number, of which one is enough.
    carryOut(this.#telling.callKeep, before, 1)
    return this.#begin(osId, { placed: true })
  }

  /** It rings, by the name of a call that may have been there before. */
  rings(osId: string): void {
    this.#begin(osId)
  }

  /** `false`: nobody had asked for it. */
  refused(osId: string, reason: Refusal, vendor: Vendor): boolean {
    const entry = this.find(osId)
    if (entry?.stage !== 'asked') return false
    this.#forget(entry, { ok: false, reason, vendor })
    return true
  }

  /** The OS has taken it off. Answers our name of it. */
  ended(osId: string): string {
    this.#listed.delete(nameOf(osId))
    const entry = this.find(osId)
    if (!entry) return nameOf(osId)
    this.#forget(entry)
    if (!entry.closed) this.#gone.add(entry.uuid)
    return entry.uuid
  }

  /**
   * All that the OS shows. What is not among these is forgotten: when it is shown again, it is put up again. What is new
   * may be of an earlier run of the app, and then is not put up twice.
   */
  listed(calls: readonly CallKeepListed[], asked: ReadonlyMap<Entry, Told>): void {
    this.#listed = new Map(calls.map((call) => [call.uuid, call]))
    // What has come since the OS was asked is not in its answer, nor what it was told since.
    for (const [entry, told] of asked) {
      if (this.#entries.get(entry.uuid) !== entry) continue
      const listed = this.#listed.get(nameOf(entry.osId))
      if (!listed) this.#forget(entry)
      else if (entry.told === told) entry.told = { ...told, held: listed.held }
    }
  }

  /** The calls that the OS has, and what it was told of them, as far as it is known. */
  get there(): ReadonlyMap<Entry, Told> {
    const there = [...this.#entries.values()].filter(({ stage }) => stage === 'there')
    return new Map(there.map((entry) => [entry, entry.told]))
  }

  /** Nothing is on the screen any more. */
  reset(): void {
    for (const entry of [...this.#entries.values()]) this.#forget(entry)
    this.#gone.clear()
    this.#listed = new Map()
  }

  /** Nobody waits for an answer any more. The OS keeps its calls. */
  rest(): void {
    for (const entry of this.#entries.values()) this.#answerShow(entry)
  }

  async #putUp(call: SurfaceCall): Promise<ShowResult> {
    if (this.#listed.has(call.uuid)) {
      const found = this.#add(call.uuid)
      found.call = call
      tell(this.#telling, found)
      return shown
    }
    const entry: Entry = { ...newEntry(call.uuid, call.uuid), call, stage: 'new' }
    this.#entries.set(call.uuid, entry)
    this.#gone.delete(call.uuid)
    const isWaiting = () => this.#entries.get(call.uuid) === entry && entry.stage === 'new' && !entry.closed
    try {
      const { platform, callKeep } = this.#telling
      // Without an account Android ignores what it is asked, and says nothing. iOS needs none.
      const allowed = platform === 'ios' || (await callKeep.hasPhoneAccount())
      if (!isWaiting()) {
        if (entry.closed) this.#forget(entry)
        return shown
      }
      if (allowed) return await this.#ask(entry, entry.call ?? call)
      this.#forget(entry)
      return noAccount
    } catch (fault) {
      this.#forget(entry)
      return { ok: false, reason: 'failed', vendor: { message: wordsOf(fault) } }
    }
  }

  #ask(entry: Entry, call: SurfaceCall): Promise<ShowResult> {
    const { callKeep, offers } = this.#telling
    const label = labelOf(this.#telling, call)
    // What talks already MUST NOT ring, and Android would never say when it can be answered: it is put up as placed.
    const placed = call.direction === 'outgoing' || call.stage !== 'ringing'
    entry.told = { ...entry.told, placed, label }
    entry.stage = 'asked'
    const { name, handle, handleType, video } = label
    const result = new Promise<ShowResult>((resolve) => {
      entry.settle = resolve
    })
    if (placed) callKeep.startCall(entry.osId, handle, name, handleType, video)
    else callKeep.displayIncomingCall(entry.osId, handle, name, handleType, video, { ios: offers() })
    return result
  }

  /** The OS has begun a call by this name, of which it has been told nothing. */
  #begin(osId: string, report: Partial<Told> = {}): Entry {
    const entry = this.seen(osId, report)
    entry.told = { ...nothingTold, ...report, label: entry.told.label }
    tell(this.#telling, entry)
    return entry
  }

  #add(osId: string): Entry {
    const entry = newEntry(nameOf(osId), osId)
    const listed = this.#listed.get(entry.uuid)
    if (listed) {
      const { outgoing: placed, connected, held } = listed
      // Whether it is muted, iOS does not say.
      entry.told = { ...nothingTold, placed, answered: connected, connected, held, muted: undefined }
    }
    this.#gone.delete(entry.uuid)
    this.#entries.set(entry.uuid, entry)
    return entry
  }

  #forget(entry: Entry, result?: ShowResult): void {
    if (this.#entries.get(entry.uuid) === entry) this.#entries.delete(entry.uuid)
    this.#listed.delete(entry.uuid)
    this.#answerShow(entry, result)
  }

  #answerShow(entry: Entry, result = shown): void {
    entry.settle(result)
    entry.settle = () => {}
  }

  #finish({ osId, call }: Entry, end: End): void {
    const { callKeep, platform } = this.#telling
    carryOut(callKeep, osId, endingOf(platform, end, call?.direction))
  }
}
