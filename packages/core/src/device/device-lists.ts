import type { AudioOutput, InputDevice } from '../values.ts'
import type { DeviceSession } from './device-session.ts'
import { onPermissionChange } from './permissions.ts'

export interface DeviceLists {
  /** Reports the devices of now; of overlapping readings only the newest. */
  read(): Promise<void>
  watch(): Promise<void>
}

/** The devices that the page may choose among. Browsers name them only once microphone or camera was granted. */
export function createDeviceLists(session: DeviceSession): DeviceLists {
  const devices = session.scope.navigator?.mediaDevices
  let newest = 0

  const read = async (): Promise<void> => {
    if (devices === undefined) return
    newest += 1
    const reading = newest
    const found = await devices.enumerateDevices().catch(() => undefined)
    if (found === undefined || reading !== newest) return
    const known = (kind: string) => found.filter((one) => one.kind === kind && one.deviceId !== '')
    session.emit({ type: 'audio.changed', outputs: known('audiooutput').map(toOutput) })
    session.emit({
      type: 'inputs.changed',
      microphones: known('audioinput').map(toInput),
      cameras: known('videoinput').map(toInput),
    })
  }

  const watch = async (): Promise<void> => {
    if (devices === undefined) return
    const again = (): void => {
      void read()
    }
    devices.addEventListener('devicechange', again, { signal: session.signal })
    const granted = (['microphone', 'camera'] as const).map((each) => onPermissionChange(session, each, again))
    await Promise.all([read(), ...granted])
  }

  return { read, watch }
}

function toInput({ deviceId, label }: { readonly deviceId: string; readonly label: string }): InputDevice {
  return label === '' ? { id: deviceId } : { id: deviceId, name: label }
}

/** A browser does not say what kind of thing an output is, and its label is no basis for a guess. */
function toOutput({ deviceId, label }: { readonly deviceId: string; readonly label: string }): AudioOutput {
  return label === '' ? { id: deviceId, kind: 'other' } : { id: deviceId, kind: 'other', name: label }
}
