import type { ScriptedTransport } from '@offhook/testing'
import type { CallId, CallView, Diagnostic, Input, Phone, PhoneSnapshot } from '../../src/index.ts'
import { faultsBetween, faultsOf, faultsOfCurrent } from './call-laws.ts'
import { freezePlain } from './plain.ts'
import { faultsAmong } from './several-laws.ts'

export interface Published {
  /** The last input before this snapshot was published. */
  readonly seq: number
  readonly snapshot: PhoneSnapshot
}

export interface LawWatch {
  /** Every law that was broken since the watch began, in words. */
  readonly faults: readonly string[]
  readonly published: readonly Published[]
}

/** Nothing was asked of the SDK for it yet: the account is ready by an answer, and then whoever talks cannot be held. */
const isUnasked = (call: CallView) => call.phase === 'preparing' && call.waitingFor === 'account'
const isSeen = (call: CallView) => call.phase !== 'preparing' && call.phase !== 'ending' && call.phase !== 'ended'

/** Sees every snapshot and event of a phone, and notes each law of the design that one of them breaks. */
export function watchLaws(phone: Phone, transport: ScriptedTransport): LawWatch {
  const faults: string[] = []
  const published: Published[] = []
  const ended = new Set<CallId>()
  const established = new Set<CallId>()
  const rung = new Set<CallId>()
  const seen = new Set<CallId>()
  const gone = new Set<CallId>()
  const unattached = new Set<CallId>()
  const joined = new Set<CallId>()
  /** Began to talk by a query, that is: before the phone did. */
  const found = new Set<CallId>()
  /**
   * A ref that came with an outcome may show that two calls are one: the older takes over what facts said of the younger. */
  const absorbed = new Set<CallId>()
  /** Checks wait until the events of their publish are out: who left by a join is known only then. */
  const queued: (() => void)[] = []
  let last = phone.getSnapshot()
  let lastJson = JSON.stringify(last)
  let lastSeq = 0
  const note = (fault: string): void => {
    faults.push(`[${lastSeq}] ${fault}`)
  }

  /**
   * A ref that came with an outcome may show that two calls crossed; then the phone itself leaves one of them,
   * or screens theirs, when ours has come to nothing.
   */
  const leavesCrossed = (call: CallView) =>
    transport.capabilities.sharedRef !== undefined &&
    (call.phase === 'ending' || (call.phase === 'ended' && call.end.by === 'system'))

  /** An answer of the SDK moves no phase; its refusal ends only a call of which nothing was heard (law 1). */
  function checkOutcomes(inputs: readonly Input[], next: PhoneSnapshot): void {
    if (!inputs.length || inputs.some(({ kind }) => kind !== 'outcome')) return
    const refused = inputs.some((input) => input.kind === 'outcome' && !input.outcome.ok)
    const noSuchCall = inputs.some(
      (input) => input.kind === 'outcome' && !input.outcome.ok && input.outcome.reason === 'no-such-call',
    )
    for (const call of next.calls) {
      const before = last.calls.find(({ id }) => id === call.id)
      if (!before) note(`an outcome brought call ${call.id} into being`)
      else if (
        before.phase !== call.phase &&
        !absorbed.has(call.id) &&
        !leavesCrossed(call) &&
        // What cannot be answered in the place of another one is declined.
        !(call.replaces && call.phase === 'ending') &&
        !(refused && call.phase === 'ended' && (noSuchCall || !seen.has(call.id)))
      )
        note(`an outcome moved call ${call.id} from ${before.phase} to ${call.phase}`)
    }
    for (const call of last.calls)
      if (
        !next.calls.some(({ id }) => id === call.id) &&
        !joined.has(call.id) &&
        !(refused && !seen.has(call.id)) &&
        !isUnasked(call)
      )
        note(`an outcome removed call ${call.id}, which was ${call.phase}`)
  }

  function checkCalls(inputs: readonly Input[], next: PhoneSnapshot): void {
    const byQuery = inputs.some((input) => input.kind === 'fact' && input.fact.type === 'call.found')
    const ids = new Set<CallId>()
    for (const call of next.calls) {
      if (ids.has(call.id)) note(`call ${call.id} is there twice`)
      ids.add(call.id)
      if (gone.has(call.id)) note(`call ${call.id} came back`)
      for (const fault of faultsOf(call)) note(`${call.id}: ${fault}`)
      const before = last.calls.find(({ id }) => id === call.id)
      if (byQuery && call.phase === 'active' && before?.phase !== 'active') found.add(call.id)
      if (before) for (const fault of faultsBetween(before, call)) note(`${call.id}: ${fault}`)
      if (before && before !== call && JSON.stringify(before) === JSON.stringify(call))
        note(`${call.id}: another object with the same content (${call.phase})`)
      if (isSeen(call)) seen.add(call.id)
      if (call.phase === 'incoming') {
        if (call.attached) unattached.delete(call.id)
        else unattached.add(call.id)
      }
    }
    for (const { id, phase } of last.calls) {
      if (ids.has(id)) continue
      gone.add(id)
      if (phase !== 'ended' && phase !== 'preparing' && !joined.has(id)) note(`${id} left while ${phase}`)
    }
    for (const fault of faultsOfCurrent(next.calls, next.currentCallId)) note(fault)
    for (const fault of faultsAmong(next, found, transport.capabilities.can.setHold)) note(fault)
  }

  phone.on('call.joined', ({ from, into }) => {
    joined.add(from)
    absorbed.add(into)
    if (ended.has(from)) note(`${from} ended and was joined`)
  })

  phone.subscribe(() => {
    const next = phone.getSnapshot()
    const { inputs } = phone.trace({ scrub: false })
    const fresh = inputs.filter(({ seq }) => seq > lastSeq)
    lastSeq = inputs.at(-1)?.seq ?? 0
    const json = JSON.stringify(next)
    if (json === lastJson) note('a listener was called though nothing visible changed')
    if (next.registration.state === 'registered' && next.link === 'down')
      note('registered was shown while the link was down')
    const impure = freezePlain(next)
    if (impure !== undefined) note(impure)
    queued.push(() => {
      checkOutcomes(fresh, next)
      checkCalls(fresh, next)
      last = next
    })
    lastJson = json
    published.push({ seq: lastSeq, snapshot: next })
  })

  phone.on('call.incoming', ({ call }) => once(rung, call.id, 'call.incoming'))
  phone.on('call.established', ({ call }) => once(established, call.id, 'call.established'))
  phone.on('call.ended', ({ call }) => {
    once(ended, call.id, 'call.ended')
    if (joined.has(call.id)) note(`${call.id} was joined and ended`)
    const asked = transport.executed.some(
      ({ command }) =>
        (command.type === 'hangUp' || command.type === 'decline') &&
        (command.call.callId === call.id || joined.has(command.call.callId)),
    )
    // Announced only, and declined by policy, or as the loser of two crossed calls, before anybody saw it: there is nobody
    // to hang up on.
    const screened = call.end.by === 'system' && /^(busy|replaced)$/.test(call.end.reason)
    if (!call.end.confirmed && !unattached.has(call.id) && !asked && !screened)
      note(`${call.id} ended unconfirmed and was never hung up`)
    if (!phone.getSnapshot().log.some(({ id }) => id === call.id)) note(`${call.id} ended without a record`)
  })
  phone.on('diagnostic', (diagnostic: Diagnostic) => {
    if (diagnostic.kind === 'contained-error') note(`contained: ${diagnostic.message}`)
  })

  function once(set: Set<CallId>, id: CallId, event: string): void {
    if (set.has(id)) note(`${event} came twice for ${id}`)
    set.add(id)
  }

  return {
    get faults() {
      for (const check of queued.splice(0)) check()
      return faults
    },
    published,
  }
}
