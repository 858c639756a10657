import type { InputDevice, Outcome } from '@offhook/core'

export type InputKind = 'microphone' | 'camera'
export type Refusal = Outcome & { readonly ok: false }

/** One kind of input of the simulated device. */
interface Input {
  devices: readonly InputDevice[]
  chosen: string | undefined
  /** `undefined`: never opened. `null`: the device was pulled out. */
  inUse: string | null | undefined
}

export interface Inputs {
  readonly microphone: Input
  readonly camera: Input
  /** Devices that another program has. */
  readonly busy: Set<string>
}

const input = (...devices: readonly InputDevice[]): Input => ({ devices, chosen: undefined, inUse: undefined })

export const createInputs = (): Inputs => ({
  microphone: input({ id: 'built-in', name: 'Built-in microphone' }, { id: 'headset', name: 'Headset' }),
  camera: input({ id: 'front', name: 'Front camera' }, { id: 'back', name: 'Back camera' }),
  busy: new Set(),
})

/** What a phone is told when it begins: the devices there are, and those that calls from before it have open. */
export const inputLevels = ({ microphone, camera }: Inputs) => ({
  microphones: microphone.devices,
  cameras: camera.devices,
  ...(microphone.inUse !== undefined && { microphone: microphone.inUse }),
  ...(camera.inUse !== undefined && { camera: camera.inUse }),
})

/** The one that an opening takes: the chosen one while it is there, else the first. */
export const deviceFor = ({ devices, chosen }: Input): string | undefined =>
  (devices.find(({ id }) => id === chosen) ?? devices[0])?.id

export function cannotUse(inputs: Inputs, kind: InputKind, device: string | undefined): Refusal | undefined {
  if (!inputs[kind].devices.some(({ id }) => id === device)) return { ok: false, reason: 'no-device' }
  return device !== undefined && inputs.busy.has(device) ? { ok: false, reason: 'device-busy' } : undefined
}
