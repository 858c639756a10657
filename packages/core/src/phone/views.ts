import { createButtons, viewOf } from '../call/call.view.ts'
import type { CallContext } from '../call/call-context.ts'
import type { Surroundings } from '../call/call-host.ts'
import type { CallIn, CallView } from '../call/call-view.ts'
import { ruleFactsOf } from '../call/rules.ts'
import type { CallId } from '../values.ts'
import type { Kernel } from './kernel.ts'
import { contextOf, type LiveCall, waitingForOf } from './live-call.ts'
import { sameValue } from './same.ts'

export interface Views {
  /** The call changed: its view is made again at the next publish. */
  mark(call: LiveCall): void
  /** What lies around all calls changed (the link): every view is made again. */
  markAll(): void
  /** The view of an ended call takes the place of the live one. */
  end(call: LiveCall, context: CallContext): CallIn<'ended'>
  replace(view: CallIn<'ended'>): void
  drop(id: CallId): void
  get(id: CallId): CallView | undefined
  /** All views, oldest call first; the same array while nothing visible changed. */
  list(): readonly CallView[]
}

export interface ViewsSetup {
  readonly kernel: Kernel
  readonly around: (id: CallId) => Surroundings
  readonly talking: () => number
  readonly procedure: () => boolean
}

const nowhere: Surroundings = { offline: false, others: false, procedure: false, lineBusy: false }
const isTalking = (view: CallView | undefined) => view?.phase === 'active' || view?.phase === 'held'

/** Not one that takes another call's place, or that another one is about to take the place of. */
const rings = ({ replaces, answering, cannot }: CallIn<'incoming'>) =>
  !replaces && (answering || cannot.answer !== 'already')

/** Nothing to see changed: whoever compares by reference must not be woken. Wishes lie two levels deep. */
const sameView = (before: CallView, now: CallView) => sameValue(before, now, 3)

/** Draws only the calls that changed, and announces what a listener waits for. */
export function createViews({ kernel, around, talking, procedure }: ViewsSetup): Views {
  // A Map keeps its order when a value is replaced: a call stays where it was when it ends.
  const shown = new Map<CallId, LiveCall | CallIn<'ended'>>()
  const dirty = new Set<LiveCall>()
  const places = new Map<CallId, number>()
  const buttons = createButtons()
  let list: readonly CallView[] = []
  let stale = false
  let drawnTalking = 0
  let drawnProcedure = false

  const viewIn = (entry: LiveCall | CallIn<'ended'> | undefined) => entry && ('actor' in entry ? entry.view : entry)

  function markAll(): void {
    for (const entry of shown.values()) if ('actor' in entry) dirty.add(entry)
  }

  function draw(call: LiveCall): void {
    const { phase, snapshot, view: before } = call
    const context = contextOf(call)
    const view = viewOf(phase, waitingForOf(snapshot), context, buttons(ruleFactsOf(phase, context, around(call.id))))
    if (before && sameView(before, view)) return
    call.view = view
    if (view.phase === 'incoming' && !call.rang && rings(view)) {
      call.rang = true
      kernel.emit('call.incoming', { call: view })
    }
    if (before?.phase === view.phase) return
    if ((view.phase === 'active' || view.phase === 'held') && !isTalking(before))
      kernel.emit('call.established', { call: view })
  }

  return {
    markAll,
    mark(call) {
      if (!shown.has(call.id)) {
        shown.set(call.id, call)
        stale = true
      }
      dirty.add(call)
    },
    end(call, context) {
      const view = viewOf('ended', 'transport', context, buttons(ruleFactsOf('ended', context, nowhere)))
      dirty.delete(call)
      shown.set(call.id, view as CallIn<'ended'>)
      stale = true
      return view as CallIn<'ended'>
    },
    replace(view) {
      if (!shown.has(view.id)) return
      shown.set(view.id, view)
      stale = true
    },
    drop(id) {
      const entry = shown.get(id)
      if (entry && 'actor' in entry) dirty.delete(entry)
      stale = shown.delete(id) || stale
    },
    get: (id) => viewIn(shown.get(id)),
    list() {
      // Whether any other call talks matters to a call, so only a step across 2 matters to all.
      const now = Math.min(talking(), 2)
      // And while a procedure runs, whatever another call does.
      const running = procedure()
      if (now !== drawnTalking || running || drawnProcedure) markAll()
      drawnTalking = now
      drawnProcedure = running
      if (!dirty.size && !stale) return list
      let changed = stale
      for (const call of dirty) {
        const before = call.view
        draw(call)
        if (call.view !== before) changed = true
      }
      if (!changed) {
        dirty.clear()
        return list
      }
      if (stale) {
        places.clear()
        const next = [...shown.values()].flatMap((entry, place) => {
          places.set(entry.id, place)
          return viewIn(entry) ?? []
        })
        // A call that came and went within one input was never there.
        if (next.length !== list.length || next.some((view, place) => view !== list[place])) list = next
      } else {
        // A copy with the changed ones in their places: with a thousand calls, walking all of them would cost more than the call.
        const next = list.slice()
        for (const { id, view } of dirty) if (view) next[places.get(id) ?? 0] = view
        list = next
      }
      dirty.clear()
      stale = false
      return list
    },
  }
}
