import { describe, expect, it } from 'vitest'
import { active, held } from '../gallery/fixtures.ts'
import { samples } from '../gallery/phone-fixtures.ts'
import { adviceOf } from './advice.ts'

describe('adviceOf', () => {
  it.each([
    ['loss', samples.loss, 'Sound is breaking up: the network loses 12 % of the packets.'],
    ['jitter', samples.jitter, 'Sound stutters: packets arrive up to 180 ms out of step.'],
    ['delay', samples.delay, 'Sound comes late: 1040 ms there and back.'],
  ] as const)('says what is likely wrong and what to do: %s', (_, sample, words) => {
    const { kind, text } = adviceOf(active({ quality: 'poor' }), sample)
    expect(kind).toBe('warning')
    expect(text.startsWith(words)).toBe(true)
    expect(text.length).toBeGreaterThan(words.length + 10)
  })

  it('tells a far side that sends nothing from a network that lets nothing through', () => {
    const silent = adviceOf(active({ quality: 'unknown' }), samples.silent)
    const frozen = adviceOf(active({ quality: 'unknown', media: 'frozen' }), { packets: 0 })
    expect(silent.about).toBe('silence')
    expect(silent.text).toContain('though the connection works')
    expect(frozen.about).toBe('frozen')
    expect(frozen.text).toContain('The network has stalled')
  })

  it('says that nothing is known, and never that all is well, where nothing is measured', () => {
    const { kind, text } = adviceOf(active({ quality: 'unknown', media: 'unknown' }), undefined)
    expect(kind).toBe('plain')
    expect(text).toContain('not known')
  })

  it('does not warn of a good line, nor of one number on a line that is good', () => {
    expect(adviceOf(active({ quality: 'good' }), samples.good)).toMatchObject({ kind: 'plain', about: 'line' })
    expect(adviceOf(active({ quality: 'good' }), { ...samples.good, jitterMs: 60 }).kind).toBe('plain')
  })

  it('warns of a poor line also where no number stands out', () => {
    const { kind, text } = adviceOf(active({ quality: 'poor' }), samples.good)
    expect(kind).toBe('warning')
    expect(text).toContain('do not tell why')
  })

  it('is gravest when the path is lost', () => {
    expect(adviceOf(active({ media: 'reconnecting' }), undefined)).toMatchObject({ kind: 'warning', about: 'path' })
    expect(adviceOf(active({ media: 'failed' }), undefined)).toMatchObject({ kind: 'fault', about: 'path' })
  })

  it('expects nothing on hold', () => {
    expect(adviceOf(held({ quality: 'unknown' }), undefined).text).toContain('on hold')
  })
})
