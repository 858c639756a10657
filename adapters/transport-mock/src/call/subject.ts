import type { CallFact, Subject } from '@offhook/core'
import type { Leg, World } from './world.ts'

/** How facts name a call: not at all where the simulated SDK is said to have no usable ids. */
export function subject(world: World, leg: Leg): Subject {
  if (world.capabilities.identity === 'single-call') return {}
  return leg.callId ? { callId: leg.callId, refs: leg.refs } : { refs: leg.refs }
}

type WithoutCall<F> = F extends CallFact ? Omit<F, 'call'> : never

/**
 * Tells the phone something about a call that still stands. The phone may hang up within one fact of several; the rest
 * MUST then be left out, or the far end would report a life after the end.
 */
export function tellOf(world: World, leg: Leg, fact: WithoutCall<CallFact>): void {
  if (leg.stage !== 'ended') world.tell({ ...fact, call: subject(world, leg) })
}
