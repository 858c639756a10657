export type { ChannelPort } from '@offhook/adapter-kit'
export type {
  ApiKeyCredentials,
  AppToAppCredentials,
  OmiCredentials,
  OmiMode,
  UserPasswordCredentials,
} from './account/credentials.ts'
export { type Unsupported, whyUnsupported } from './bridges/available.ts'
export type { EventEmitterLike } from './bridges/emitter.ts'
export {
  type MessageChannelBridge,
  type MessageChannelBridgeOptions,
  messageChannelBridge,
} from './bridges/message-channel.ts'
export { OmikitNotLinkedError } from './bridges/not-linked.ts'
export { type OmikitPlugin, type OmikitPluginBridgeOptions, omikitPluginBridge } from './bridges/omikit-plugin.ts'
export { type ReactNativeBridgeOptions, reactNativeBridge } from './bridges/react-native.ts'
export { createOmikitTransport, type OmikitTransport } from './create-omikit-transport.ts'
export type { Dialect, NativeKind, Platform } from './dialect.ts'
export type { OmikitEvents, Tapped } from './events/vendor-events.ts'
export type { CameraConfig, CameraView } from './functions/cameras.ts'
export type { OmiDevice } from './functions/devices.ts'
export type { OmiFunctions } from './functions/omi-functions.ts'
export type { OmiPermissionStatus } from './functions/permission-status.ts'
export type { OmiPermissionCode } from './functions/permissions.ts'
export type { PushConfig, PushConfigFor, PushKey, PushReader } from './functions/push.ts'
export type { OmiLogin, OmiRegisterOptions, OmiVerdict } from './functions/registration.ts'
export type { OmiFailure, OmiResult } from './functions/result.ts'
export type { OmiUser } from './functions/users.ts'
export { type NativeEvent, nativeEvents } from './native/events.ts'
export type { NativeArguments, NativeMethod } from './native/methods.ts'
export type { NativeBridge } from './native/native-bridge.ts'
export { type OmiState, omiStateOf, omiStates } from './omi-state.ts'
export type { OmikitTransportOptions } from './options.ts'
export { createOmiQualityTracker, type OmiQualityTracker } from './quality/quality-of-call.ts'
export type { OmiQuality, OmiQualityText } from './quality/tracker.ts'
export type { EndRecord } from './read/end-record.ts'
export type { Language } from './words/end-words.ts'
export { type EndNotice, wordsOfEnd } from './words/words-of-end.ts'
