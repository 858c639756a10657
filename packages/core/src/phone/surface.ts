import type { CallAction, CallView } from '../call/call-view.ts'
import type { CallFact } from '../facts/fact.ts'
import type { UserCommand } from '../inbox/input.ts'
import type { SurfaceCall, SurfaceRequest } from '../ports/surface.ts'
import type { CallId, Json } from '../values.ts'
import type { Calls } from './calls.ts'
import type { Kernel } from './kernel.ts'
import type { Answer, Check } from './settle.ts'

const stages = {
  preparing: 'dialing',
  dialing: 'dialing',
  ringing: 'dialing',
  incoming: 'ringing',
  connecting: 'connecting',
  active: 'connected',
  held: 'connected',
} as const

function levelOf(view: CallView): SurfaceCall | undefined {
  if (view.phase === 'ending' || view.phase === 'ended') return undefined
  const { id, direction, remote, mute, video } = view
  return {
    callId: id,
    uuid: id,
    direction,
    remote,
    video: video.local.desired !== 'off' || video.remote !== 'off',
    // Answered by the user, not yet by the network: the OS shows it as connecting.
    stage: view.phase === 'incoming' && view.answering ? 'connecting' : stages[view.phase],
    held: view.phase === 'held',
    muted: mute.desired,
  }
}

/** Keeps the OS call screen at the level of the calls, and reads what its user asks. It is told levels, never edges. */
export interface SurfaceSync {
  /** Shows what changed. MUST run after each input, so that a replay asks the same. */
  sync(): void
  carryOut(request: SurfaceRequest, command: (command: UserCommand, id: number) => Answer | Check): Answer | Check
}

export function createSurfaceSync(kernel: Kernel, calls: Calls): SurfaceSync {
  const shown = new Map<CallId, { readonly view: CallView; readonly level: string }>()

  function show(view: CallView): void {
    const { id } = view
    const before = shown.get(id)
    if (before?.view === view) return
    if (view.phase === 'ended') {
      if (shown.delete(id)) kernel.perform(() => ({ type: 'close', callId: id, end: view.end }))
      return
    }
    const call = levelOf(view)
    if (!call) return
    const level = JSON.stringify(call)
    shown.set(id, { view, level })
    if (before?.level === level) return
    kernel.perform(
      (effect) => ({ type: 'show', effect, call }),
      (outcome) => {
        if (!outcome.ok)
          kernel.diagnose('illegal', `the surface does not show the call: ${outcome.vendor?.message ?? ''}`, {
            callId: id,
          })
      },
    )
  }

  return {
    sync() {
      if (!kernel.surface) return
      const views = calls.views.list()
      for (const view of views) show(view)
      if (shown.size <= views.length) return
      // Refused unseen, or found to be another one: it left without an end, and its screen must not stay.
      const here = new Set(views.map(({ id }) => id))
      for (const callId of shown.keys()) {
        if (here.has(callId)) continue
        shown.delete(callId)
        const reason = calls.identity.resolve(callId) === callId ? 'cancelled' : 'replaced'
        const end = { reason, by: 'system', at: kernel.now(), confirmed: true } as const
        kernel.perform(() => ({ type: 'close', callId, end }))
      }
    },
    carryOut(request, command) {
      const { type } = request
      if (type === 'start')
        return command(
          { type: 'startCall', to: request.to, video: request.video, muted: false, onPermission: 'request' },
          0,
        )
      const [callId] = calls.identity.namedBy({ type: 'call.established', call: request.call } satisfies CallFact)
      if (callId === undefined) {
        kernel.diagnose('unknown', `the surface asks ${type} of no call of ours`)
        return { ok: false, reason: 'no-call' }
      }
      const of = (action: CallAction, value?: Json) =>
        command({ type: action, callId, ...(value !== undefined && { value }) }, 0)
      switch (type) {
        case 'answer':
          return of('answer', { video: request.video === true, muted: false })
        case 'end':
          return of('hangUp')
        case 'hold':
          return of(request.held ? 'hold' : 'resume')
        case 'mute':
          return of(request.muted ? 'mute' : 'unmute')
        case 'digits':
          return of('sendDigits', { digits: request.digits })
        default:
          return request satisfies never
      }
    },
  }
}
