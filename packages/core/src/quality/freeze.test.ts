import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  expireFreeze,
  type FreezeRule,
  type FreezeState,
  type FreezeVerdict,
  initialFreeze,
  stepFreeze,
  suspendFreeze,
} from './freeze.ts'
import type { QualitySample } from './sample.ts'

type Progress = QualitySample['progress']
const intervalMs = 1000

/** One sample a second. */
function feed(rule: FreezeRule, ...values: Progress[]): FreezeState[] {
  let state = initialFreeze
  return values.map((progress, index) => {
    state = stepFreeze(state, progress, index * intervalMs, { rule, intervalMs })
    return state
  })
}
const verdicts = (rule: FreezeRule, ...values: Progress[]): FreezeVerdict[] =>
  feed(rule, ...values).map((state) => state.verdict)
const frozen = (rule: FreezeRule, ...values: Progress[]): boolean[] =>
  verdicts(rule, ...values).map((verdict) => verdict === 'frozen')

describe('the repeat rule', () => {
  it('finds a freeze at the fourth equal progress and a recovery at the first change', () => {
    expect(verdicts('repeat', 5, 5, 5, 5, 5, 6)).toEqual(['steady', 'steady', 'steady', 'frozen', 'frozen', 'steady'])
    expect(frozen('repeat', 7, 7, 7, 7, 3)).toEqual([false, false, false, true, false])
  })

  it('never takes 0 for a freeze, and counts anew after it', () => {
    expect(frozen('repeat', 0, 0, 0, 0, 0)).toEqual([false, false, false, false, false])
    expect(frozen('repeat', 5, 5, 5, 0, 5, 5, 5, 5)).toEqual([false, false, false, false, false, false, false, true])
  })

  it('sees no freeze in progress that changes', () => {
    expect(frozen('repeat', 1, 2, 3, 4)).toEqual([false, false, false, false])
    expect(frozen('repeat', 5, 6, 5, 6, 5, 6)).not.toContain(true)
  })

  it.each([undefined, Number.NaN, Number.POSITIVE_INFINITY, -1, {}, { a: Number.NaN }])('skips %s', (nothing) => {
    expect(frozen('repeat', 5, 5, 5, nothing, 5)).toEqual([false, false, false, false, true])
  })

  it('counts anew after a gap of more than three intervals', () => {
    const settings = { rule: 'repeat', intervalMs } as const
    const thrice = feed('repeat', 5, 5, 5).at(-1) ?? initialFreeze
    expect(stepFreeze(thrice, 5, 2000 + 3 * intervalMs, settings).verdict).toBe('frozen')
    expect(stepFreeze(thrice, 5, 2001 + 3 * intervalMs, settings).verdict).toBe('steady')
  })
})

describe('the increase rule', () => {
  it('finds a freeze at the third increase in a row', () => {
    expect(frozen('increase', 1, 2, 3, 4, 5, 5)).toEqual([false, false, false, true, true, false])
    expect(frozen('increase', 1, 2, 3, 1, 2, 3, 4)).toEqual([false, false, false, false, false, false, true])
  })

  it('skips a missing value', () => {
    expect(frozen('increase', 1, 2, undefined, 3, 4)).toEqual([false, false, false, false, true])
  })

  it('contradicts the repeat rule on the same stream', () => {
    expect(frozen('increase', 5, 5, 5, 5)).not.toContain(true)
    expect(frozen('repeat', 1, 2, 3, 4)).not.toContain(true)
  })
})

describe('progress as counters', () => {
  it('adds up what each has grown by', () => {
    expect(feed('repeat', { a: 1, b: 2 }, { a: 3, b: 2 }, { a: 4, b: 5 }).map((state) => state.total)).toEqual([
      3, 5, 9,
    ])
  })

  it('hides no freeze behind a counter that vanishes, falls or returns', () => {
    const values = [{ rtp: 90, stun: 4 }, { rtp: 90, stun: 4 }, { rtp: 90 }, { rtp: 90, stun: 4 }, { rtp: 12, stun: 4 }]
    expect(frozen('repeat', ...values)).toEqual([false, false, false, true, true])
  })

  it('recovers when one counter of many moves, also one that had fallen', () => {
    expect(verdicts('repeat', { a: 9 }, { a: 9 }, { a: 9 }, { a: 2 }, { a: 3 })).toEqual([
      'steady',
      'steady',
      'steady',
      'frozen',
      'steady',
    ])
  })

  it('finds a freeze before the first packet, where the path has lived', () => {
    const checked = { rtp: 0, stun: 2 }
    expect(verdicts('repeat', checked, checked, checked, checked).at(-1)).toBe('frozen')
  })

  it('cannot tell while all stand at 0', () => {
    expect(verdicts('repeat', { a: 0 }, { a: 0, b: 0 }, { a: 1 })).toEqual(['unknown', 'unknown', 'steady'])
  })

  it('never lets the total fall, whatever comes', () => {
    const counters = fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.oneof(fc.nat(9), fc.double()))
    fc.assert(
      fc.property(fc.array(counters), (list) => {
        const totals = feed('repeat', ...list).map((state) => state.total)
        expect(totals).toEqual([...totals].sort((a, b) => a - b))
      }),
    )
  })

  it('remembers a bounded number of them', () => {
    const last = feed('repeat', ...Array.from({ length: 1000 }, (_, index) => ({ [`id-${index}`]: 1 }))).at(-1)
    expect(Object.keys(last?.counters ?? {}).length).toBeLessThanOrEqual(64)
  })
})

describe('a freeze verdict', () => {
  it('is unknown before any progress, and under no rule', () => {
    expect(verdicts('repeat', undefined, undefined)).toEqual(['unknown', 'unknown'])
    expect(verdicts('none', 5, 5, 5, 5)).toEqual(['unknown', 'unknown', 'unknown', 'unknown'])
  })

  it('is unknown after three intervals without progress', () => {
    const settings = { rule: 'repeat', intervalMs } as const
    const state = feed('repeat', 5).at(-1) ?? initialFreeze
    expect(expireFreeze(state, 2999, settings)).toBe(state)
    expect(expireFreeze(state, 3000, settings).verdict).toBe('unknown')
    const silence = verdicts('repeat', 5, 5, 5, 5, undefined, undefined, undefined).slice(3)
    expect(silence).toEqual(['frozen', 'frozen', 'frozen', 'unknown'])
  })

  it('is unknown when suspended, and the count begins anew', () => {
    const state = suspendFreeze(feed('repeat', 5, 5, 5, 5).at(-1) ?? initialFreeze)
    expect(state).toMatchObject({ verdict: 'unknown', run: 0 })
    expect(suspendFreeze(state)).toBe(state)
    expect(stepFreeze(state, 5, 4000, { rule: 'repeat', intervalMs })).toMatchObject({ verdict: 'steady', run: 0 })
  })

  it('is frozen exactly when the last four values are alike and not 0', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2), { maxLength: 30 }), (values) => {
        const expected = values.map((value, index) => {
          const last = values.slice(Math.max(0, index - 3), index + 1)
          return last.length === 4 && value !== 0 && last.every((other) => other === value)
        })
        expect(frozen('repeat', ...values)).toEqual(expected)
      }),
    )
  })
})
