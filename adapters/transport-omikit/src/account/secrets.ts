import type { Vendor } from '@offhook/core'
import type { Login } from './credentials.ts'

/** What a native side said of a login, without what it was given to keep: its words are shown, kept and traced. */
export function withoutSecrets(vendor: Vendor, { args }: Login): Vendor {
  const secrets = ['password' in args ? args.password : args.apiKey, args.fcmToken].filter((secret) => secret !== '')
  const clean = (text: string) => secrets.reduce((left, secret) => left.replaceAll(secret, '•'), text)
  const { code, message } = vendor
  return {
    ...(code !== undefined && { code: typeof code === 'string' ? clean(code) : code }),
    ...(message !== undefined && { message: clean(message) }),
  }
}
