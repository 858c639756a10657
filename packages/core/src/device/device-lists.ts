import type { AudioOutput } from '../values.ts'
import type { DeviceSession } from './device-session.ts'
import { onPermissionChange } from './permissions.ts'

export interface AudioOutputs {
  /** Reports the outputs of now; of overlapping readings only the newest. */
  read(): Promise<void>
  watch(): Promise<void>
}

/** The outputs that the page may choose among. Browsers name them only once the microphone was granted. */
export function createAudioOutputs(session: DeviceSession): AudioOutputs {
  const devices = session.scope.navigator?.mediaDevices
  let newest = 0

  const read = async (): Promise<void> => {
    if (devices === undefined) return
    newest += 1
    const reading = newest
    const found = await devices.enumerateDevices().catch(() => undefined)
    if (found === undefined || reading !== newest) return
    const outputs = found.filter(({ kind, deviceId }) => kind === 'audiooutput' && deviceId !== '').map(toOutput)
    session.emit({ type: 'audio.changed', outputs })
  }

  const watch = async (): Promise<void> => {
    if (devices === undefined) return
    const again = (): void => {
      void read()
    }
    devices.addEventListener('devicechange', again, { signal: session.signal })
    await Promise.all([read(), onPermissionChange(session, 'microphone', again)])
  }

  return { read, watch }
}

/** A browser does not say what kind of thing an output is, and its label is no basis for a guess. */
function toOutput({ deviceId, label }: { readonly deviceId: string; readonly label: string }): AudioOutput {
  return label === '' ? { id: deviceId, kind: 'other' } : { id: deviceId, kind: 'other', name: label }
}
