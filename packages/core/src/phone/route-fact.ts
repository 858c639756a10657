import { isAlive, isNewlyAnswered, isPossible, judge } from '../call/legality.ts'
import type { CallFact, FactOf, Subject } from '../facts/fact.ts'
import { sameAddress } from '../facts/text.ts'
import type { Direction } from '../values.ts'
import { createByNumber, namesAnother } from './by-number.ts'
import type { Calls } from './calls.ts'
import { mayHaunt } from './host.ts'
import { join } from './join.ts'
import type { Kernel } from './kernel.ts'
import { contextOf, type LiveCall, send } from './live-call.ts'
import type { Quality } from './quality.ts'
import type { Tombstone } from './tombstones.ts'

export interface RouterSetup {
  readonly kernel: Kernel
  readonly calls: Calls
  readonly quality: Quality
  /** A call has come in: it rings, or is declined. */
  readonly screen: (call: LiveCall) => void
  /** A call has come in for the place of one that talks. */
  readonly takePlace: (call: LiveCall, old: LiveCall) => void
  /** A call was placed that nobody here asked for. */
  readonly placed: (call: LiveCall) => void
  /** Ask the transport which calls live: the facts no longer say. */
  readonly resync: () => void
}

/** Finds the call that a fact is about, or makes it, or says why there is none. */
export function createFactRouter({
  kernel,
  calls,
  quality,
  screen,
  takePlace,
  placed,
  resync,
}: RouterSetup): (fact: CallFact) => void {
  const { capabilities, diagnose } = kernel
  const byNumber = createByNumber(calls)

  function apply(call: LiveCall, fact: CallFact): void {
    calls.learn(call, fact.call.refs)
    const verdict = judge(fact, call.phase, contextOf(call))
    if (verdict !== 'apply') return diagnose(verdict, `${fact.type} while ${call.phase}`, { callId: call.id })
    switch (fact.type) {
      case 'call.qualitySampled':
        return quality.sample(call, fact.sample)
      case 'call.digitReceived':
        return kernel.emit('call.digitReceived', { callId: call.id, digit: fact.digit })
      case 'call.transferAsked':
        kernel.emit('call.transferAsked', { callId: call.id, to: fact.to })
        return send(call, fact)
      case 'call.endRefined':
        return
      default:
        if (call.phase === 'ending' && isAlive(fact))
          diagnose('ghost', `${fact.type} of a call that is being left: hung up again`, { callId: call.id })
        if (isNewlyAnswered(fact, call.phase, contextOf(call)))
          send(call, { type: 'user.answer', video: false, muted: false })
        send(call, fact)
    }
    if (fact.type !== 'call.announced' || contextOf(call).attached) return
    // Announced without a number first: only now can it be told which call it is.
    const offered = byNumber.known(fact, call)
    if (offered) join(kernel, calls.absorb, call, offered)
  }

  function toTombstone(grave: Tombstone, fact: CallFact): void {
    const { id } = grave
    if (fact.type === 'call.endRefined' && !grave.refined) return calls.refineEnd(grave, fact)
    if (fact.type === 'call.ended' || fact.type === 'call.endRefined') {
      grave.confirmed = true
      return diagnose('duplicate', `${fact.type} of a call that has ended`, { callId: id })
    }
    if (!isAlive(fact) || grave.confirmed)
      return diagnose('late', `${fact.type} of a call that has ended`, { callId: id })
    if (!mayHaunt(grave, kernel.now())) return diagnose('late', `${fact.type} of a call that is over`, { callId: id })
    const refs = { ...grave.refs, ...fact.call.refs }
    calls.identity.learn(id, refs)
    diagnose('ghost', `${fact.type} of a call that is over: hung up again`, { callId: id })
    kernel.execute('transport', { type: 'hangUp', call: { callId: id, refs }, why: 'ghost' })
  }

  /** Only a call that talks can be replaced. */
  function talkingAs(subject: Subject): LiveCall | undefined {
    const named = calls.identity.namedBy({ call: subject })
    return named.flatMap((id) => calls.live.get(id) ?? []).find(({ phase }) => phase === 'active' || phase === 'held')
  }

  function begin(fact: Birth, direction: Direction): LiveCall {
    const { type, remote, video } = fact
    const found = type === 'call.found'
    const { callId } = fact.call
    const old = type === 'call.offered' && fact.replaces ? talkingAs(fact.replaces) : undefined
    const call = calls.create(
      {
        direction,
        refs: fact.call.refs ?? {},
        ...(remote ? { remote } : {}),
        ...(remote?.address ? { to: remote.address } : {}),
        ...(video === undefined ? {} : { video }),
        attached: type !== 'call.announced',
        answered: type === 'call.announced' && fact.answered === true,
        found,
        ...(old && { replaces: old.id }),
      },
      fact,
    )
    // An id of ours from before a restart, which the SDK carried: never given again, but understood.
    if (callId && !calls.views.get(callId)) calls.identity.alias(callId, call.id)
    if (direction === 'outgoing') placed(call)
    // What was found lived before: it is not screened, and not put on hold if it talks already.
    if (found) call.hushed = call.phase === 'active'
    else if (old) takePlace(call, old)
    else screen(call)
    return call
  }

  function nameless(fact: CallFact): void {
    const { callId, refs } = fact.call
    const anonymous = !callId && !refs
    if (fact.type === 'call.ended' && anonymous) {
      const owing = calls.tombstones.newest((grave) => grave.owesEcho)
      // Its first end is still to come: that one confirms, and the echo stays owed.
      if (owing && !owing.confirmed && calls.live.size === 0) return toTombstone(owing, fact)
      if (owing?.confirmed) {
        owing.owesEcho = false
        return diagnose('duplicate', 'the second end of a call that has ended: absorbed', { callId: owing.id })
      }
    }
    if (capabilities.identity === 'per-call') {
      return diagnose('unknown', `${fact.type} of no call of ours`)
    }
    const legal = [...calls.live.values()].filter((call) => fits(call, fact) && !namesAnother(call, refs))
    if (!legal.length) {
      const last = calls.tombstones.newest()
      const meansLast = calls.live.size === 0 || fact.type === 'call.endRefined'
      if (last && meansLast && !namesAnother(last, refs)) return toTombstone(last, fact)
      return diagnose(calls.live.size ? 'late' : 'unknown', `${fact.type} fits no call`)
    }
    const [only] = legal
    if (legal.length === 1 && only) return apply(only, fact)
    diagnose('ambiguous', `${fact.type} fits ${legal.length} calls`)
    if (fact.type === 'call.ended') resync()
  }

  /** Facts that may bring a call into being: first it is looked for among those that stand waiting. */
  function birth(fact: Birth): void {
    const direction =
      fact.type === 'call.found' ? fact.direction : fact.type === 'call.dialed' ? 'outgoing' : 'incoming'
    if (fact.type === 'call.offered' || (fact.type === 'call.found' && direction === 'incoming')) {
      const announced = byNumber.announced(fact)
      if (announced) return 'actor' in announced ? apply(announced, fact) : toTombstone(announced, fact)
    }
    if (fact.type === 'call.announced') {
      const known = byNumber.known(fact)
      if (known) return apply(known, fact)
      const declined = byNumber.declined(fact)
      if (declined) {
        calls.identity.learn(declined.id, fact.call.refs)
        return toTombstone(declined, fact)
      }
    }
    if (fact.type === 'call.found' && direction === 'outgoing') {
      const shown = byNumber.shown(fact)
      const placed = begin(fact, direction)
      if (shown) calls.absorb(shown, placed)
      return
    }
    if (fact.type === 'call.dialed') {
      const asked = [...calls.live.values()].filter(
        (one) => one.phase === 'preparing' && one.asked.has('start') && !contradicts(one, fact),
      )
      const [only] = asked
      if (only && asked.length === 1) return apply(only, fact)
    }
    // An SDK without ids repeats itself: the only call that the fact fits is meant, unless the number says otherwise.
    if (capabilities.identity === 'single-call' && !fact.call.callId && !fact.call.refs) {
      const fitting = [...calls.live.values()].filter((one) => fits(one, fact) && !contradicts(one, fact))
      const [only] = fitting
      if (only && fitting.length === 1) return apply(only, fact)
    }
    begin(fact, direction)
  }

  return (fact) => {
    if (!isPossible(fact)) return diagnose('illegal', `${fact.type} of a phase that its direction cannot have`)
    calls.tombstones.sweep(kernel.now())
    const named = calls.identity.namedBy(fact)
    const only = named.length === 1 && named[0] ? calls.live.get(named[0]) : undefined
    if (only) return apply(only, fact)
    const live = named.flatMap((id) => calls.live.get(id) ?? [])
    const [call, ...others] = live
    if (call) {
      for (const other of others) join(kernel, calls.absorb, call, other)
      return apply(calls.live.get(calls.identity.resolve(call.id)) ?? call, fact)
    }
    for (const id of named) {
      const grave = calls.tombstones.get(id)
      if (grave) return toTombstone(grave, fact)
    }
    switch (fact.type) {
      case 'call.announced':
      case 'call.found':
      case 'call.offered':
      case 'call.dialed':
        return birth(fact)
      default:
        return nameless(fact)
    }
  }
}

type Birth = FactOf<'call.announced' | 'call.offered' | 'call.dialed' | 'call.found'>

function fits(call: LiveCall, fact: CallFact): boolean {
  const verdict = judge(fact, call.phase, contextOf(call))
  return verdict === 'apply' || verdict === 'duplicate'
}

function contradicts(call: LiveCall, { remote }: Birth): boolean {
  const known = contextOf(call).remote.address
  return known !== undefined && remote?.address !== undefined && !sameAddress(known, remote.address)
}
