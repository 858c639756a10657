import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, sameAddress } from './text.ts'

setFlagsFromString('--expose_gc')
const collect: unknown = runInNewContext('gc')

function usedHeap(): number {
  if (typeof collect !== 'function') throw new Error('There is no garbage collector to call.')
  collect()
  return process.memoryUsage().heapUsed
}

describe('cleanText', () => {
  it.each([
    ['a right-to-left override', 'An\u202egnap.exe', 'Angnap.exe'],
    ['bidi isolates', '\u2066An\u2069', 'An'],
    ['a zero-width space and a BOM', '\ufeffA\u200bn', 'An'],
    ['NUL and other controls', 'A\0n\u0007\u009f', 'An'],
    ['a lone surrogate, high or low', 'A\ud83dn\udc69', 'An'],
    ['two lone surrogates that would join once the text between them is gone', 'A\ud83d\u202e\udc69', 'A'],
    ['a joiner between Latin letters', 'pay\u200dpal', 'paypal'],
    ['a joiner at either end', '\u200dAn\u200c', 'An'],
    ['line breaks and other white space', '  Lê\r\n\tVăn\u00a0 An ', 'Lê Văn An'],
  ])('takes out %s', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean)
  })

  it.each([
    ['a Vietnamese name', 'Nguyễn Thị Ánh Tuyết'],
    ['an emoji family', '👩‍👩‍👧 Gia đình'],
    ['a flag and a skin tone', '🇻🇳 👋🏽'],
    ['a Persian name with a non-joiner', 'علی‌رضا'],
    ['an address', 'sip:100@example.com;transport=wss'],
  ])('keeps %s as it is', (_, text) => {
    expect(cleanText(text)).toBe(text)
  })

  it('composes a decomposed name', () => {
    expect(cleanText('Nguyễn Ánh'.normalize('NFD'))).toBe('Nguyễn Ánh')
  })

  it('cuts a huge text, by 256 units if not told otherwise', () => {
    expect(cleanText('x'.repeat(10_000_000))).toBe('x'.repeat(256))
    expect(cleanText('Alice Smith', 5)).toBe('Alice')
    expect(cleanText('Alice Smith', 6)).toBe('Alice')
  })

  it.each([
    ['a plain text', '9'],
    ['a text that needs cleaning', '\u00e9'],
  ])('keeps nothing of %s alive beyond its beginning', (_, character) => {
    const before = usedHeap()
    const kept = Array.from({ length: 20 }, () => cleanText(character.repeat(1_000_000)))
    expect(usedHeap() - before).toBeLessThan(5_000_000)
    expect(new Set(kept)).toEqual(new Set([character.repeat(256)]))
  })

  it('does not split a surrogate pair at the cut', () => {
    expect(cleanText('👋👋', 3)).toBe('👋')
  })

  it('stays within the limit though NFC can make a text longer', () => {
    expect(cleanText('\u{1d160}'.repeat(100), 100).length).toBeLessThanOrEqual(100)
  })

  it('gives bounded, well-formed NFC that cleaning does not change, for any text', () => {
    const hostile = fc.constantFrom(
      '\u202e',
      '\u200d',
      '\u200c',
      '\u212a',
      '\ud83d',
      '\udc69',
      '\u0301',
      ' ',
      '\u00a0',
      'e',
    )
    const units = fc.array(fc.oneof(hostile, fc.string({ unit: 'binary', minLength: 1, maxLength: 3 })))
    fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 40 }), (parts, max) => {
        const clean = cleanText(parts.join(''), max)
        expect(clean.length).toBeLessThanOrEqual(max)
        expect(clean).toBe(clean.normalize('NFC'))
        expect(clean).not.toMatch(/[\u202a-\u202e\u2066-\u2069\ud800-\udfff]|^\s|\s\s|\s$/u)
        expect(cleanText(clean, max)).toBe(clean)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('sameAddress', () => {
  it.each([
    ['+84 (90) 123-4567', '84901234567'],
    ['0901.234.567', '0901234567'],
    ['tel:+84901234567;phone-context=x', '+84901234567'],
    ['sip:0901234567@pbx.example', '0901234567'],
    ['"An" <sip:100@PBX.example;transport=wss>', 'sips:100@pbx.example'],
    ['sip:+84901234567@pbx.example', 'sip:84901234567@pbx.example'],
    ['sip:alice:password@pbx.example', 'alice'],
    ['Ánh', 'A\u0301nh'],
    ['1900\u202e', '1900'],
    ['*97', '*97'],
  ])('%s and %s are one', (a, b) => {
    expect(sameAddress(a, b)).toBe(true)
    expect(sameAddress(b, a)).toBe(true)
  })

  it.each([
    ['0901234567', '+84901234567'],
    ['0901234567', '0901234568'],
    ['sip:100@one.example', 'sip:100@two.example'],
    ['sip:100@one.example', 'sip:100@one.example:5080'],
    ['sip:Alice@one.example', 'sip:alice@one.example'],
    ['*97', '97'],
    ['', ''],
    ['\u200b', '\u200b'],
    ['sip:@pbx.example', 'sip:@pbx.example'],
    ['100', undefined],
    [undefined, undefined],
  ])('%s and %s are not', (a, b) => {
    expect(sameAddress(a, b)).toBe(false)
    expect(sameAddress(b, a)).toBe(false)
  })

  it('is symmetric, and true for any address against itself unless it is empty', () => {
    const address = fc.oneof(fc.webUrl(), fc.emailAddress(), fc.string(), fc.stringMatching(/^\+?[0-9 .-]{1,15}$/))
    fc.assert(
      fc.property(address, address, (a, b) => {
        expect(sameAddress(a, b)).toBe(sameAddress(b, a))
        if (/^\w/.test(a) && !/[<>:@?;]/.test(a)) expect(sameAddress(a, a)).toBe(true)
      }),
    )
  })
})
