import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { uuidSource } from './ids.ts'
import { seededRandom } from './random.ts'

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('uuidSource', () => {
  it('makes version 4 UUIDs in lower case, from any random source', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.integer(), (constant, seed) => {
        expect(uuidSource(() => constant)()).toMatch(UUID_V4)
        expect(uuidSource(seededRandom(seed))()).toMatch(UUID_V4)
      }),
    )
  })

  it('fills every bit that the version leaves free', () => {
    const next = uuidSource(seededRandom(1))
    const seen = Array.from({ length: 200 }, () => BigInt(`0x${next().replaceAll('-', '')}`))
    const or = seen.reduce((all, id) => all | id, 0n)
    const and = seen.reduce((all, id) => all & id, (1n << 128n) - 1n)
    expect(or.toString(16)).toBe('ffffffffffff4fffbfffffffffffffff')
    expect(and.toString(16)).toBe(0x4000_8000_0000_0000_0000n.toString(16))
  })

  it('repeats none', () => {
    const next = uuidSource()
    expect(new Set(Array.from({ length: 10_000 }, next)).size).toBe(10_000)
  })

  it('gives the same ids for the same source', () => {
    const [one, other] = [uuidSource(seededRandom(7)), uuidSource(seededRandom(7))]
    expect([one(), one(), one()]).toEqual([other(), other(), other()])
  })

  it('needs neither crypto nor its randomUUID', () => {
    vi.stubGlobal('crypto', undefined)
    const next = uuidSource()
    expect(next()).toMatch(UUID_V4)
    expect(next()).not.toBe(next())
  })
})
