import { readText } from '@offhook/adapter-kit'
import type { AudioOutput, InputDevice } from '@offhook/core'
import { isObject } from './read.ts'

/** What `onMediaDeviceListUpdated` tells. A list that is missing says nothing. */
export interface DeviceLists {
  readonly microphones?: readonly InputDevice[]
  readonly cameras?: readonly InputDevice[]
  readonly outputs?: readonly AudioOutput[]
}

export function readDeviceLists(raw: unknown): DeviceLists {
  if (!isObject(raw)) return {}
  const microphones = readDevices(raw.audioInputDevices, 'audioinput')
  const cameras = readDevices(raw.videoInputDevices, 'videoinput')
  const outputs = readDevices(raw.audioOutputDevices, 'audiooutput')?.map((one) => ({ ...one, kind: 'other' as const }))
  return { ...(microphones && { microphones }), ...(cameras && { cameras }), ...(outputs && { outputs }) }
}

/** Entries of one kind; before the user has granted anything, browsers name none of them. */
export function readDevices(raw: unknown, kind: string): readonly InputDevice[] | undefined {
  if (!Array.isArray(raw)) return undefined
  return raw.flatMap((entry: unknown) => {
    const id =
      isObject(entry) && (entry.kind === undefined || entry.kind === kind) ? readText(entry.deviceId) : undefined
    if (id === undefined) return []
    const name = isObject(entry) ? readText(entry.label) : undefined
    return [{ id, ...(name !== undefined && { name }) }]
  })
}
