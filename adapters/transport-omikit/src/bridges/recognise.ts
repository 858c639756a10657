import type { Dialect, NativeKind, Platform } from '../dialect.ts'

/** A platform by its name, or React Native's `Platform`. */
export type GivenPlatform = Platform | { readonly OS: string }

export interface Recognised extends NativeKind {
  /** The version was neither said nor seen. */
  readonly isGuess: boolean
}

/** Functions that came with 4.1 and after, and that can be seen: on iOS from 4.1.0, on Android from 4.1.7. */
const newcomers = ['setCameraConfig', 'setupVideoContainers', 'logoutAndWait', 'getOmiDevices', 'getKeepAliveStatus']
/** A no-op on iOS in 4.0 as well, so that it says something of Android and of the plugin's JavaScript (4.1.2) only. */
const knownToIos = ['getKeepAliveStatus']

function platformOf(given: GivenPlatform): Platform {
  const name = typeof given === 'string' ? given : given.OS
  if (name === 'android' || name === 'ios') return name
  throw new RangeError(`OMICALL runs on 'android' and 'ios', not on '${name}'.`)
}

/**
 * Which omikit-plugin this is: the dialect that was said, else 4.1 where one of its own functions is there, else 4.0. On
 * Android the native modules of 4.0 to 4.1.6 look alike: there, 4.0 is a guess. Never throws, whatever `look` does.
 */
export function recognise(
  look: (name: string) => unknown,
  given: { readonly platform: GivenPlatform; readonly dialect?: Dialect | undefined },
  isPlugin: boolean,
): Recognised {
  const platform = platformOf(given.platform)
  if (given.dialect !== undefined) return { dialect: given.dialect, platform, isGuess: false }
  const telling = platform === 'ios' && !isPlugin ? newcomers.filter((name) => !knownToIos.includes(name)) : newcomers
  const isNew = telling.some((name) => typeof contained(() => look(name)) === 'function')
  return { dialect: isNew ? 'rn-4.1' : 'rn-4.0', platform, isGuess: !isNew && platform === 'android' && !isPlugin }
}

/** What it returns; `undefined` where it throws. */
export function contained<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}
