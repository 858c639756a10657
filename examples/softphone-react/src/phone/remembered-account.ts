import { emptyAccount, type OpenAccount, openFields, type SipAccount } from './sip-account.ts'

const key = 'offhook.account'

/** The account of the last sign-in in this tab. Passwords are never kept; where storage is forbidden, nothing is. */
export function recallAccount(): OpenAccount {
  try {
    return accountOf(JSON.parse(sessionStorage.getItem(key) ?? '{}'))
  } catch {
    return emptyAccount
  }
}

export function rememberAccount(account: SipAccount): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(accountOf(account)))
  } catch {
    // Forbidden: the fields stay empty next time.
  }
}

/** The open fields of anything, as texts. */
function accountOf(given: unknown): OpenAccount {
  if (typeof given !== 'object' || given === null) return emptyAccount
  const known = new Map(Object.entries(given))
  const text = (field: keyof OpenAccount) => {
    const value: unknown = known.get(field)
    return [field, typeof value === 'string' ? value : ''] as const
  }
  return { ...emptyAccount, ...Object.fromEntries(openFields.map(text)) }
}
