import { given, type Result } from '@offhook/adapter-kit'
import type { Vendor } from '@offhook/core'
import { vendorOf } from '../read/fault.ts'

/** `no-session`: it works on the session that stands, and none does. `not-supported`: the transport has no Calls SDK. */
export type CometChatFailure = 'not-supported' | 'no-session' | 'failed'

/** What every function resolves to: none rejects or throws. */
export type CometChatResult<T = undefined> = Result<T, CometChatFailure>

export const refuse = (reason: CometChatFailure, vendor?: Vendor): CometChatResult<never> => ({
  ok: false,
  reason,
  ...(vendor && { vendor }),
})

export async function resultOf<T>(ask: () => Promise<T>): Promise<CometChatResult<T>> {
  try {
    return given(await ask())
  } catch (error) {
    return refuse('failed', vendorOf(error))
  }
}
