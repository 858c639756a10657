import type { PhoneSnapshot } from '@offhook/core'
import type { CallActions } from '../phone/call-actions.ts'
import { faultSentence, inputSentence } from '../words/sentences.ts'
import { refusalWords } from '../words/table.ts'
import { outputName } from './audio-output.tsx'
import { DevicePicker } from './device-picker.tsx'

/** The devices as the phone knows them, and what the user last lost of them. */
export interface Devices extends Pick<PhoneSnapshot, 'audio' | 'inputs' | 'permissions'> {
  /** Pulled out while in use, and nothing chosen since. */
  readonly unplugged: { readonly microphone: boolean; readonly camera: boolean }
}

export interface DeviceListProps {
  readonly devices: Devices
  readonly actions: CallActions
}

/** What speaks, what is heard and what is seen, each with the choice there is and with what stands in its way. */
export function DeviceList({ devices, actions }: DeviceListProps) {
  const { audio, inputs, permissions, unplugged } = devices
  const { microphones, microphone, cameras, camera } = inputs
  return (
    <div className="device-list">
      <DevicePicker
        label="Microphone"
        icon="mic"
        options={microphones.map(({ id, name }, index) => ({ id, name: name ?? `Microphone ${index + 1}` }))}
        wish={microphone}
        fault={microphone.failed && faultSentence('microphone', microphone.failed.reason)}
        words={inputSentence('microphone', microphones.length, permissions.microphone, unplugged.microphone)}
        unplugged={unplugged.microphone}
        onChoose={actions.setMicrophone}
        ask={askable(permissions.microphone) ? () => actions.askFor('microphone') : undefined}
      />
      <DevicePicker
        label="Speaker"
        icon="speaker"
        options={audio.outputs.map((output) => ({ id: output.id, name: outputName(output) }))}
        wish={audio.current}
        fault={audio.current.failed && refusalWords[audio.current.failed.reason]}
        words={audio.outputs.length === 0 ? 'This browser plays calls where it plays everything else.' : undefined}
        onChoose={actions.setAudioOutput}
      />
      <DevicePicker
        label="Camera"
        icon="video"
        options={cameras.map(({ id, name }, index) => ({ id, name: name ?? `Camera ${index + 1}` }))}
        wish={camera}
        fault={camera.failed && faultSentence('camera', camera.failed.reason)}
        words={inputSentence('camera', cameras.length, permissions.camera, unplugged.camera)}
        unplugged={unplugged.camera}
        onChoose={actions.setCamera}
        ask={askable(permissions.camera) ? () => actions.askFor('camera') : undefined}
      />
    </div>
  )
}

/** While the browser would still put the question, or the user may have changed the settings since it last did. */
const askable = (state: Devices['permissions']['microphone']): boolean => state !== 'granted' && state !== 'unknown'
