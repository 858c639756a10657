import type { SipAccount } from './sip-account.ts'

/** What a link to this page may say in advance. A password is no part of it: addresses are kept in histories and logs. */
export interface Settings {
  readonly transport: 'simulator' | 'sip'
  /** Sign in at once. */
  readonly autostart: boolean
  readonly account: Omit<SipAccount, 'password'>
}

/** Reads `?transport=sip&server=ws://…&user=…&domain=…&autostart=1`. Unknown parameters are passed over. */
export function settingsFrom(search: string): Settings {
  const query = new URLSearchParams(search)
  return {
    transport: query.get('transport') === 'sip' ? 'sip' : 'simulator',
    autostart: query.get('autostart') === '1',
    account: {
      server: query.get('server') ?? '',
      user: query.get('user') ?? '',
      domain: query.get('domain') ?? '',
    },
  }
}
