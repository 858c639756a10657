export type { CallKeepPlatform } from '../platform.ts'
export {
  type CallKeepSimulator,
  type CallKeepSimulatorOptions,
  createCallKeepSimulator,
  type NativeCall,
} from './create-callkeep-simulator.ts'
export type { Gone, NativeFunctions, Os, Push, SimulatedCall, User } from './native-side.ts'
