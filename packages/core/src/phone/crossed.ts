import { sameAddress } from '../facts/text.ts'
import type { Calls } from './calls.ts'
import type { Kernel } from './kernel.ts'
import { contextOf, type LiveCall, send } from './live-call.ts'

export interface CrossedSetup {
  readonly kernel: Kernel
  readonly calls: Calls
  /** A call has come in that is no crossed one after all. */
  readonly screen: (call: LiveCall) => void
}

export interface Crossed {
  /** A call has come in, or is about to be placed. `true`: its far side is calling, or is called, at this moment. */
  meets(call: LiveCall): boolean
  /** MUST run after each input, before the calls that are over are buried. */
  settle(): void
}

interface Pair {
  readonly own: LiveCall
  readonly theirs: LiveCall
}

const isOver = ({ snapshot, phase }: LiveCall) => snapshot.status !== 'active' || phase === 'ending'
const leaving = { reason: 'replaced', by: 'system' } as const

/** The one whom this phone calls is the one who calls it. */
function isSameParty(own: LiveCall, theirs: LiveCall): boolean {
  const { to } = contextOf(own)
  const { address, userId } = contextOf(theirs).remote
  return typeof to === 'string' ? sameAddress(to, address) : to.userId === userId
}

/** The far side has ended our call, and goes on calling: it knew of both before this side did. */
function wasGivenUp(own: LiveCall): boolean {
  const { end } = contextOf(own)
  return end?.by === 'remote' || end?.by === 'network'
}

/**
 * Two parties who call each other in the same moment. Each would find the other one busy, or have two calls; where both
 * ends see one ref of a call alike, both keep the call with the smaller one, so they keep the same one.
 */
export function createCrossed({ kernel, calls, screen }: CrossedSetup): Crossed {
  const shared = kernel.capabilities.sharedRef
  const pairs = new Set<Pair>()

  function end(call: LiveCall): void {
    if (!isOver(call)) send(call, { type: 'user.hangUp', why: 'policy', leaving })
  }

  /** Their call goes on in place of ours, as ours was meant: muted or not, with video or without. */
  function goOnAs(own: LiveCall, theirs: LiveCall): void {
    const { mute, localVideo } = contextOf(own)
    theirs.line = own.line
    own.line = undefined
    own.wentOnAs = theirs.id
    end(own)
    const video = localVideo.desired === 'on'
    send(theirs, { type: 'user.answer', video, muted: mute.desired, replaces: own.id })
  }

  /** The far side may not know of ours yet: refused before, it would take its own for unanswered, and ours for a new call. */
  function keepQuiet(theirs: LiveCall): false {
    if (contextOf(theirs).handed === undefined) send(theirs, { type: 'handed.changed', as: 'replaced' })
    return false
  }
  function speakUp(theirs: LiveCall): void {
    if (contextOf(theirs).handed !== undefined) send(theirs, { type: 'handed.changed', as: undefined })
  }

  /** A push and its call are one by now. */
  const joined = (call: LiveCall) => calls.live.get(calls.identity.resolve(call.id)) ?? call

  /** `false`: it cannot be said yet. */
  function decide(pair: Pair): boolean {
    const [own, theirs] = [joined(pair.own), joined(pair.theirs)]
    if (isOver(theirs)) return true
    if (isOver(own)) {
      speakUp(theirs)
      if (wasGivenUp(own)) goOnAs(own, theirs)
      else screen(theirs)
      return true
    }
    const [ours, other] = [own.refs[shared ?? ''], theirs.refs[shared ?? '']]
    // What a push has announced may never come; ours is not given up for it.
    if (ours === undefined || other === undefined || !contextOf(theirs).attached) return false
    if (ours > other) goOnAs(own, theirs)
    else if (theirs.phase === 'incoming' && (own.phase === 'preparing' || own.phase === 'dialing'))
      return keepQuiet(theirs)
    else end(theirs)
    return true
  }

  return {
    meets(call) {
      if (shared === undefined) return false
      const outgoing = contextOf(call).direction === 'outgoing'
      for (const other of calls.live.values()) {
        const { direction, establishedAt, answering } = contextOf(other)
        const isTaken = establishedAt !== undefined || answering !== undefined
        if (isTaken || isOver(other) || (direction === 'outgoing') === outgoing) continue
        const [own, theirs] = outgoing ? [call, other] : [other, call]
        if (!isSameParty(own, theirs)) continue
        pairs.add({ own, theirs })
        return true
      }
      return false
    },
    settle() {
      for (const pair of pairs) if (decide(pair)) pairs.delete(pair)
    },
  }
}
