import type { FarCall } from '../far/far-call.ts'
import type { FarEnd } from '../far/far-end.ts'
import type { ScriptStep } from '../sdk/answers.ts'
import type { CallAction, CallActions, CallStep, CallStepOf } from './call-steps.ts'
import type { FarAction, FarActions, FarStep, FarStepOf } from './far-steps.ts'

const callActions: { readonly [A in CallAction]: (call: FarCall, step: CallActions[A]) => void } = {
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

const farActions: { readonly [A in FarAction]: (far: FarEnd, step: FarActions[A]) => unknown } = {
  'far.call': (far, step) => far.call(step),
  'far.announce': (far, step) => far.announce(step),
  'far.link': (far, step) => far.link(step.state, step),
  'far.online': (far, step) => far.online(step.online),
  'far.refuseRegistration': (far, step) => far.refuseRegistration(step.reason, step),
  'far.loseRegistration': (far, step) => far.loseRegistration(step.reason, step),
  'far.permission': (far, step) => far.permission(step.permission, step.state, step.answer),
  'far.refuse': (far, step) => far.refuse(step.command, { ok: false, reason: step.reason }, step.times),
  'far.never': (far, step) => far.never(step.command, step.times),
  'far.ignore': (far, step) => far.ignore(step.command, step.times),
  'far.delay': (far, step) => far.delay(step.command, step.ms, step.times),
  'far.connectAfter': (far, step) => far.connectAfter(step.ms),
  'far.audio': (far, step) => far.audio(step.outputs, step.current),
  'far.plugIn': (far, step) => far.plugIn(step.kind, step.device),
  'far.unplug': (far, step) => far.unplug(step.id),
  'far.occupy': (far, step) => far.occupy(step.id, step.busy),
  'far.videoAfter': (far, step) => far.videoAfter(step.ms),
  'far.network': (far, step) => far.network(step.conditions),
  'far.reset': (far) => far.reset(),
}

export const isCallStep = (step: { readonly do: string }): step is CallStep => Object.hasOwn(callActions, step.do)
export const isFarStep = (step: { readonly do: string }): step is FarStep => Object.hasOwn(farActions, step.do)
export const isScriptStep = (step: { readonly do: string }): step is ScriptStep => isCallStep(step) || isFarStep(step)

export function playCallStep<A extends CallAction>(call: FarCall, step: CallStepOf<A>): void {
  callActions[step.do](call, step)
}

export function playFarStep<A extends FarAction>(far: FarEnd, step: FarStepOf<A>): void {
  farActions[step.do](far, step)
}

/** What the script of a call would do to the rest of the world is left out once that call is over. */
export function playScriptStep(far: FarEnd, call: FarCall, step: ScriptStep): void {
  if (isCallStep(step)) playCallStep(call, step)
  else if (call.stage !== 'ended') playFarStep(far, step)
}
