export type { CometChatCredentials } from './account/account.ts'
export type { CometChatCallOptions } from './calls/start.ts'
export { type CometChatTransport, createCometChatTransport } from './create-cometchat-transport.ts'
export type { CometChatEvents } from './events/vendor-events.ts'
export type { CometChatFunctions } from './functions/cometchat-functions.ts'
export type { CometChatFailure, CometChatResult } from './functions/result.ts'
export type { CometChatTransportOptions } from './options.ts'
export type { Person } from './read/person.ts'
export type { CallsSdk, SessionHandlers, SessionMode, SettingsBuilder } from './sdk/calls-sdk.ts'
export type {
  ChatCall,
  ChatCallHandlers,
  ChatConnectionHandlers,
  ChatLoginHandlers,
  ChatSdk,
} from './sdk/chat-sdk.ts'
export { intoElement, type MediaPort, type MediaSession } from './session/media-port.ts'
export type { Presentation } from './session/presentation.ts'
