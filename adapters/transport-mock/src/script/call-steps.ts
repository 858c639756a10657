import type { EndReason, Millis, Remote, VideoState } from '@offhook/core'
import type { QualityCurve } from '../call/quality-curve.ts'
import type { TransferAnswer } from '../call/world.ts'
import type { EndDetails, FarCall } from '../far/far-call.ts'
import type { FarCallRequest } from '../far/far-end.ts'

type Plain = Readonly<Record<never, never>>

/** What the far side of a call can do by script, with what each needs. The names are those of `FarCall`. */
interface CallActions {
  'call.offer': Plain
  'call.ring': { readonly earlyMedia?: boolean }
  'call.answer': { readonly video?: boolean }
  'call.hold': Plain
  'call.resume': Plain
  'call.hangUp': { readonly code?: number } & EndDetails
  'call.reject': { readonly code?: number } & EndDetails
  'call.cancel': EndDetails
  'call.refineEnd': { readonly reason: EndReason } & EndDetails
  'call.vanish': Plain
  'call.crash': Plain
  'call.freeze': Plain
  'call.thaw': Plain
  'call.setSound': { readonly sends: boolean }
  'call.quality': { readonly curve: QualityCurve }
  'call.cutMedia': { readonly forMs?: Millis }
  'call.dropMedia': { readonly forMs?: Millis }
  'call.restoreMedia': Plain
  'call.failMedia': Plain
  'call.sendDigit': { readonly digit: string }
  'call.setVideo': { readonly video: VideoState }
  'call.askTransfer': { readonly to: string }
  'call.replaceBy': FarCallRequest
  'call.changeRemote': { readonly remote: Remote }
  'call.changeHere': Parameters<FarCall['changeHere']>[0]
  'call.glareNext': { readonly times?: number }
  'call.onTransfer': { readonly answer: TransferAnswer }
  'call.transferred': { readonly stage: 'ringing' | 'done' | 'failed'; readonly code?: number }
}

type CallAction = keyof CallActions
type CallStepOf<A extends CallAction> = {
  [K in A]: { readonly at: Millis; readonly do: K } & CallActions[K]
}[A]

/** One thing that the far side of a call does, as data. `at`: milliseconds after the script began. */
export type CallStep = CallStepOf<CallAction>

const actions: { readonly [A in CallAction]: (call: FarCall, step: CallActions[A]) => void } = {
  'call.offer': (call) => call.offer(),
  'call.ring': (call, step) => call.ring(step),
  'call.answer': (call, step) => call.answer(step),
  'call.hold': (call) => call.hold(),
  'call.resume': (call) => call.resume(),
  'call.hangUp': (call, step) => call.hangUp(step.code, step),
  'call.reject': (call, step) => call.reject(step.code, step),
  'call.cancel': (call, step) => call.cancel(step),
  'call.refineEnd': (call, step) => call.refineEnd(step.reason, step),
  'call.vanish': (call) => call.vanish(),
  'call.crash': (call) => call.crash(),
  'call.freeze': (call) => call.freeze(),
  'call.thaw': (call) => call.thaw(),
  'call.setSound': (call, step) => call.setSound(step.sends),
  'call.quality': (call, step) => call.quality(step.curve),
  'call.cutMedia': (call, step) => call.cutMedia(step),
  'call.dropMedia': (call, step) => call.dropMedia(step),
  'call.restoreMedia': (call) => call.restoreMedia(),
  'call.failMedia': (call) => call.failMedia(),
  'call.sendDigit': (call, step) => call.sendDigit(step.digit),
  'call.setVideo': (call, step) => call.setVideo(step.video),
  'call.askTransfer': (call, step) => call.askTransfer(step.to),
  'call.replaceBy': (call, step) => void call.replaceBy(step),
  'call.changeRemote': (call, step) => call.changeRemote(step.remote),
  'call.changeHere': (call, step) => call.changeHere(step),
  'call.glareNext': (call, step) => call.glareNext(step.times),
  'call.onTransfer': (call, step) => call.onTransfer(step.answer),
  'call.transferred': (call, step) => call.transferred(step.stage, step.code),
}

export const isCallStep = (step: { readonly do: string }): step is CallStep => Object.hasOwn(actions, step.do)

export function playCallStep<A extends CallAction>(call: FarCall, step: CallStepOf<A>): void {
  actions[step.do](call, step)
}
