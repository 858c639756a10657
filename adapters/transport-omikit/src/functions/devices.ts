import { given, isRecord, known, readText, readWhole } from '@offhook/adapter-kit'
import type { Ask } from './ask.ts'
import { type OmiResult, type Read, readBoolean, unreadable } from './result.ts'

/** A device that the backend rings for this account. `createdTime` is a number as the server wrote it. */
export interface OmiDevice {
  readonly deviceId?: string
  readonly token?: string
  readonly deviceType?: string
  readonly voipToken?: string
  readonly appId?: string
  readonly createdTime?: number
  readonly projectId?: string
  readonly sipNumber?: string
}

/** omikit-plugin 4.1.7 and later. Each is a request to the server: after a sign-in or when the app comes back, not in a loop. */
export interface DeviceFunctions {
  /** None where nobody is signed in or the server cannot be reached: the SDK tells them apart by nothing. */
  getOmiDevices(): Promise<OmiResult<readonly OmiDevice[]>>
  isCurrentDeviceRegistered(): Promise<OmiResult<boolean>>
  /** Somebody is signed in here, and the server does not know this device: sign out, and in again. Always so for customers. */
  needsReLogin(): Promise<OmiResult<boolean>>
  /** The extension that a device is signed in with. */
  findSipNumberByDeviceId(
    devices: readonly OmiDevice[] | null | undefined,
    deviceId: string | null | undefined,
  ): string | undefined
}

export function createDeviceFunctions(ask: Ask): DeviceFunctions {
  return {
    getOmiDevices: () => ask('getOmiDevices', undefined, { read: readDevices }),
    isCurrentDeviceRegistered: () => ask('isCurrentDeviceRegistered', undefined, { read: readBoolean }),
    needsReLogin: () => ask('needsReLogin', undefined, { read: readBoolean }),
    findSipNumberByDeviceId: (devices, deviceId) =>
      !deviceId ? undefined : devices?.find((device) => device.deviceId === deviceId)?.sipNumber,
  }
}

/** Snake case from the native module, camel case from the plugin's JavaScript. */
const readDevices: Read<readonly OmiDevice[]> = (raw) => {
  if (raw === null || raw === undefined) return given([])
  if (!Array.isArray(raw)) return unreadable
  return given(
    raw.flatMap((entry: unknown) => {
      if (!isRecord(entry)) return []
      const text = (camel: string, snake: string) => readText(entry[camel]) ?? readText(entry[snake])
      const device = {
        deviceId: text('deviceId', 'device_id'),
        token: text('token', 'token'),
        deviceType: text('deviceType', 'device_type'),
        voipToken: text('voipToken', 'voip_token'),
        appId: text('appId', 'app_id'),
        projectId: text('projectId', 'project_id'),
        sipNumber: text('sipNumber', 'sip_number'),
        createdTime: readWhole(entry.createdTime) ?? readWhole(entry.created_time),
      }
      return [known(device)]
    }),
  )
}
