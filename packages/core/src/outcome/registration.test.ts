import { describe, expect, it } from 'vitest'
import { registrationFailureOfSip, retryAfterMs } from './registration.ts'

describe('registrationFailureOfSip', () => {
  it.each([
    [401, 'credentials'],
    [407, 'credentials'],
    [402, 'forbidden'],
    [403, 'forbidden'],
    [404, 'forbidden'],
    [410, 'forbidden'],
    [603, 'forbidden'],
    [699, 'forbidden'],
    [408, 'timeout'],
    [504, 'timeout'],
    [302, 'server'],
    [400, 'server'],
    [423, 'server'],
    [500, 'server'],
    [503, 'server'],
    [0, 'unknown'],
    [200, 'unknown'],
    [700, 'unknown'],
    [Number.NaN, 'unknown'],
  ])('reads %d as %s', (status, reason) => {
    expect(registrationFailureOfSip(status)).toEqual({ reason })
  })

  it('passes on how long the server asks to wait', () => {
    expect(registrationFailureOfSip(503, '120')).toEqual({ reason: 'server', retryAfterMs: 120_000 })
    expect(registrationFailureOfSip(503, 'soon')).toEqual({ reason: 'server' })
  })
})

describe('retryAfterMs', () => {
  it.each([
    ['5', 5000],
    [' 0 ', 0],
    ['120;duration=60', 120_000],
    ['18 (in a meeting)', 18_000],
    ['4294967295', 86_400_000],
  ])('reads %j', (header, wait) => {
    expect(retryAfterMs(header)).toBe(wait)
  })

  it.each([undefined, '', '-1', '1.5', '1e9', 'Mon, 01 Jan', '99999999999'])('makes nothing of %j', (header) => {
    expect(retryAfterMs(header)).toBeUndefined()
  })
})
