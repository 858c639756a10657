import { type Person, recordOf } from '../stack/accounts.ts'
import type { AudioOutput } from '../stack/audio.ts'
import type { Registrar } from '../stack/registrar.ts'

export const iosDevice = { id: 'SIMULATOR-IOS', app: 'org.offhook.simulator', voip: 'voip-simulator' } as const

/** The raw dictionary of an account; empty where nobody is known. */
export const accountOf = (person: Person | undefined): Readonly<Record<string, string>> =>
  person ? recordOf(person) : {}

/** On iOS both values are strings. */
export const audioOf = ({ name, type }: AudioOutput) => ({ name, type: String(type) })

export function iosDevices({ session, state }: Registrar) {
  if (!session || state !== 'registered') return []
  const here = { device_id: iosDevice.id, token: session.fcmToken, device_type: 'ios', voip_token: iosDevice.voip }
  const made = { app_id: iosDevice.app, created_time: 0, project_id: session.projectId }
  return [{ ...here, ...made, sipNumber: session.person.extension }]
}
