export type { ChannelPort } from './channel/channel-port.ts'
export { HostError } from './channel/host-message.ts'
export { type HostChannel, type MessageChannelOptions, messageChannel } from './channel/message-channel.ts'
export { createEvents, type Events } from './events.ts'
export {
  bodyReader,
  entryOf,
  isRecord,
  known,
  type Read,
  readFlag,
  readNumber,
  readText,
  readWhole,
} from './read/scalars.ts'
export { given, type Result, refuse, vendorOf } from './result.ts'
export { createTimers, type Timers } from './timers.ts'
