import { given, readNumber, vendorOf } from '@offhook/adapter-kit'
import type { CallkitChannel } from '../channel/callkit-channel.ts'
import type { NativeMethod } from '../native/methods.ts'
import { type CallkitResult, isMissing } from './result.ts'

/** Asks the native side. MUST NOT throw or reject. */
export type Ask = (method: NativeMethod, args?: unknown) => Promise<CallkitResult<unknown>>

export function createAsk(channel: CallkitChannel): Ask {
  return async (method, args) => {
    try {
      return given(await channel.invoke(method, args))
    } catch (error) {
      const vendor = vendorOf(error, readNumber)
      return { ok: false, reason: isMissing(vendor) ? 'not-supported' : 'failed', vendor }
    }
  }
}
