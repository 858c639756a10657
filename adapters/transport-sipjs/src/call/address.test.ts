import fc from 'fast-check'
import { UserAgent } from 'sip.js'
import { describe, expect, it } from 'vitest'
import { toSipUri } from './address.ts'

const uri = (to: string) => toSipUri(to, 'example.com')

describe('toSipUri', () => {
  it('puts a number into the own domain', () => {
    expect(uri('101')).toBe('sip:101@example.com')
    expect(uri(' +84 (90) 123-4567 ')).toBe('sip:+84901234567@example.com')
    expect(uri('tel:+84-90-123-4567;phone-context=example.com')).toBe('sip:+84901234567@example.com')
  })

  it('keeps service codes', () => {
    expect(uri('*98#')).toBe('sip:*98%23@example.com')
  })

  it('takes a name with dots and dashes as it is', () => {
    expect(uri('code-503-q34')).toBe('sip:code-503-q34@example.com')
    expect(uri('ann.lee')).toBe('sip:ann.lee@example.com')
  })

  it('keeps an address that names its domain', () => {
    expect(uri('101@other.example')).toBe('sip:101@other.example')
    expect(uri('sip:101@other.example;transport=ws')).toBe('sip:101@other.example;transport=ws')
    expect(uri('SIPS:101@other.example')).toBe('sips:101@other.example')
    expect(uri('sip:other.example')).toBe('sip:other.example')
  })

  it('refuses what is no address', () => {
    for (const text of [
      '',
      '  ',
      '@example.com',
      '101@',
      '101\r\nX-Evil: 1',
      '<sip:101@example.com>',
      '"101"',
      '-()',
      '\ud800',
    ]) {
      expect(uri(text), text).toBeUndefined()
    }
  })

  it('never lets a line break or a bracket through, and sip.js never throws on the rest', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const made = uri(text)
        if (made === undefined) return
        expect(made).not.toMatch(/[\p{Cc}<>"\\]/u)
        UserAgent.makeURI(made)
      }),
    )
  })
})
