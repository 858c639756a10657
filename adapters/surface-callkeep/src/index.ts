export { type CallKeepSurface, createCallKeepSurface } from './create-callkeep-surface.ts'
export type { CallKeepAudioRoute, CallKeepFunctions } from './functions/functions.ts'
export type { CallKeepFailure, CallKeepResult } from './functions/result.ts'
export { type CallKeepEvent, callKeepEvents } from './module/events.ts'
export type { CallKeepHandleType, CallKeepOffers, RNCallKeep } from './module/rn-callkeep.ts'
export type {
  CallKeepAndroidSetup,
  CallKeepForegroundService,
  CallKeepIosSetup,
  CallKeepSetup,
} from './module/setup.ts'
export type { CallKeepListed, CallKeepSurfaceOptions, Presented } from './options.ts'
export type { CallKeepPlatform } from './platform.ts'
export { type EndCallReason, type Ending, endingOf } from './screen/ending.ts'
