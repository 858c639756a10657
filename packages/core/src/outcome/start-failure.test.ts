import { describe, expect, it } from 'vitest'
import { startFailureOfSip } from './start-failure.ts'

describe('startFailureOfSip', () => {
  it.each([
    [401, 'not-registered'],
    [407, 'not-registered'],
    [402, 'forbidden'],
    [403, 'forbidden'],
    [414, 'bad-address'],
    [416, 'bad-address'],
    [484, 'bad-address'],
  ])('reads %i as %s', (status, reason) => {
    expect(startFailureOfSip(status)).toBe(reason)
  })

  it('leaves every other status to the end of the call', () => {
    const starts = Array.from({ length: 1000 }, (_, status) => status).filter((status) => startFailureOfSip(status))
    expect(starts).toEqual([401, 402, 403, 407, 414, 416, 484])
    expect(startFailureOfSip(Number.NaN)).toBeUndefined()
  })
})
