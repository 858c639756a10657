import { describe, expect, it } from 'vitest'
import { readLoginFailure, readRegistrationStatus } from './registration-status.ts'

describe('a registration status', () => {
  it.each([
    [400, 'unknown', undefined],
    [401, 'credentials', undefined],
    [403, 'forbidden', undefined],
    [404, 'forbidden', undefined],
    [408, 'timeout', undefined],
    [450, 'forbidden', 'microphone'],
    [451, 'forbidden', undefined],
    [452, 'forbidden', 'notifications'],
    [500, 'server', undefined],
    [501, 'server', undefined],
    [502, 'server', undefined],
    [503, 'server', undefined],
    [600, 'network', undefined],
    [601, 'timeout', undefined],
    [853, 'forbidden', undefined],
    [999, 'unknown', undefined],
    [12345, 'unknown', undefined],
    [undefined, 'unknown', undefined],
  ] as const)('%s reads %s, missing right: %s', (code, reason, permission) => {
    expect(readRegistrationStatus(code)).toEqual({ reason, ...(permission && { permission }) })
  })
})

describe('a refused login', () => {
  it.each([
    [600, 'NETWORK_UNAVAILABLE', 'network'],
    [400, 'MISSING_PARAMS', 'credentials'],
    [500, 'INIT_FAILED', 'credentials'],
    [undefined, 'ERROR_INVALID_CREDENTIALS', 'credentials'],
    [undefined, 'ERROR_NETWORK_UNAVAILABLE', 'network'],
    [undefined, 'ERROR_MISSING_REALM', 'credentials'],
    [450, 'ERROR_MISSING_RECORD_AUDIO', 'forbidden'],
    [451, 'ERROR_MISSING_FOREGROUND_SERVICE', 'forbidden'],
    [undefined, 'ERROR_MISSING_POST_NOTIFICATIONS', 'forbidden'],
    [403, undefined, 'forbidden'],
    [undefined, 'something else', 'unknown'],
  ] as const)('%s %s is %s', (status, message, reason) => {
    expect(readLoginFailure(status, message).reason).toBe(reason)
  })

  it.each(['constructor', '__proto__', 'toString'])('says nothing of the word %s', (word) => {
    expect(readLoginFailure(undefined, word)).toEqual({ reason: 'unknown' })
  })
})
