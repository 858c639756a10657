import type { Fact } from '@offhook/core'
import type { VendorEvents } from '../events/vendor-events.ts'
import { readCallState, type StateReport } from '../read/call-state.ts'
import { tellAudio } from './audio.ts'
import type { CallsContext } from './context.ts'
import { type CallEnd, endFact, refinement } from './end-facts.ts'
import { learn, stateFacts, videoDenied } from './state-facts.ts'
import { hideOwnVideo, unwatchVideo, watchVideo } from './video-events.ts'

export interface Hearing extends CallsContext {
  readonly events: VendorEvents
  /** A registration failed, though it came in the form of a call. */
  registrationFailed(code: number | undefined): void
  permissionsAsked(body: unknown): void
  /** Whoever is called, or reaches somebody, is registered. */
  prove(): void
}

/** One CALL_STATE_CHANGED. `false`: nobody can read it. */
export function hearState(context: Hearing, body: unknown): boolean {
  const event = readCallState(body, context.bridge.kind)
  switch (event?.kind) {
    case undefined:
      return false
    case 'nothing':
      return true
    case 'registration':
      context.registrationFailed(event.code)
      return true
    case 'end':
      hearEnd(context, event)
      return true
    case 'state':
      return hear(context, event.report)
    default:
      return event satisfies never
  }
}

function hear(context: Hearing, report: StateReport): boolean {
  const { line, bridge, emit } = context
  const call = line.hear(report)
  const facts: readonly Fact[] | undefined = stateFacts(report, call, bridge.kind)
  if (facts === undefined) return false
  const denied = videoDenied(call, report)
  const isNew = call?.established === false
  const begins = report.status === 5 && isNew
  if (call) learn(call, report, bridge.kind)
  for (const fact of facts) emit(fact)
  for (const fact of denied) emit(fact)
  // A call that is only dialled (1) was heard of by nobody yet. One that stood before, is over or was never known proves
  // nothing: it may be told again long after the account was lost.
  if (isNew && report.status >= 2 && report.status <= 5) context.prove()
  if (call) watchVideo(context, call)
  if (call && begins) {
    void hideOwnVideo(context, call)
    void tellAudio(context)
  }
  return true
}

function hearEnd(context: Hearing, end: CallEnd): void {
  const { line, emit, events } = context
  // Freed, but never told to have ended: this is its end.
  const ends = end.from === 'call' || line.isLive(end.report)
  if (!ends) {
    const fact = refinement(end, line.freed(end.report))
    if (fact) emit(fact)
    return
  }
  const call = line.end(end.report)
  const fact = endFact(end, call)
  if (call) call.toldEnd = fact
  emit(fact)
  unwatchVideo(context)
  if (!end.record) return
  const { record, code } = end
  events.emit('endRecord', {
    record,
    ...(call?.callId !== undefined && { callId: call.callId }),
    ...(code !== undefined && { vendor: { code } }),
  })
}
