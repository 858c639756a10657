export type { DeviceEntry, SessionFault, SimulatedCalls } from './calls/create-calls.ts'
export {
  type Calling,
  type CometChatSimulator,
  type CometChatSimulatorOptions,
  createCometChatSimulator,
  type Far,
  type SimulatedScreen,
} from './create-simulator.ts'
export type { FarCall, FarView } from './far/far-call.ts'
export { type SimulatorUser, simulatorUsers, type UserStep } from './far/simulator-users.ts'
export type { SimulatedGroup, SimulatedUser } from './server/records.ts'
