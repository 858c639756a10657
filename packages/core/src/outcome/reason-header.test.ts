import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { causeOf, parseReason } from './reason-header.ts'

const value = (protocol: string, cause?: number, text?: string) => ({ protocol, cause, text })

describe('parseReason', () => {
  it.each([
    ['SIP;cause=200;text="Call completed elsewhere"', [value('SIP', 200, 'Call completed elsewhere')]],
    ['SIP ;cause=600 ;text="Busy Everywhere"', [value('SIP', 600, 'Busy Everywhere')]],
    ['q.850 ; cause = 16 ; text = "Terminated"', [value('Q.850', 16, 'Terminated')]],
    ['Q.850;cause=16, SIP;cause=200', [value('Q.850', 16), value('SIP', 200)]],
    ['SIP;text="a, b; cause=1";cause=2', [value('SIP', 2, 'a, b; cause=1')]],
    ['SIP;text="he said \\"no\\"";cause=603', [value('SIP', 603, 'he said "no"')]],
    ['SIP;text=Busy;cause=486', [value('SIP', 486, 'Busy')]],
    ['Q.850;cause=17;text=""', [value('Q.850', 17, '')]],
    ['preemption;cause=1;text="UA Preemption"', [value('PREEMPTION', 1, 'UA Preemption')]],
    ['SIP', [value('SIP')]],
    ['SIP;CAUSE=408', [value('SIP', 408)]],
  ])('reads %s', (header, values) => {
    expect(parseReason(header)).toEqual(values)
  })

  it('reads the list of headers that a SIP stack gives', () => {
    expect(parseReason(['SIP;cause=200', 'Q.850;cause=26'])).toEqual([value('SIP', 200), value('Q.850', 26)])
    expect(parseReason(undefined)).toEqual([])
  })

  it.each(['', ',', ';;;', '"', '=', '"SIP";cause=200', ';cause=200', ' , , '])('makes nothing of %j', (header) => {
    expect(parseReason(header)).toEqual([])
  })

  it.each(['4294967301', '-1', '1e2', '0x10', '"200"', '', ' '])('takes no cause from %j', (cause) => {
    expect(parseReason(`SIP;cause=${cause}`)).toEqual([value('SIP')])
  })

  it('takes an open quote as plain text', () => {
    expect(parseReason('SIP;cause=200;text="Call completed')).toEqual([value('SIP', 200, '"Call completed')])
  })

  it('reads at most eight values of at most 2048 characters', () => {
    expect(parseReason('SIP;cause=1,'.repeat(100))).toHaveLength(8)
    expect(parseReason(`SIP;cause=1;text="${'x'.repeat(10_000_000)}"`)[0]?.text?.length).toBeLessThan(2048)
  })

  it('passes over what is no text, as a stack without types may give it', () => {
    expect(parseReason([null, 5, 'SIP;cause=200'] as unknown as string[])).toEqual([value('SIP', 200)])
  })

  it('never throws, and takes only causes of one to three digits', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('SIP', 'Q.850', ';cause=', ';text="', '"', '\\', ',', '200'))
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        for (const { cause } of parseReason(pieces.join(''))) expect(cause ?? 0).toBeLessThan(1000)
      }),
      { numRuns: 2000 },
    )
  })

  it('gives any quoted text back', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 0, max: 999 }), (text, cause) => {
        const quoted = text.replace(/["\\]/g, '\\$&')
        expect(parseReason(`SIP;text="${quoted}";cause=${cause}`)).toEqual([value('SIP', cause, text)])
      }),
    )
  })
})

describe('causeOf', () => {
  it('finds the first cause of a protocol', () => {
    const values = parseReason('SIP, Q.850;cause=16, Q.850;cause=17, SIP;cause=200')
    expect(causeOf(values, 'SIP')).toBe(200)
    expect(causeOf(values, 'Q.850')).toBe(16)
    expect(causeOf([], 'SIP')).toBeUndefined()
  })
})
