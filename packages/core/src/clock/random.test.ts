import { afterEach, describe, expect, it, vi } from 'vitest'
import { type RandomSource, seededRandom, systemRandom } from './random.ts'

/** How often each of 20 equal parts of [0, 1) was hit. */
function histogram(random: RandomSource, draws: number): number[] {
  const hits = Array.from({ length: 20 }, () => 0)
  for (let draw = 0; draw < draws; draw += 1) {
    const part = Math.floor(random() * 20)
    hits[part] = (hits[part] ?? 0) + 1
  }
  return hits
}

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('systemRandom', () => {
  it('draws on the cryptographic source where there is one', () => {
    const plain = vi.spyOn(Math, 'random')
    const value = systemRandom()
    expect(value).toBeGreaterThanOrEqual(0)
    expect(value).toBeLessThan(1)
    expect(plain).not.toHaveBeenCalled()
  })

  it('stays below 1 and reaches 0 at the ends of that source', () => {
    const fill = (word: number) => ({ getRandomValues: (words: Uint32Array) => words.fill(word) })
    vi.stubGlobal('crypto', fill(0xffffffff))
    expect(systemRandom()).toBe(1 - 2 ** -53)
    vi.stubGlobal('crypto', fill(0))
    expect(systemRandom()).toBe(0)
  })

  it.each([undefined, {}])('falls back where crypto is %j', (crypto) => {
    vi.stubGlobal('crypto', crypto)
    vi.spyOn(Math, 'random').mockReturnValue(0.25)
    expect(systemRandom()).toBe(0.25)
  })
})

describe('seededRandom', () => {
  const draw = (seed: number, count = 5) => Array.from({ length: count }, seededRandom(seed))

  it('repeats itself for a seed, and differs for its neighbours', () => {
    expect(draw(42)).toEqual(draw(42))
    const firsts = Array.from({ length: 1000 }, (_, seed) => draw(seed, 1)[0])
    expect(new Set(firsts).size).toBe(1000)
    expect(draw(2 ** 40)).not.toEqual(draw(2 ** 41))
  })

  it('gives from version to version what it gave, so that an old seed still reproduces a failure', () => {
    // Checked against sfc32 written with big integers.
    expect(draw(1, 3).map((value) => value * 2 ** 32)).toEqual([1779833415, 2026416846, 1661539736])
  })

  it('takes any number as a seed', () => {
    for (const seed of [-1, 0, 0.5, Number.MAX_SAFE_INTEGER, Number.NaN]) {
      for (const value of draw(seed, 100)) expect(value >= 0 && value < 1).toBe(true)
    }
  })

  it('spreads evenly', () => {
    // 20 cells of 5,000: 19 degrees of freedom, of which a chi-square beyond 43.8 comes once in a thousand seeds.
    const chiSquare = histogram(seededRandom(2026), 100_000).reduce((sum, hits) => sum + (hits - 5000) ** 2 / 5000, 0)
    expect(chiSquare).toBeLessThan(43.8)
  })
})
