import type { CallKeepEvent } from './events.ts'
import type { CallKeepAndroidSetup, CallKeepForegroundService, CallKeepSetup } from './setup.ts'

export type CallKeepHandleType = 'generic' | 'number' | 'email'

/** What CallKit offers the user on its screen. */
export interface CallKeepOffers {
  readonly hasVideo?: boolean
  readonly supportsHolding?: boolean
  readonly supportsDTMF?: boolean
  readonly supportsGrouping?: boolean
  readonly supportsUngrouping?: boolean
}

/** The default export of react-native-callkeep 4.3, as far as this adapter uses it; it is handed in. */
export interface RNCallKeep {
  addEventListener(type: CallKeepEvent, handler: (data: unknown) => void): { remove(): void }
  setup(options: CallKeepSetup): Promise<unknown>
  getInitialEvents(): Promise<unknown>
  clearInitialEvents(): void

  displayIncomingCall(
    uuid: string,
    handle: string,
    localizedCallerName?: string,
    handleType?: CallKeepHandleType,
    hasVideo?: boolean,
    options?: { readonly ios: CallKeepOffers },
  ): void
  startCall(
    uuid: string,
    handle: string,
    contactIdentifier?: string,
    handleType?: CallKeepHandleType,
    hasVideo?: boolean,
  ): void
  updateDisplay(uuid: string, displayName: string, handle: string, options?: { readonly ios: CallKeepOffers }): void
  answerIncomingCall(uuid: string): void
  setOnHold(uuid: string, held: boolean): void
  setMutedCall(uuid: string, muted: boolean): void
  reportConnectingOutgoingCallWithUUID(uuid: string): void
  reportConnectedOutgoingCallWithUUID(uuid: string): void
  setCurrentCallActive(uuid: string): void
  endCall(uuid: string): void
  rejectCall(uuid: string): void
  reportEndCallWithUUID(uuid: string, reason: number): void
  getCalls(): unknown

  setReachable(): void
  setAvailable(available: boolean): void
  registerAndroidEvents(): void
  unregisterAndroidEvents(): void
  supportConnectionService(): boolean
  hasPhoneAccount(): Promise<boolean>

  setSettings(settings: CallKeepSetup): void
  setForegroundServiceSettings(settings: CallKeepForegroundService): void
  registerPhoneAccount(options: { readonly android: CallKeepAndroidSetup }): void
  canMakeMultipleCalls(allowed: boolean): void
  backToForeground(): void
  checkPhoneAccountEnabled(): Promise<unknown>
  isConnectionServiceAvailable(): Promise<unknown>
  hasDefaultPhoneAccount(options: CallKeepAndroidSetup): unknown
  hasOutgoingCall(): Promise<unknown>
  checkIsInManagedCall(): Promise<unknown>
  checkIfBusy(): Promise<unknown>
  checkSpeaker(): Promise<unknown>
  isCallActive(uuid: string): Promise<unknown>
  getAudioRoutes(): Promise<unknown>
  setAudioRoute(uuid: string, name: string): Promise<unknown>
  toggleAudioRouteSpeaker(uuid: string, on: boolean): void
}
