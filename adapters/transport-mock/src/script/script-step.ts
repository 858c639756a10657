import type { FarCall } from '../far/far-call.ts'
import type { FarEnd } from '../far/far-end.ts'
import { type CallStep, isCallStep, playCallStep } from './call-steps.ts'
import { type FarStep, isFarStep, playFarStep } from './far-steps.ts'

/** What a dialled number may do: a deed of its own side, or of the server and the network. */
export type ScriptStep = CallStep | FarStep

export const isScriptStep = (step: { readonly do: string }): step is ScriptStep => isCallStep(step) || isFarStep(step)

/** What the script of a call would do to the rest of the world is left out once that call is over. */
export function playScriptStep(far: FarEnd, call: FarCall, step: ScriptStep): void {
  if (isCallStep(step)) playCallStep(call, step)
  else if (call.stage !== 'ended') playFarStep(far, step)
}
