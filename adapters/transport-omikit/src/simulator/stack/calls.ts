import { createTimers, type Timers } from '@offhook/adapter-kit'
import type { Clock, IdSource, Millis, RandomSource } from '@offhook/core'
import type { AnomalyDice } from '../anomalies.ts'
import { createQualityCourse, type QualityCourse } from './quality.ts'
import { isLive, type StackCall } from './stack-call.ts'
import type { StackEvents } from './stack-events.ts'

export interface CallsOptions {
  readonly clock: Clock
  readonly dice: AnomalyDice
  readonly random: RandomSource
  readonly nextId: IdSource
  readonly events: StackEvents
  readonly timers: Timers
  /** How long the object of an ended call lives on; nobody hears of it on Android. */
  readonly freedAfterMs: Millis | undefined
  readonly qualityEveryMs: Millis
}

/** The calls of the SDK's core, and what can happen to each. Whatever comes for an ended call is without effect. */
export interface Calls {
  readonly live: readonly StackCall[]
  /** The call that a function without arguments means: the confirmed one, else the newest. */
  readonly current: StackCall | undefined
  add(seed: Pick<StackCall, 'direction' | 'number' | 'video'>): StackCall
  rings(call: StackCall, status: 180 | 183): void
  established(call: StackCall): void
  connecting(call: StackCall): void
  ends(call: StackCall, code: number): void
  toggleMute(call: StackCall): boolean
  toggleHold(call: StackCall): boolean
  course(call: StackCall): QualityCourse
  /** Runs `task` unless the call has ended by then. */
  after(call: StackCall, ms: Millis, task: () => void): void
}

/** Which SIP status goes over the wire with an end; the codes of the switchboard are no such status. */
function statusOf(code: number, answered: boolean): number {
  if (code < 600 || code === 603 || code === 600) return code
  if (code === 602) return 487
  return answered ? 200 : 403
}

export function createCalls(options: CallsOptions): Calls {
  const { clock, dice, random, events, timers } = options
  const calls: StackCall[] = []
  const own = new Map<StackCall, { readonly timers: Timers; readonly course: QualityCourse }>()
  let made = 0
  let unfreed: (() => void)[] = []

  function free(call: StackCall, code: number): void {
    if (options.freedAfterMs === undefined) return
    const cause = dice.now('missingEndCode') ? undefined : code
    const gone = () => events.freed(call, cause)
    if (dice.now('freedLate')) unfreed.push(gone)
    else timers.after(options.freedAfterMs, gone)
  }

  function sample(call: StackCall): void {
    const ours = own.get(call)
    if (!ours) return
    ours.timers.after(options.qualityEveryMs, () => {
      events.quality(call, ours.course.sample({ counted: !dice.now('missingLcn') }))
      sample(call)
    })
  }

  return {
    get live() {
      return calls
    },
    get current() {
      return calls.find(({ state }) => state === 'confirmed') ?? calls.at(-1)
    },
    add(seed) {
      const held = { muted: false, held: false, ending: false, named: false, digits: '', lastStatus: 0 }
      const call: StackCall = {
        ...seed,
        ...held,
        id: made++,
        uuid: options.nextId().toUpperCase(),
        transactionId: options.nextId(),
        createdAt: clock.now(),
        state: seed.direction === 'inbound' ? 'ringing' : 'calling',
        camera: seed.video === true,
      }
      calls.push(call)
      own.set(call, { timers: createTimers(clock), course: createQualityCourse(random) })
      // Objects that something still held on to are let go once the next call is there.
      const gone = unfreed
      unfreed = []
      for (const task of gone) timers.after(0, task)
      return call
    },
    rings(call, status) {
      if (call.state !== 'calling' && call.state !== 'ringing') return
      Object.assign(call, { state: 'ringing', named: true, lastStatus: status })
      events.ringing(call)
    },
    connecting(call) {
      if (call.state !== 'calling' && call.state !== 'ringing') return
      Object.assign(call, { state: 'connecting', named: true, lastStatus: 200 })
      if (!dice.now('skipConnecting')) events.connecting(call)
    },
    established(call) {
      if (call.state !== 'connecting') return
      Object.assign(call, { state: 'confirmed', answeredAt: clock.now() })
      events.established(call)
      if (dice.now('repeatConfirmed')) events.established(call)
      if (dice.now('nullState')) events.stateLost(call)
      if (options.qualityEveryMs > 0) sample(call)
    },
    ends(call, code) {
      if (!isLive(call)) return
      if (!dice.now('staleEndCode')) call.lastStatus = statusOf(code, call.answeredAt !== undefined)
      Object.assign(call, { state: 'ended', endedAt: clock.now(), endCode: code })
      calls.splice(calls.indexOf(call), 1)
      own.get(call)?.timers.clear()
      own.delete(call)
      events.ended(call, code)
      free(call, code)
    },
    toggleMute(call) {
      call.muted = !call.muted
      events.muted(call)
      return call.muted
    },
    toggleHold(call) {
      if (call.state !== 'confirmed') return call.held
      call.held = !call.held
      events.held(call)
      return call.held
    },
    after: (call, ms, task) => void own.get(call)?.timers.after(ms, task),
    course: (call) => own.get(call)?.course ?? createQualityCourse(random),
  }
}
