export { createSipJsTransport } from './create-sipjs-transport.ts'
export type { SipCredentials } from './credentials.ts'
export { createAudioElementSink, type MediaSink } from './media-sink.ts'
export type { ExtraUserAgentOptions, SipJsTransportOptions } from './options.ts'
