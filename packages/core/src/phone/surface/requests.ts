import type { CallAction } from '../../call/call-view.ts'
import type { UserCommand } from '../../inbox/input.ts'
import type { SurfaceRequest } from '../../ports/surface.ts'
import type { CallId, Json, Millis } from '../../values.ts'
import type { Calls } from '../calls.ts'
import type { Kernel } from '../kernel.ts'
import { contextOf, type LiveCall, send } from '../live-call.ts'
import type { Refusal } from '../result.ts'
import { type Answer, already, type Check, refused } from '../settle.ts'
import { OS_UUID } from './level.ts'
import type { Screen } from './screen.ts'

export interface RequestsSetup {
  readonly kernel: Kernel
  readonly calls: Calls
  readonly screen: Screen
  readonly command: (command: UserCommand, id: number) => Answer | Check
  /** Why no call can be started now. */
  readonly readiness: () => Refusal | undefined
}

export interface SurfaceRequests {
  carryOut(request: SurfaceRequest): Answer | Check
  /** The ring timer of the screen went off. */
  rangOut(call: SurfaceRequest['call']): void
}

type Start = Pick<Extract<UserCommand, { readonly type: 'startCall' }>, 'to' | 'video' | 'refs'>

const isAnswered = (call: LiveCall | undefined) => call !== undefined && /connecting|active|held/.test(call.phase)

/** Carries out what the user of the call screen asks, as the commands of the app do it. */
export function createSurfaceRequests({ kernel, calls, screen, command, readiness }: RequestsSetup): SurfaceRequests {
  const named = (call: SurfaceRequest['call']): CallId | undefined => calls.identity.namedBy({ call })[0]
  const nobody = (type: string): Answer => {
    kernel.diagnose('unknown', `the call screen asks ${type} of no call of ours`)
    return refused({ reason: 'no-call' })
  }

  /** Begins it as soon as it can be begun, and no later than this: then it says itself why it cannot. */
  function whenReady(patienceMs: Millis, isReady: () => boolean, begin: () => Answer | Check): Check {
    let overdue = false
    let begun: Answer | Check | undefined
    const deadline = kernel.timers.setTimeout(() => {
      overdue = true
    }, patienceMs)
    return () => {
      if (!begun && !overdue && !isReady()) return undefined
      kernel.timers.clearTimeout(deadline)
      begun ??= begin()
      return typeof begun === 'function' ? begun() : begun
    }
  }

  /** A cold start begins with it: Siri wakes the app, which has not signed in yet. */
  function startWhenSignedIn(start: Start): Check {
    const isSignedIn = () => {
      const refusal = readiness()
      return refusal !== 'stopped' && refusal !== 'not-registered'
    }
    return whenReady(kernel.policy.startTimeoutMs, isSignedIn, () =>
      command({ type: 'startCall', muted: false, onPermission: 'request', ...start }, 0),
    )
  }

  /** Pressed before the app was told of the call: it comes, or it was never there. */
  const whenNamed = (request: SurfaceRequest): Check =>
    whenReady(
      kernel.policy.attachTimeoutMs,
      () => named(request.call) !== undefined,
      () => (named(request.call) === undefined ? nobody(request.type) : carryOut(request)),
    )

  function callBack({ call, to, video = false }: Extract<SurfaceRequest, { type: 'callBack' }>): Answer | Check {
    const id = named(call)
    const address =
      to ?? (id && (calls.views.get(id) ?? calls.log.records.find((record) => record.id === id))?.remote.address)
    return address === undefined ? nobody('callBack') : startWhenSignedIn({ to: address, video })
  }

  /** The ring timer of a call screen may go off for a call that talks: it MUST NOT end one that was answered. */
  function rangOut(subject: SurfaceRequest['call']): void {
    const id = named(subject)
    const call = id && calls.live.get(id)
    if (call && call.phase === 'incoming' && !contextOf(call).answering)
      return send(call, {
        type: 'user.hangUp',
        why: 'policy',
        leaving: { reason: 'no-answer', by: 'system', overdue: 'ring' },
      })
    if (call) screen.lost(call.id)
    kernel.diagnose('late', 'the call screen stopped ringing for a call that does not ring', id ? { callId: id } : {})
  }

  function carryOut(request: SurfaceRequest): Answer | Check {
    const { type, call } = request
    const uuid = call.refs?.[OS_UUID]
    if (type === 'callBack') return callBack(request)
    const callId = named(call)
    if (type === 'answer' && callId === undefined && uuid !== undefined) return whenNamed(request)
    if (type === 'start') {
      // The app placed it, and the OS says back what it was told: also when it is over by now, and MUST NOT be placed anew.
      if (callId !== undefined) return calls.live.has(callId) ? already : refused({ reason: 'call-ended' }, callId)
      const { to, video } = request
      return startWhenSignedIn({ to, video, ...(uuid !== undefined && { refs: { [OS_UUID]: uuid } }) })
    }
    if (callId === undefined) return nobody(type)
    const of = (action: CallAction, value?: Json) =>
      command({ type: action, callId, ...(value !== undefined && { value }) }, 0)
    switch (type) {
      case 'answer':
        // Said back, or pressed in the instant in which the app has answered.
        if (isAnswered(calls.live.get(callId))) return already
        return of('answer', { video: request.video === true, muted: false })
      case 'end':
        return calls.live.has(callId) && !screen.hasClosed(callId, uuid) ? of('hangUp') : already
      case 'hold':
        return screen.set({ callId, uuid }, 'held', request.held, () => of(request.held ? 'hold' : 'resume')) ?? already
      case 'mute':
        return (
          screen.set({ callId, uuid }, 'muted', request.muted, () => of(request.muted ? 'mute' : 'unmute')) ?? already
        )
      case 'digits':
        return of('sendDigits', { digits: request.digits })
      case 'group': {
        if (!request.with) return of('split')
        const other = named(request.with)
        return other === undefined ? nobody(type) : of('merge', { ids: [callId, other] })
      }
      default:
        return request satisfies never
    }
  }
  return { carryOut, rangOut }
}
