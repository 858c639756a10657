import type { Line } from './line.ts'
import type { Preferences } from './preferences.ts'
import type { SipAccount } from './sip-account.ts'

/** The SIP stack is the largest part of the page, and only those who sign in to a server need it. */
export async function loadSipLine(account: SipAccount, preferences: Preferences): Promise<Line> {
  const { createSipLine } = await import('./sip.ts')
  return createSipLine(account, preferences)
}
