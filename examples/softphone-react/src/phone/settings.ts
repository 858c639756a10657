import { type OpenAccount, openFields } from './sip-account.ts'

/** What a link to this page may say in advance. A password is no part of it: addresses are kept in histories and logs. */
export interface Settings {
  readonly transport: 'simulator' | 'sip'
  /** Sign in at once. */
  readonly autostart: boolean
  readonly account: OpenAccount
}

/**
 * Reads `?transport=sip&server=ws://…&user=…&domain=…&autostart=1`; every open field of the account may be given. What
 * the link leaves out is as it was `before`. Unknown parameters are passed over.
 */
export function settingsFrom(search: string, before: OpenAccount): Settings {
  const query = new URLSearchParams(search)
  const given = openFields.flatMap((field) => {
    const value = query.get(field)
    return value === null ? [] : [[field, value] as const]
  })
  return {
    transport: query.get('transport') === 'sip' ? 'sip' : 'simulator',
    autostart: query.get('autostart') === '1',
    account: { ...before, ...Object.fromEntries(given) },
  }
}
