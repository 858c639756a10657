import type { CallInput } from '../call/call-context.ts'
import type { CallEvent, Slot } from '../call/call-event.ts'
import type { Surroundings } from '../call/call-host.ts'
import type { FactOf } from '../facts/fact.ts'
import type { Outcome, Target } from '../ports/command.ts'
import type { CallId, Permission } from '../values.ts'
import { createCurrent } from './current.ts'
import { hostFor, targetOf } from './host.ts'
import { createIdentity, type Identity } from './identity.ts'
import { join } from './join.ts'
import type { Kernel } from './kernel.ts'
import { contextOf, createLiveCall, type LiveCall, type LiveCalls, phaseOf, send } from './live-call.ts'
import { type CallLog, createCallLog } from './log.ts'
import { dissolve } from './procedures/groups.ts'
import { sameValue } from './same.ts'
import { createSurroundings } from './surroundings.ts'
import { createTombstones, refine, type Tombstone, type Tombstones, tombstoneOf } from './tombstones.ts'
import { createViews, type Views } from './views.ts'

const MOST_REFS = 16

export interface CallsSetup {
  readonly kernel: Kernel
  readonly offline: () => boolean
  /** Something between calls is under way. */
  readonly procedure: () => boolean
  /** A call ended and the SDK never said so: ask it what lives. */
  readonly unconfirmed: () => void
  readonly askPermission: (permission: Permission, done: (outcome: Outcome) => void) => void
  /** A call that is placed is about to talk. */
  readonly clearLine: (call: LiveCall) => void
}

export interface NewCall extends Omit<CallInput, 'host' | 'id'> {
  readonly refs?: Readonly<Record<string, string>>
  readonly id?: CallId
  readonly startedBy?: number
}

/** All calls of a phone: the live ones, the ended ones that linger, and the tombstones. */
export interface Calls {
  readonly live: LiveCalls
  readonly identity: Identity
  readonly tombstones: Tombstones
  readonly log: CallLog
  readonly currentId: CallId | undefined
  /** Calls that talk or are held. */
  readonly talking: number
  /** Calls that talk, the one that began last at the end. */
  readonly active: ReadonlySet<CallId>
  /** Calls that are held, the one held last at the end. */
  readonly held: ReadonlySet<CallId>
  create(call: NewCall, birth: CallEvent): LiveCall
  learn(call: LiveCall, refs: Readonly<Record<string, string>> | undefined): void
  target(call: LiveCall): Target
  /** Two ids were one call: the younger leaves without an end. */
  absorb(younger: LiveCall, into: LiveCall): void
  refineEnd(tombstone: Tombstone, fact: FactOf<'call.endRefined'>): void
  /** Buries what ended since; MUST run after each input. */
  bury(): void
  /** Of no call: as one that is yet to come would see it. */
  around(id?: CallId): Surroundings
  readonly views: Views
}

