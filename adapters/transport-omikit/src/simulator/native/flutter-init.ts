import type { KeyLogin, Login } from '../stack/accounts.ts'
import type { ReadableMap } from './casts.ts'

/** Both platforms answer a login with JSON in a string. */
const initResults = {
  200: 'INIT_SUCCESS',
  400: 'MISSING_PARAMS',
  500: 'INIT_FAILED',
  600: 'NETWORK_UNAVAILABLE',
} as const

export const initResult = (status: keyof typeof initResults): string =>
  JSON.stringify({ status, message: initResults[status] })

export const hasTexts = (data: ReadableMap, ...keys: readonly string[]): boolean =>
  keys.every((key) => typeof data[key] === 'string')

const text = (data: ReadableMap, key: string): string => (typeof data[key] === 'string' ? data[key] : '')

/** Flutter's plugin has no customer mode. */
export const loginOf = (data: ReadableMap, host: string): Login => ({
  userName: text(data, 'userName'),
  password: text(data, 'password'),
  realm: text(data, 'realm'),
  fcmToken: text(data, 'fcmToken'),
  projectId: text(data, 'projectId'),
  isVideo: data.isVideo !== false,
  isSkipDevices: false,
  host,
})

export const keyLoginOf = (data: ReadableMap): KeyLogin => ({
  fullName: text(data, 'fullName'),
  usrUuid: text(data, 'usrUuid'),
  apiKey: text(data, 'apiKey'),
  phone: text(data, 'phone'),
  fcmToken: text(data, 'fcmToken'),
  projectId: text(data, 'projectId'),
  isVideo: data.isVideo !== false,
})
