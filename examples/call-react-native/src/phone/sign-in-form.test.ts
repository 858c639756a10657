import { describe, expect, it } from 'vitest'
import { credentialsOf, fieldsOf, isComplete, type SignInForm, type Way } from './sign-in-form.ts'

const form: SignInForm = {
  way: 'user-password',
  mode: 'customer',
  user: '100',
  password: 'secret',
  realm: 'demo',
  host: 'sip.example.vn',
  name: 'Lan',
  userId: 'user-1',
  apiKey: 'key',
  phone: '0901234567',
}

describe('credentialsOf', () => {
  it('takes what each way needs, and nothing else', () => {
    expect(credentialsOf(form, 'token')).toEqual({
      type: 'user-password',
      userName: '100',
      password: 'secret',
      realm: 'demo',
      host: 'sip.example.vn',
      mode: 'customer',
      fcmToken: 'token',
      video: true,
    })
    expect(credentialsOf({ ...form, way: 'api-key' }, 'token')).toEqual({
      type: 'api-key',
      fullName: 'Lan',
      usrUuid: 'user-1',
      apiKey: 'key',
      phone: '0901234567',
      mode: 'customer',
      fcmToken: 'token',
      video: true,
    })
    expect(credentialsOf({ ...form, way: 'app-to-app' }, 'token')).toEqual({
      type: 'app-to-app',
      extension: '100',
      password: 'secret',
      domain: 'demo',
      outboundProxy: 'sip.example.vn',
      fcmToken: 'token',
      video: true,
    })
  })
})

describe('isComplete', () => {
  it.each(Object.entries(fieldsOf).flatMap(([way, fields]) => fields.map((field) => [way as Way, field] as const)))(
    '%s needs %s',
    (way, field) => {
      expect(isComplete({ ...form, way })).toBe(true)
      expect(isComplete({ ...form, way, [field]: ' ' })).toBe(false)
    },
  )
})
