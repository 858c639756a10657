import type { Policy } from '@offhook/core'

/** What the user has chosen for every line to come; it becomes the policy of the phone. */
export interface Preferences extends Pick<Policy, 'secondCall' | 'oneVoice' | 'maxCalls'> {
  /** The call list is kept in this browser, beyond the page. */
  readonly keepLog: boolean
  /** Which lines are drawn with the lock screen of a phone beside them. */
  readonly lockScreen: 'simulator' | 'always' | 'never'
}

export const secondCalls = ['hold-and-answer', 'end-and-answer', 'wait', 'reject-busy'] as const satisfies readonly [
  Policy['secondCall'],
  ...Policy['secondCall'][],
]
export const lockScreens = ['simulator', 'always', 'never'] as const satisfies readonly [
  Preferences['lockScreen'],
  ...Preferences['lockScreen'][],
]
export const mostCalls = [1, 2, 3, 4, 8] as const

export const defaultPreferences: Preferences = {
  secondCall: 'hold-and-answer',
  oneVoice: true,
  maxCalls: 8,
  keepLog: true,
  lockScreen: 'simulator',
}

/** An ended call stays on the screen long enough to be read; `Done` takes it away before. */
export const policyOf = ({ secondCall, oneVoice, maxCalls }: Preferences): Partial<Policy> => ({
  lingerMs: 10_000,
  secondCall,
  oneVoice,
  maxCalls,
})

const choices = Object.keys(defaultPreferences) as readonly (keyof Preferences)[]

export const samePreferences = (a: Preferences, b: Preferences): boolean => choices.every((name) => a[name] === b[name])

const key = 'offhook.preferences'

/** What was chosen last in this browser; whatever cannot be read is as by default. */
export function recallPreferences(): Preferences {
  try {
    return preferencesOf(JSON.parse(localStorage.getItem(key) ?? '{}'))
  } catch {
    return defaultPreferences
  }
}

export function rememberPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify(preferences))
  } catch {
    // Forbidden: it lasts as long as the page.
  }
}

function preferencesOf(given: unknown): Preferences {
  if (typeof given !== 'object' || given === null) return defaultPreferences
  const known = new Map(Object.entries(given))
  const among = <T>(choices: readonly T[], name: keyof Preferences, otherwise: T): T =>
    choices.find((choice) => choice === known.get(name)) ?? otherwise
  return {
    secondCall: among<Policy['secondCall']>(secondCalls, 'secondCall', defaultPreferences.secondCall),
    oneVoice: among([true, false], 'oneVoice', defaultPreferences.oneVoice),
    maxCalls: among<number>(mostCalls, 'maxCalls', defaultPreferences.maxCalls),
    keepLog: among([true, false], 'keepLog', defaultPreferences.keepLog),
    lockScreen: among<Preferences['lockScreen']>(lockScreens, 'lockScreen', defaultPreferences.lockScreen),
  }
}
