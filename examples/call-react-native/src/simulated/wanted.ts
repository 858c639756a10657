import type { Dialect, Platform } from '@offhook/transport-omikit'

/** What the address of the page asks for; on a device there is no address, and the first of each is taken. */
const search = new URLSearchParams(globalThis.location?.search ?? '')

function oneOf<T extends string>(key: string, known: readonly [T, ...T[]]): T {
  return known.find((word) => word === search.get(key)) ?? known[0]
}

export const platforms = ['android', 'ios'] as const satisfies readonly Platform[]
export const dialects = ['rn-4.1', 'rn-4.0'] as const satisfies readonly Dialect[]
/** `ringing`: a call came before the app. `answered`: and was taken in the notification. */
export const beginnings = ['home', 'ringing', 'answered'] as const

export const wanted = {
  platform: oneOf('platform', platforms),
  dialect: oneOf('dialect', dialects),
  begin: oneOf('begin', beginnings),
}