export function createCalls({ kernel, offline, procedure, askPermission, clearLine, unconfirmed }: CallsSetup): Calls {
  const { policy, capabilities } = kernel
  const live = new Map<CallId, LiveCall>()
  const identity = createIdentity()
  const current = createCurrent()
  const tombstones = createTombstones(policy.tombstoneMs, ({ id, start }) => {
    identity.forget(id)
    if (start !== undefined) kernel.forget(start)
  })
  const over = new Set<LiveCall>()
  const log = createCallLog(kernel)

  const { near, around } = createSurroundings({
    live,
    oneVoice: policy.oneVoice,
    offline,
    procedure,
    talking: () => current.talking,
  })
  const views = createViews({ kernel, around, talking: () => current.talking, procedure })
  const createHost = hostFor({
    kernel,
    around: near,
    call: (id) => live.get(id),
    settled: (call, slot, outcome) => settled(call, slot, outcome),
    askPermission,
    clearLine,
  })
  const target = targetOf

  function changed(call: LiveCall): void {
    if (call.fault !== undefined || call.snapshot.status !== 'active') {
      over.add(call)
      return
    }
    views.mark(call)
    const phase = phaseOf(call.snapshot)
    if (phase === call.phase) return
    call.phase = phase
    if (phase !== 'active') call.hushed = false
    current.moved(call.id, phase, contextOf(call).direction)
  }

  function settled(call: LiveCall, slot: Slot, outcome: Outcome): void {
    const { id } = call
    if (outcome.ok && outcome.refs) {
      const owners = identity.namedBy({ call: { refs: outcome.refs } })
      for (const owner of owners) {
        const other = live.get(owner)
        if (other && other !== call && live.has(id)) join(kernel, absorb, call, other)
      }
      learn(call, outcome.refs)
    }
    if (!live.has(id)) return lateOutcome(call, slot, outcome)
    if (outcome.ok) {
      if (slot === 'start' || slot === 'digit' || slot === 'transfer' || slot === 'referral')
        send(call, { type: `${slot}.taken` })
      return
    }
    if (slot === 'start' && contextOf(call).seen && call.phase !== 'ending')
      kernel.diagnose('illegal', 'a start was refused of which facts were already seen: ignored', { callId: id })
    const { ok: _ok, ...refusal } = outcome
    send(call, { ...refusal, type: `${slot}.refused` })
  }

  /** The call is over for the user. A start that is taken only now would talk to nobody: it is hung up (law 3). */
  function lateOutcome(call: LiveCall, slot: Slot, outcome: Outcome): void {
    if (slot !== 'start' || !outcome.ok) return
    const tombstone = tombstones.get(call.id)
    if (tombstone?.confirmed) return
    kernel.diagnose('ghost', 'a call that is over was started late: hung up', { callId: call.id })
    kernel.execute('transport', { type: 'hangUp', call: target(call), why: 'ghost' })
  }

  function learn(call: LiveCall, refs: Readonly<Record<string, string>> | undefined): void {
    if (!refs) return
    const known = Object.keys(call.refs).length
    const fresh = Object.entries(refs).filter(([namespace, ref]) => call.refs[namespace] !== ref)
    if (!fresh.length) return
    // Namespaces are few; an SDK that makes new ones with each fact is not followed.
    const taken = Object.fromEntries(fresh.filter(([namespace], i) => namespace in call.refs || known + i < MOST_REFS))
    call.refs = { ...call.refs, ...taken }
    identity.learn(call.id, taken)
  }

  function remove(call: LiveCall): void {
    live.delete(call.id)
    dissolve(live, contextOf(call).groupId)
    current.gone(call.id)
    if (contextOf(call).establishedAt === undefined) call.line?.giveBack()
    call.actor.stop()
    // Whoever still holds it sends it nothing any more.
    call.snapshot = call.actor.getSnapshot()
    for (const timer of call.waits.values()) kernel.timers.clearTimeout(timer)
    // An SDK that never answers must not be waited for for ever; a start may still bear a ghost.
    for (const [slot, effect] of call.asked) if (slot !== 'start') kernel.forget(effect)
  }

  function absorb(younger: LiveCall, into: LiveCall): void {
    remove(younger)
    views.drop(younger.id)
    identity.alias(younger.id, into.id)
    learn(into, younger.refs)
    kernel.emit('call.joined', { from: younger.id, into: into.id })
  }

  function entomb(call: LiveCall): void {
    const { fault } = call
    const context = contextOf(call)
    remove(call)
    if (fault !== undefined) {
      kernel.diagnose('contained-error', `the call failed: ${String(fault)}`, { callId: call.id })
      kernel.execute('transport', { type: 'hangUp', call: target(call), why: 'ghost' })
    }
    const view = views.end(call, fault === undefined ? context : { ...context, end: undefined })
    tombstones.sweep(kernel.now())
    tombstones.add(tombstoneOf(call, view, capabilities.quirks?.endsTwice === true))
    const record = log.add(view, context)
    current.moved(call.id, 'ended', context.direction)
    kernel.timers.setTimeout(() => {
      current.gone(call.id)
      views.drop(call.id)
    }, policy.lingerMs)
    if (!view.end.confirmed) unconfirmed()
    kernel.emit('call.ended', { call: view })
    if (record.missed) kernel.emit('call.missed', { record })
  }

  return {
    live,
    identity,
    tombstones,
    log,
    get currentId() {
      return current.id()
    },
    get talking() {
      return current.talking
    },
    active: current.active,
    held: current.held,
    create({ refs = {}, id = kernel.id(), startedBy, ...input }, birth) {
      const call = createLiveCall({ kernel, input: { ...input, id }, host: createHost(id), refs, startedBy, changed })
      live.set(id, call)
      identity.learn(id, refs)
      current.moved(id, call.phase, input.direction)
      views.mark(call)
      send(call, birth)
      return call
    },
    learn,
    target,
    absorb,
    refineEnd(tombstone, fact) {
      const { id, view: before } = tombstone
      tombstone.refined = true
      tombstone.confirmed = true
      const view = refine(before, fact)
      if (sameValue(before.end, view.end, 2)) return
      tombstone.view = view
      views.replace(view)
      log.refine(id, view.end)
    },
    bury() {
      for (const call of over) {
        over.delete(call)
        if (call.fault !== undefined || contextOf(call).end) entomb(call)
        else {
          remove(call)
          views.drop(call.id)
        }
      }
    },
    around,
    views,
  }
}
