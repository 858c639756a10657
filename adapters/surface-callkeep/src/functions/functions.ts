import { isRecord, readFlag, readText, refuse } from '@offhook/adapter-kit'
import type { AudioOutput } from '@offhook/core'
import type { RNCallKeep } from '../module/rn-callkeep.ts'
import type { CallKeepAndroidSetup, CallKeepForegroundService, CallKeepSetup } from '../module/setup.ts'
import type { CallKeepPlatform } from '../platform.ts'
import { ask, type CallKeepResult, readBoolean, readNothing } from './result.ts'

/** One audio route, under the name that `setAudioRoute` takes. */
export interface CallKeepAudioRoute {
  readonly name: string
  readonly kind: AudioOutput['kind']
  readonly selected: boolean
}

type Answer<T> = Promise<CallKeepResult<T>>
type Done = Answer<undefined>

/** The functions of react-native-callkeep that are no part of showing calls. `call`: our id of it, or the OS's, in any letters. */
export interface CallKeepFunctions {
  /** Answered by the user of the OS's screen or the app. iOS. */
  isCallActive(call: string): Answer<boolean>
  /** Whether there is any call, of another app or the SIM too. iOS. */
  checkIfBusy(): Answer<boolean>
  /** iOS. */
  checkSpeaker(): Answer<boolean>
  /** MUST NOT be asked while nobody talks: on iOS it activates the audio session. */
  getAudioRoutes(): Answer<readonly CallKeepAudioRoute[]>
  /** `name`: one of `getAudioRoutes`. */
  setAudioRoute(call: string, name: string): Done
  /** Android. */
  toggleAudioRouteSpeaker(call: string, on: boolean): Done
  /** Kept for the next start of the app; the call screen that stands is not changed. */
  setSettings(settings: CallKeepSetup): Done
  /** Android, as all that follow. */
  registerPhoneAccount(options: { readonly android: CallKeepAndroidSetup }): Done
  hasPhoneAccount(): Answer<boolean>
  checkPhoneAccountEnabled(): Answer<boolean>
  /** Asks the user for the default account, on the telephones that need one. */
  hasDefaultPhoneAccount(options: CallKeepAndroidSetup): Done
  isConnectionServiceAvailable(): Answer<boolean>
  supportConnectionService(): Answer<boolean>
  hasOutgoingCall(): Answer<boolean>
  /** Whether there is a call of the SIM; needs the permission READ_PHONE_STATE. */
  checkIsInManagedCall(): Answer<boolean>
  /** Whether the OS may place calls by this app. The surface sets it when it starts and stops. */
  setAvailable(available: boolean): Done
  canMakeMultipleCalls(allowed: boolean): Done
  setForegroundServiceSettings(settings: CallKeepForegroundService): Done
  backToForeground(): Done
}

/** iOS calls them by the port of the microphone, Android by the output. */
const kinds: Readonly<Record<string, AudioOutput['kind']>> = {
  Phone: 'earpiece',
  Speaker: 'speaker',
  Headset: 'wired',
  Bluetooth: 'bluetooth',
}

function readRoutes(raw: unknown): readonly CallKeepAudioRoute[] {
  if (!Array.isArray(raw)) throw new Error('It answered no list.')
  return raw.flatMap((line: unknown) => {
    const { name: given, type, selected } = isRecord(line) ? line : {}
    const name = readText(given)
    if (name === undefined) return []
    const kind = kinds[readText(type) ?? ''] ?? 'other'
    return [{ name, kind, selected: readFlag(selected) === true }]
  })
}

export function createFunctions(
  callKeep: RNCallKeep,
  platform: CallKeepPlatform,
  osIdOf: (call: string) => string | undefined,
): CallKeepFunctions {
  const only = <T>(where: CallKeepPlatform, name: string, run: () => Answer<T>): Answer<T> =>
    platform === where ? run() : Promise.resolve(refuse('not-supported', `${name}: there is none on ${platform}.`))
  const ofCall = <T>(call: string, run: (osId: string) => Answer<T>): Answer<T> => {
    const osId = osIdOf(call)
    return osId === undefined ? Promise.resolve(refuse('no-such-call', 'The OS shows no such call.')) : run(osId)
  }
  const routes = () => ask(() => callKeep.getAudioRoutes(), readRoutes)
  const android = <T>(name: string, run: () => unknown, read: (raw: unknown) => T) =>
    only('android', name, () => ask(run, read))

  return {
    isCallActive: (call) =>
      only('ios', 'isCallActive', () => ofCall(call, (osId) => ask(() => callKeep.isCallActive(osId), readBoolean))),
    checkIfBusy: () => only('ios', 'checkIfBusy', () => ask(() => callKeep.checkIfBusy(), readBoolean)),
    checkSpeaker: () => only('ios', 'checkSpeaker', () => ask(() => callKeep.checkSpeaker(), readBoolean)),
    getAudioRoutes: routes,
    // Of a call or a route that it does not know, callkeep never answers.
    setAudioRoute: (call, name) =>
      ofCall(call, async (osId) => {
        const known = await routes()
        if (!known.ok) return known
        if (!known.value.some((route) => route.name === name)) return refuse('failed', `There is no route '${name}'.`)
        return await ask(() => callKeep.setAudioRoute(osId, name), readNothing)
      }),
    toggleAudioRouteSpeaker: (call, on) =>
      only('android', 'toggleAudioRouteSpeaker', () =>
        ofCall(call, (osId) => ask(() => callKeep.toggleAudioRouteSpeaker(osId, on), readNothing)),
      ),
    setSettings: (settings) => ask(() => callKeep.setSettings(settings), readNothing),
    registerPhoneAccount: (options) =>
      android('registerPhoneAccount', () => callKeep.registerPhoneAccount(options), readNothing),
    hasPhoneAccount: () => android('hasPhoneAccount', () => callKeep.hasPhoneAccount(), readBoolean),
    checkPhoneAccountEnabled: () =>
      android('checkPhoneAccountEnabled', () => callKeep.checkPhoneAccountEnabled(), readBoolean),
    hasDefaultPhoneAccount: (options) =>
      android('hasDefaultPhoneAccount', () => callKeep.hasDefaultPhoneAccount(options), readNothing),
    isConnectionServiceAvailable: () =>
      android('isConnectionServiceAvailable', () => callKeep.isConnectionServiceAvailable(), readBoolean),
    supportConnectionService: () =>
      android('supportConnectionService', () => callKeep.supportConnectionService(), readBoolean),
    hasOutgoingCall: () => android('hasOutgoingCall', () => callKeep.hasOutgoingCall(), readBoolean),
    checkIsInManagedCall: () => android('checkIsInManagedCall', () => callKeep.checkIsInManagedCall(), readBoolean),
    setAvailable: (available) => android('setAvailable', () => callKeep.setAvailable(available), readNothing),
    canMakeMultipleCalls: (allowed) =>
      android('canMakeMultipleCalls', () => callKeep.canMakeMultipleCalls(allowed), readNothing),
    setForegroundServiceSettings: (settings) =>
      android('setForegroundServiceSettings', () => callKeep.setForegroundServiceSettings(settings), readNothing),
    backToForeground: () => android('backToForeground', () => callKeep.backToForeground(), readNothing),
  }
}
