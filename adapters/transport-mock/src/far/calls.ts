import type { Remote } from '@offhook/core'
import { createLeg } from '../call/leg.ts'
import { subject, tellOf } from '../call/subject.ts'
import type { Leg, World } from '../call/world.ts'
import { createFarCall } from './create-far-call.ts'
import type { FarCall, FarCallRequest } from './far-call.ts'

const remoteOf = ({ from = '101', name }: FarCallRequest): Remote => ({
  ...(from === '' ? { withheld: true } : { address: from }),
  ...(name === undefined ? {} : { name }),
})

/** The one handle of each call, and who wants to hear of calls that the phone dials. */
export interface Calls {
  /** Somebody calls the phone; `replaces`: in the place of the far side of that call. */
  callIn(request: FarCallRequest, replaces?: Leg): FarCall
  /** A call that the phone was told of, but that was not delivered yet. */
  announce(request: FarCallRequest): Leg
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
    const handle = createFarCall(world, leg, callIn)
    handles.set(leg, handle)
    last = handle
    return handle
  }

  const come = (request: FarCallRequest, stage: 'announced' | 'ringing'): Leg => {
    const { video = false } = request
    const leg = createLeg(world, { direction: 'incoming', stage, remote: remoteOf(request), video })
    leg.far.video = video ? 'on' : 'off'
    return leg
  }
  function callIn(request: FarCallRequest, replaces?: Leg): FarCall {
    const leg = come(request, 'ringing')
    leg.replaces = replaces
    const call = handleOf(leg)
    const { remote, video } = leg
    tellOf(world, leg, {
      type: 'call.offered',
      remote,
      video,
      ...(replaces && { replaces: subject(world, replaces) }),
    })
    return call
  }

  return {
    handleOf,
    callIn,
    announce: (request) => come(request, 'announced'),
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
