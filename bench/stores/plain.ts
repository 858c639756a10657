import { EventEmitter } from 'node:events'
import type { CallFact } from '@offhook/core'
import { BehaviorSubject, distinctUntilChanged, skip } from 'rxjs'
import { createStore } from 'zustand/vanilla'
import { type Calls, type Clear, reduce, step } from './reduce.ts'
import { refOf, type Shown, type StoreKind } from './store.ts'

/** A hand-written store: a reducer, and listeners in a set. */
export const handWritten: StoreKind = {
  name: 'a hand-written reducer',
  open(listener) {
    let calls: Calls = {}
    const listeners = new Set([listener])
    const take = (event: CallFact | Clear) => {
      const next = reduce(calls, event)
      if (next === calls) return
      calls = next
      for (const run of listeners) run()
    }
    return { take, clear: (ref) => take({ type: 'clear', ref }), shown: (ref) => calls[ref] }
  },
}

/** The shape of most call SDKs: one emitter a call, an event for each thing that changed. */
class EmittingCall extends EventEmitter {
  state: Shown | undefined

  take(fact: CallFact): void {
    const before = this.state
    const now = step(before, fact)
    if (now === before || now === undefined) return
    this.state = now
    if (now.phase !== before?.phase) this.emit('phase', now.phase)
    if (now.muted !== (before?.muted ?? false)) this.emit('mute', now.muted)
    if (now.localHold !== (before?.localHold ?? false) || now.remoteHold !== (before?.remoteHold ?? false))
      this.emit('hold', now)
    if (now.quality !== (before?.quality ?? 'unknown')) this.emit('quality', now.quality)
  }
}

export const emitter: StoreKind = {
  name: 'an EventEmitter a call',
  open(listener) {
    const calls = new Map<string, EmittingCall>()
    return {
      take(fact) {
        const ref = refOf(fact)
        let call = calls.get(ref)
        if (call === undefined) {
          if (fact.type !== 'call.offered') return
          call = new EmittingCall()
          for (const event of ['phase', 'mute', 'hold', 'quality']) call.on(event, listener)
          calls.set(ref, call)
        }
        call.take(fact)
      },
      clear(ref) {
        calls.get(ref)?.removeAllListeners()
        calls.delete(ref)
        listener()
      },
      shown: (ref) => calls.get(ref)?.state,
    }
  },
}

export const zustand: StoreKind = {
  name: 'zustand',
  open(listener) {
    const store = createStore<{ readonly calls: Calls }>(() => ({ calls: {} }))
    store.subscribe(listener)
    const take = (event: CallFact | Clear) =>
      store.setState((state) => {
        const calls = reduce(state.calls, event)
        return calls === state.calls ? state : { calls }
      })
    return { take, clear: (ref) => take({ type: 'clear', ref }), shown: (ref) => store.getState().calls[ref] }
  },
}

export const rxjs: StoreKind = {
  name: 'an rxjs BehaviorSubject',
  open(listener) {
    const calls = new BehaviorSubject<Calls>({})
    calls.pipe(distinctUntilChanged(), skip(1)).subscribe(listener)
    const take = (event: CallFact | Clear) => calls.next(reduce(calls.value, event))
    return { take, clear: (ref) => take({ type: 'clear', ref }), shown: (ref) => calls.value[ref] }
  },
}
