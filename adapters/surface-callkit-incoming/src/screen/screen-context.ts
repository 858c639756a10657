import type { SurfaceCall, SurfaceHost } from '@offhook/core'
import type { Platform } from '../channel/callkit-channel.ts'
import type { Ask } from '../functions/ask.ts'
import type { NativeMethod } from '../native/methods.ts'
import type { CallKitParams } from '../params/call-kit-params.ts'
import type { ShownCalls } from './shown-calls.ts'

/** What the pieces of one running surface share. */
export interface ScreenContext {
  readonly platform: Platform
  readonly host: SurfaceHost
  readonly calls: ShownCalls
  readonly ask: Ask
  /** Asks and waits for nothing; what fails is reported. */
  readonly tell: (method: NativeMethod, args: unknown) => void
  readonly paramsOf: (call: SurfaceCall) => CallKitParams
  readonly leavesNotices: boolean
}
