import type { CallView } from '../../call/call-view.ts'
import type { CallFact, Fact, FactOf } from '../../facts/fact.ts'
import type { Input } from '../../inbox/input.ts'
import type { End } from '../../outcome/end.ts'
import type { SurfaceCall } from '../../ports/surface.ts'
import type { CallId } from '../../values.ts'
import type { Calls } from '../calls.ts'
import type { Kernel } from '../kernel.ts'
import type { LiveCall } from '../live-call.ts'
import { sameValue } from '../same.ts'
import type { Answer, Check } from '../settle.ts'
import { ECHO_MS, type Toggle } from './echoes.ts'
import { createEntry, type Shown, toldBy } from './entry.ts'
import { levelOf, OS_UUID } from './level.ts'
import { notShown } from './not-shown.ts'

/** Where its user has set it: which call, by which of its entries. */
interface At {
  readonly callId: CallId
  readonly uuid: string | undefined
}

/** What the OS call screen shows, as far as it was told and has said. */
export interface Screen {
  /** Shows what changed. MUST run after each input, so that a replay asks the same. */
  sync(): void
  /** Starts it, and asks what it shows. */
  open(): void
  /** Asks it again. */
  ask(): void
  listed(input: Extract<Input, { kind: 'list' }>, apply: (fact: Fact) => void): void
  /** It shows this call. MUST run when the fact has found its call. */
  heard(fact: CallFact): void
  /** Its user has set this. `undefined`: it only says back what it was told. */
  set(at: At, toggle: Toggle, value: boolean, carryOut: () => Answer | Check): Answer | Check | undefined
  /** It was this entry of the call that was taken off, and not the call. */
  hasClosed(id: CallId, uuid: string | undefined): boolean
  /** It shows this call no more, though nobody has told it so. */
  lost(id: CallId): void
}

