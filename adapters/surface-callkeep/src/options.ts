import type { AudioOutput, SurfaceCall } from '@offhook/core'
import type { CallKeepHandleType, RNCallKeep } from './module/rn-callkeep.ts'
import type { CallKeepSetup } from './module/setup.ts'
import { type CallKeepPlatform, platforms } from './platform.ts'

/** What the call screen writes of the far side. */
export interface Presented {
  readonly name: string
  /** What Recents and Siri call again. */
  readonly handle: string
  readonly handleType: CallKeepHandleType
}

/** One line of `getCalls` (iOS). */
export interface CallKeepListed {
  readonly uuid: string
  readonly outgoing: boolean
  readonly connected: boolean
  readonly held: boolean
}

export interface CallKeepSurfaceOptions {
  /** `import callKeep from 'react-native-callkeep'` */
  readonly callKeep: RNCallKeep
  /** `Platform.OS` */
  readonly platform: CallKeepPlatform
  /** Handed to `setup` when the phone starts. Left out: native code, or the app, has set it up. */
  readonly setup?: CallKeepSetup
  /** Default: name, else address; the address as a number if it looks like one. */
  readonly present?: (call: SurfaceCall) => Presented
  /**
   * iOS lists the calls of other apps and of the SIM too, and says not whose they are. Asked for each incoming call that
   * nobody has told us of. Default: it is ours if it is there when the phone starts.
   */
  readonly isOurs?: (call: CallKeepListed) => boolean
  /** The id of an audio output as the transport or the device names it. Default: its kind. `undefined`: not reported. */
  readonly audioId?: (output: { readonly kind: AudioOutput['kind']; readonly name: string }) => string | undefined
}

export function checkOptions({ callKeep, platform }: CallKeepSurfaceOptions): void {
  if (typeof callKeep?.addEventListener !== 'function')
    throw new TypeError("createCallKeepSurface: 'callKeep' must be the default export of react-native-callkeep")
  if (!platforms.includes(platform))
    throw new TypeError("createCallKeepSurface: 'platform' must be 'ios' or 'android', as Platform.OS says it")
}

const number = /^\+?[\d\s().-]{2,}$/

export function present({ remote }: SurfaceCall): Presented {
  if (remote.withheld) return { name: remote.name ?? '', handle: '', handleType: 'generic' }
  // CallKit is brought down by a handle that is null.
  const handle = remote.address ?? remote.userId ?? remote.name ?? ''
  return { name: remote.name ?? handle, handle, handleType: number.test(handle) ? 'number' : 'generic' }
}
