import type { CallFact } from '@offhook/core'
import { createStore } from '@xstate/store'
import { createActor } from 'xstate'
import { bareCall } from '../rig/bare-actor.ts'
import { type Calls, reduce } from './reduce.ts'
import { refOf, type Shown, type StoreKind } from './store.ts'

export const xstateStore: StoreKind = {
  name: '@xstate/store',
  open(listener) {
    const store = createStore({
      context: { calls: {} as Calls },
      on: {
        taken(context, { fact }: { fact: CallFact }) {
          const calls = reduce(context.calls, fact)
          return calls === context.calls ? context : { calls }
        },
        cleared: (context, { ref }: { ref: string }) => ({ calls: reduce(context.calls, { type: 'clear', ref }) }),
      },
    })
    store.subscribe(listener)
    return {
      take: (fact) => store.send({ type: 'taken', fact }),
      clear: (ref) => store.send({ type: 'cleared', ref }),
      shown: (ref) => store.getSnapshot().context.calls[ref],
    }
  },
}

const newActor = () => createActor(bareCall)

/** One actor a call, and a map that finds it. */
export const bareActor: StoreKind = {
  name: 'a bare XState actor a call',
  open(listener) {
    const calls = new Map<string, ReturnType<typeof newActor>>()
    return {
      take(fact) {
        const ref = refOf(fact)
        let actor = calls.get(ref)
        if (actor === undefined) {
          if (fact.type !== 'call.offered') return
          actor = newActor()
          actor.start()
          actor.subscribe(listener)
          calls.set(ref, actor)
        }
        actor.send(fact)
      },
      clear(ref) {
        calls.get(ref)?.stop()
        calls.delete(ref)
        listener()
      },
      shown(ref) {
        const snapshot = calls.get(ref)?.getSnapshot()
        return snapshot === undefined ? undefined : shownOf(snapshot)
      },
    }
  },
}

function shownOf({ value, context }: ReturnType<ReturnType<typeof newActor>['getSnapshot']>): Shown {
  const talk = typeof value === 'object' && 'active' in value ? value.active : undefined
  return {
    phase: talk ? 'active' : (value as 'incoming' | 'connecting' | 'ended'),
    remote: context.remote ?? {},
    muted: talk?.mute === 'on',
    localHold: talk?.localHold === 'on',
    remoteHold: talk?.remoteHold === 'on',
    quality: context.quality,
  }
}
