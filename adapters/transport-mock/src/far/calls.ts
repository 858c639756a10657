import type { Leg, World } from '../call/world.ts'
import { createFarCall } from './create-far-call.ts'
import type { FarCall } from './far-call.ts'

/** The one handle of each call, and who wants to hear of calls that the phone dials. */
export interface Calls {
  handleOf(leg: Leg): FarCall
  readonly last: FarCall | undefined
  onDialled(listener: (call: FarCall) => void): () => void
  dialled(leg: Leg): FarCall
}

export function createCalls(world: World): Calls {
  const handles = new WeakMap<Leg, FarCall>()
  const listeners = new Set<(call: FarCall) => void>()
  let last: FarCall | undefined

  const handleOf = (leg: Leg): FarCall => {
    const known = handles.get(leg)
    if (known) return known
    const handle = createFarCall(world, leg)
    handles.set(leg, handle)
    last = handle
    return handle
  }

  return {
    handleOf,
    get last() {
      return last
    },
    onDialled(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    dialled(leg) {
      const call = handleOf(leg)
      for (const listener of listeners) listener(call)
      return call
    },
  }
}