export function createScreen(kernel: Kernel, calls: Calls, listening: () => boolean): Screen {
  const echoes = kernel.surface?.echoes
  const shown = new Map<CallId, Shown>()
  /** Ended, and taken off the screen. */
  const over = new Set<CallId>()
  /** What it shows by itself is known, so nothing is shown twice. */
  let known = false
  let isOpen = false
  let patience: unknown
  let asked: ReadonlySet<CallId> = new Set()

  function close(callId: CallId, uuid: string, end: End): void {
    kernel.perform(() => ({ type: 'close', call: { callId, uuid }, end }))
  }
  const gone = (reason: 'replaced' | 'cancelled'): End => ({ reason, by: 'system', at: kernel.now(), confirmed: true })

  function enter(call: LiveCall, level: (uuid: string) => SurfaceCall): Shown {
    const uuid = call.refs[OS_UUID] ?? call.id
    calls.learn(call, { [OS_UUID]: uuid })
    const entry = createEntry(level(uuid), kernel.now)
    shown.set(call.id, entry)
    return entry
  }

  function lost(id: CallId): void {
    const entry = shown.get(id)
    if (!entry) return
    toldBy(entry, 'held', false)
    toldBy(entry, 'muted', false)
    entry.gone = true
  }

  /** What the list says of the calls that are shown; what has been said since it was made is on its way. */
  function compare(entry: Shown, listed: FactOf<'call.announced'>): void {
    for (const toggle of ['held', 'muted'] as const) {
      const value = listed[toggle]
      if (value === undefined || entry.asked.has(toggle) || entry.echoes.expects(toggle)) continue
      toldBy(entry, toggle, value)
    }
  }

  /** One that never comes: tellings have crossed, and what it said last is what stands there. Told once, not for ever. */
  function expectEcho(entry: Shown, toggle: Toggle, value: boolean, inDoubt: boolean): void {
    entry.echoes.expect(toggle, value, inDoubt)
    kernel.timers.setTimeout(() => {
      const said = entry.said.get(toggle)
      if (!entry.echoes.missed(toggle) || said === undefined) return
      entry.said.delete(toggle)
      toldBy(entry, toggle, said)
    }, ECHO_MS)
  }

  function show(view: CallView): void {
    const { id } = view
    const before = shown.get(id)
    if (before?.view === view) return
    if (view.phase === 'ended') {
      shown.delete(id)
      if (over.has(id)) return
      over.add(id)
      // The OS may have announced a call that ended before it was shown: its screen still rings.
      const uuid = before?.uuid ?? calls.tombstones.get(id)?.refs[OS_UUID]
      if (uuid !== undefined) close(id, uuid, view.end)
      return
    }
    const live = calls.live.get(id)
    const first = levelOf(view, id) ?? before?.call
    if (!first || !live) return
    const entry = before ?? enter(live, (uuid) => ({ ...first, uuid }))
    entry.view = view
    const now = { ...first, uuid: entry.uuid }
    for (const toggle of entry.asked.keys()) now[toggle] = entry.call[toggle]
    if (before && !before.gone && sameValue(entry.call, now, 3)) return
    entry.gone = false
    // What the OS has named it may have shown before: as what, nobody said.
    const isNews = !before && entry.uuid !== id
    for (const toggle of ['held', 'muted'] as const) {
      const differs = entry.call[toggle] !== now[toggle]
      if (echoes && (isNews || differs)) expectEcho(entry, toggle, now[toggle], !differs)
    }
    entry.call = now
    kernel.perform(
      (effect) => ({ type: 'show', effect, call: now }),
      (outcome) => {
        if (!outcome.ok) notShown(kernel, calls, id, outcome)
      },
    )
  }

  /** An answer may be lost on the way, so it asks again though nothing is known yet. */
  function ask(): void {
    if (!isOpen) return
    asked = new Set(shown.keys())
    kernel.perform(() => ({ type: 'list', port: 'surface' }))
  }

  return {
    sync() {
      if (!listening()) {
        shown.clear()
        isOpen = false
        known = false
        kernel.timers.clearTimeout(patience)
      }
      if (!known) return
      for (const view of calls.views.list()) show(view)
      for (const id of over) if (!calls.views.get(id)) over.delete(id)
      for (const [id, { uuid }] of shown) {
        if (calls.views.get(id)) continue
        // Refused unseen, or found to be another one: it left without an end, and its screen must not stay.
        shown.delete(id)
        // The call that it turned out to be goes on under the same name.
        if (shown.get(calls.identity.resolve(id))?.uuid === uuid) continue
        close(id, uuid, gone(calls.identity.resolve(id) === id ? 'cancelled' : 'replaced'))
      }
    },
    open() {
      if (!kernel.surface) return
      kernel.perform(
        (effect) => ({ type: 'open', effect }),
        (outcome) => {
          if (!outcome.ok) return kernel.diagnose('invalid', `no call screen: ${outcome.vendor?.message ?? ''}`)
          isOpen = true
          ask()
          // A screen that never says what it shows MUST NOT stay dark for it.
          patience = kernel.timers.setTimeout(() => {
            known = true
          }, kernel.policy.commandTimeoutMs)
        },
      )
    },
    ask,
    listed({ facts, complete }, apply) {
      known = true
      kernel.timers.clearTimeout(patience)
      const there = new Set<CallId>()
      for (const fact of facts) {
        apply(fact)
        if (fact.type !== 'call.announced') continue
        const uuid = fact.call.refs?.[OS_UUID]
        if (uuid === undefined) continue
        for (const id of calls.identity.namedBy(fact)) {
          const entry = shown.get(id)
          if (entry?.uuid !== uuid) continue
          there.add(id)
          compare(entry, fact)
        }
      }
      // What has gone from it by itself is shown anew.
      if (complete) for (const id of asked) if (!there.has(id)) lost(id)
      asked = new Set()
    },
    heard({ call }) {
      const uuid = call.refs?.[OS_UUID]
      const [id] = calls.identity.namedBy({ call })
      if (uuid === undefined || id === undefined) return
      const entry = shown.get(id)
      if (entry && entry.uuid !== uuid) {
        entry.closed.add(uuid)
        return close(id, uuid, gone('replaced'))
      }
      // It has ended, and still stands there, or only now appeared.
      const grave = calls.live.has(id) ? undefined : calls.tombstones.get(id)
      if (grave) close(id, uuid, grave.view.end)
    },
    hasClosed: (id, uuid) => uuid !== undefined && shown.get(id)?.closed.has(uuid) === true,
    lost,
    set({ callId, uuid }, toggle, value, carryOut) {
      const known = shown.get(callId)
      // On another entry of the same call, which is about to go: nothing is said of this one.
      const entry = uuid === undefined || known?.uuid === uuid ? known : undefined
      entry?.said.set(toggle, value)
      if (entry?.echoes.absorb(toggle, value)) {
        // Its user has pressed in the meantime, and this is what stands there now: the difference is told.
        if (!entry.echoes.expects(toggle)) toldBy(entry, toggle, value)
        return undefined
      }
      entry?.echoes.pressed(toggle)
      const answer = carryOut()
      if (!entry) return answer
      toldBy(entry, toggle, value)
      if (typeof answer !== 'function') return answer
      entry.asked.set(toggle, answer)
      return () => {
        const result = answer()
        if (result && entry.asked.get(toggle) === answer) {
          entry.asked.delete(toggle)
          entry.view = undefined
        }
        return result
      }
    },
  }
}
