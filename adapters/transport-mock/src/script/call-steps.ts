import type { EndReason, Millis, Remote, VideoState } from '@offhook/core'
import type { QualityCurve } from '../call/quality-curve.ts'
import type { TransferAnswer } from '../call/world.ts'
import type { EndDetails, FarCall, FarCallRequest } from '../far/far-call.ts'

type Plain = Readonly<Record<never, never>>

/** What the far side of a call can do by script, with what each needs. The names are those of `FarCall`. */
export interface CallActions {
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

export type CallAction = keyof CallActions
export type CallStepOf<A extends CallAction> = {
  [K in A]: { readonly at: Millis; readonly do: K } & CallActions[K]
}[A]

/** One thing that the far side of a call does, as data. `at`: milliseconds after the script began. */
export type CallStep = CallStepOf<CallAction>
