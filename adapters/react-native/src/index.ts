// By name: a client module of server components may not say `export *`.
export {
  type CallDurationOptions,
  PhoneProvider,
  type PhoneProviderProps,
  useCall,
  useCallDuration,
  useCallQuality,
  useCalls,
  useCurrentCall,
  usePhone,
  usePhoneSelector,
  useRegistration,
} from '@offhook/react'
export { createReactNativeDevice } from './device/create-react-native-device.ts'
export type {
  AppStatePart,
  NetInfoPart,
  PermissionGate,
  PermissionsAndroidPart,
  PlatformPart,
  ReactNativeParts,
} from './device/parts.ts'
export { PhoneGate, type PhoneGateProps } from './phone-gate.ts'
export { type PhoneReadyOptions, usePhoneReady } from './use-phone-ready.ts'
