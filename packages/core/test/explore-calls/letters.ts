import type { CallAction, CallView } from '../../src/index.ts'

/** What may happen next: one input of the phone. Calls are named by their place, the oldest first. */
export type Letter =
  | { readonly type: 'fact'; readonly call: number; readonly fact: 'established' | 'ended' | 'held' | 'resumed' }
  | { readonly type: 'transfer'; readonly call: number; readonly stage: 'done' | 'failed' }
  /** The far side of that call asks to be replaced, or a new call comes in for its place. */
  | { readonly type: 'askTransfer' | 'replace'; readonly call: number }
  | { readonly type: 'offer' }
  | { readonly type: 'start' }
  | { readonly type: 'command'; readonly action: CallAction; readonly call: number; readonly consulted?: number }
  | { readonly type: 'merge' | 'cancel' }
  /** The answer of the SDK to the request at that place, the oldest first. */
  | { readonly type: 'outcome'; readonly pending: number; readonly ok: boolean }
  /** The next deadline passes. */
  | { readonly type: 'time' }

export interface Situation {
  readonly calls: readonly CallView[]
  readonly canStartCall: boolean
  readonly procedure: boolean
  readonly pending: number
  readonly alarms: number
  readonly most: number
}

const commands = [
  'answer',
  'decline',
  'hangUp',
  'hold',
  'resume',
  'swap',
  'split',
  'transfer',
  'acceptTransfer',
  'rejectTransfer',
] as const

function* lettersOf(view: CallView, call: number, calls: readonly CallView[]): Generator<Letter> {
  if (view.phase === 'ended') return
  const talking = view.phase === 'active' || view.phase === 'held'
  if (talking) {
    yield { type: 'fact', call, fact: view.phase === 'held' ? 'resumed' : 'held' }
    if (!view.transferAsked) yield { type: 'askTransfer', call }
    const stage = view.transfer?.stage
    if (stage !== undefined && stage !== 'done' && stage !== 'failed')
      for (const next of ['done', 'failed'] as const) yield { type: 'transfer', call, stage: next }
  } else yield { type: 'fact', call, fact: 'established' }
  yield { type: 'fact', call, fact: 'ended' }
  for (const action of commands) {
    if (!view.can[action] || (action === 'swap' && call > 0)) continue
    yield { type: 'command', action, call }
    if (action !== 'transfer') continue
    const consulted = calls.findIndex(({ id, phase }) => id !== view.id && (phase === 'active' || phase === 'held'))
    if (consulted >= 0) yield { type: 'command', action, call, consulted }
  }
}

/** Every letter that is no mere repetition here: what the buttons allow, what a call may report, what is waited for. */
export function* lettersAt({ calls, canStartCall, procedure, pending, alarms, most }: Situation): Generator<Letter> {
  for (const [call, view] of calls.entries()) yield* lettersOf(view, call, calls)
  if (calls.filter(({ phase }) => phase !== 'ended').length < most) {
    yield { type: 'offer' }
    if (canStartCall) yield { type: 'start' }
    for (const [call, { phase }] of calls.entries())
      if (phase === 'active' || phase === 'held') yield { type: 'replace', call }
  }
  if (calls.some(({ can }) => can.merge)) yield { type: 'merge' }
  if (procedure) yield { type: 'cancel' }
  for (let place = 0; place < Math.min(pending, 3); place++)
    for (const ok of [true, false]) yield { type: 'outcome', pending: place, ok }
  if (alarms > 0) yield { type: 'time' }
}
