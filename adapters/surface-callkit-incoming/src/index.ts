export {
  type ChannelPort,
  type HostChannel as MessageCallkitChannel,
  HostError,
  type MessageChannelOptions,
  messageChannel,
} from '@offhook/adapter-kit'
export type { CallkitChannel, Platform } from './channel/callkit-channel.ts'
export { type CallkitIncomingSurface, createCallkitIncomingSurface } from './create-callkit-incoming-surface.ts'
export type { CallkitEvent, DtmfType } from './events/callkit-event.ts'
export type {
  BackgroundHandlers,
  CallkitFunctions,
  NotificationPermissionTexts,
} from './functions/callkit-functions.ts'
export type { CallkitFailure, CallkitResult } from './functions/result.ts'
export { type NativeEvent, nativeEvents } from './native/events.ts'
export { type NativeMethod, nativeMethods } from './native/methods.ts'
export type { CallkitIncomingOptions } from './options.ts'
export { callKitParamsOf, type ParamsOf } from './params/build-params.ts'
export type {
  AndroidParams,
  AppParams,
  AudioSessionMode,
  CallKitParams,
  IOSParams,
  NotificationParams,
} from './params/call-kit-params.ts'
export type { CallkitCall } from './read/callkit-call.ts'
