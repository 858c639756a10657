import type { Outcome, PhoneCommand } from './command.ts'
import type { PortHost } from './transport.ts'

export type DeviceConcern = 'permissions' | 'audio' | 'network' | 'app'
export type DeviceCommand = Extract<PhoneCommand, { type: 'requestPermission' | 'setAudioOutput' }>

/** Permissions, audio outputs, reachability and app state, from the host where the transport's SDK has none. */
export interface Device {
  readonly name: string
  /** Concerns that this device answers for; the transport is asked about the others. */
  readonly handles: readonly DeviceConcern[]
  start(host: PortHost): Promise<void>
  execute(command: DeviceCommand, options: { readonly signal: AbortSignal }): Promise<Outcome>
  stop(): Promise<void>
}
