import type { Outcome } from '@offhook/core'
import type { SipCall } from './call.ts'
import type { Context } from './context.ts'
import { reinvite } from './reinvite.ts'

/** One new path for what is sent and received (ICE restart, RFC 8839 section 4.4.1). Refused, the old one stands. */
export async function restartMedia(context: Context, call: SipCall): Promise<Outcome> {
  return await reinvite(context, call, { offerOptions: { iceRestart: true } })
}
