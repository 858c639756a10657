import type { FactOf } from '../facts/fact.ts'
import type { PortKind } from '../inbox/input.ts'
import type { Outcome } from '../ports/command.ts'
import type { Permission, PermissionState } from '../values.ts'
import { type Choice, createChoice } from './choice.ts'
import type { Kernel } from './kernel.ts'
import type { PhoneSnapshot } from './phone.ts'
import { sameValue } from './same.ts'

const unknownPermissions: Readonly<Record<Permission, PermissionState>> = {
  microphone: 'unknown',
  camera: 'unknown',
  notifications: 'unknown',
  overlay: 'unknown',
  bluetooth: 'unknown',
  'phone-account': 'unknown',
}

export interface Facilities {
  readonly permissions: Readonly<Record<Permission, PermissionState>>
  readonly audio: PhoneSnapshot['audio']
  readonly inputs: PhoneSnapshot['inputs']
  readonly choices: Readonly<Record<'setAudioOutput' | 'setMicrophone' | 'setCamera', Choice>>
  permissionChanged(fact: FactOf<'permission.changed'>, port: PortKind): void
  audioChanged(fact: FactOf<'audio.changed'>): void
  inputsChanged(fact: FactOf<'inputs.changed'>): void
  /** `tell`: the transport has started, and hears it. */
  audioSessionChanged(active: boolean, tell: boolean): void
  /** The transport has started: what came before is told now. */
  ready(): void
  requestPermission(permission: Permission, done: (outcome: Outcome) => void): void
}

/** What the host gives all calls alike: permissions, and the devices that sound and picture come from and go to. */
export function createFacilities(kernel: Kernel): Facilities {
  const portFor = (concern: 'permissions' | 'audio') => (kernel.device.includes(concern) ? 'device' : 'transport')
  const output = createChoice(kernel, portFor('audio'), 'setAudioOutput')
  const microphone = createChoice(kernel, 'transport', 'setMicrophone')
  const camera = createChoice(kernel, 'transport', 'setCamera')
  let permissions = unknownPermissions
  /** Of a cold start: the OS gave the audio session before there was a transport to use it. */
  let early: boolean | undefined
  /** What the device has told is the device's: an SDK only guesses at what the system has granted. */
  const devices = new Set<Permission>()
  let audio: PhoneSnapshot['audio'] = { outputs: [], current: output.wish }
  let inputs: PhoneSnapshot['inputs'] = {
    microphones: [],
    microphone: microphone.wish,
    cameras: [],
    camera: camera.wish,
  }

  return {
    choices: { setAudioOutput: output, setMicrophone: microphone, setCamera: camera },
    get permissions() {
      return permissions
    },
    get audio() {
      if (!sameValue(audio.current, output.wish, 3)) audio = { ...audio, current: output.wish }
      return audio
    },
    get inputs() {
      if (!sameValue(inputs.microphone, microphone.wish, 3)) inputs = { ...inputs, microphone: microphone.wish }
      if (!sameValue(inputs.camera, camera.wish, 3)) inputs = { ...inputs, camera: camera.wish }
      return inputs
    },
    permissionChanged({ permission, state }, port) {
      if (port === 'device') devices.add(permission)
      if (permissions[permission] === state) return
      if (port !== 'device' && devices.has(permission))
        return kernel.diagnose('illegal', `permission.changed of ${permission} from a ${port}: the device has told it`)
      permissions = { ...permissions, [permission]: state }
    },
    audioChanged({ outputs = audio.outputs, current, by }) {
      if (!sameValue(audio.outputs, outputs, 2)) audio = { ...audio, outputs }
      if (current !== undefined) output.report(current, by)
    },
    inputsChanged({ microphones = inputs.microphones, cameras = inputs.cameras, by, ...inUse }) {
      const next = { ...inputs, microphones, cameras }
      if (!sameValue(inputs, next, 3)) inputs = next
      if (inUse.microphone !== undefined) microphone.report(inUse.microphone ?? undefined, by)
      if (inUse.camera !== undefined) camera.report(inUse.camera ?? undefined, by)
    },
    audioSessionChanged(active, tell) {
      early = tell ? undefined : active
      if (tell) kernel.execute('transport', { type: 'setAudioSession', active })
    },
    ready() {
      if (early !== undefined) kernel.execute('transport', { type: 'setAudioSession', active: early })
      early = undefined
    },
    requestPermission(permission, done) {
      kernel.execute(portFor('permissions'), { type: 'requestPermission', permission }, done)
    },
  }
}
