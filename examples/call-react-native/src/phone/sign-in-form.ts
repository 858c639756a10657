import type { OmiCredentials, OmiMode } from '@offhook/transport-omikit'

export type Way = OmiCredentials['type']

/** What is typed; which of it counts, the way to sign in decides. */
export interface SignInForm {
  readonly way: Way
  readonly mode: OmiMode
  readonly user: string
  readonly password: string
  readonly realm: string
  readonly host: string
  readonly name: string
  readonly userId: string
  readonly apiKey: string
  readonly phone: string
}

export type FormField = Exclude<keyof SignInForm, 'way' | 'mode'>

/** The fields of each way, in the order in which they are asked for. */
export const fieldsOf: Readonly<Record<Way, readonly FormField[]>> = {
  'user-password': ['user', 'password', 'realm', 'host'],
  'api-key': ['name', 'userId', 'apiKey', 'phone'],
  'app-to-app': ['user', 'password', 'realm', 'host'],
}

/** Video is asked for once and for all: an account that makes no video calls refuses every one of them later. */
export function credentialsOf(form: SignInForm, fcmToken: string): OmiCredentials {
  const common = { fcmToken, video: true }
  switch (form.way) {
    case 'user-password': {
      const { user: userName, password, realm, host, mode } = form
      return { ...common, type: form.way, userName, password, realm, host, mode }
    }
    case 'api-key': {
      const { name: fullName, userId: usrUuid, apiKey, phone, mode } = form
      return { ...common, type: form.way, fullName, usrUuid, apiKey, phone, mode }
    }
    case 'app-to-app': {
      const { user: extension, password, realm: domain, host: outboundProxy } = form
      return { ...common, type: form.way, extension, password, domain, outboundProxy }
    }
    default:
      return form.way satisfies never
  }
}

export const isComplete = (form: SignInForm): boolean => fieldsOf[form.way].every((field) => form[field].trim() !== '')
