import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mask, redact } from './redact.ts'

describe('mask', () => {
  it.each([
    ['0901234567', '09****567'],
    ['+84 901 234 567', '+84****567'],
    ['call 1234 now', 'call 12**** now'],
    ['code 486', 'code 486'],
    ['sip:alice@pbx.example', 'sip:a****@pbx.example'],
    ['SIP/2.0 401 for "An" <sip:0901234567@pbx>', 'SIP/2.0 401 for "An" <sip:0****@pbx>'],
    ['password=s3cr3t and more', 'password=[secret]'],
    ['{"fcmToken":"abc","x":1}', '{"fcmToken":[secret]'],
    ['Authorization: Digest username="100", response="ab12"', 'Authorization:[secret]'],
    ['sent Bearer abc.def', 'sent Bearer [secret]'],
  ])('%s becomes %s', (text, masked) => {
    expect(mask(text)).toBe(masked)
  })

  it('shows at most 128 units of a text', () => {
    expect(mask('a b '.repeat(1_000_000)).length).toBeLessThanOrEqual(128)
  })
})

describe('redact', () => {
  it.each([
    'password',
    'sipPassword',
    'pwd',
    'fcmToken',
    'access_token',
    'client-secret',
    'Authorization',
    'credentials',
    'apiKey',
    'api_key',
    'privateKey',
    'Cookie',
    'jwt',
  ])('hides what stands under %s', (key) => {
    expect(redact({ [key]: 'hunter2' })).toEqual({ [key]: '[secret]' })
    expect(redact({ [key]: { deep: ['hunter2'] } })).toEqual({ [key]: '[secret]' })
  })

  it('masks numbers, also as keys and as numbers', () => {
    expect(redact({ to: '0901234567', n: 84901234567, code: 486, '0901234567': true })).toEqual({
      to: '09****567',
      n: '84****567',
      code: 486,
      '09****567': true,
    })
  })

  it('names what is no data', () => {
    const value = { a: () => 1, b: Symbol('s'), c: 5n, d: Number.NaN, e: null, f: new Error('no 0901234567') }
    expect(redact(value)).toEqual({
      a: '[function]',
      b: '[symbol]',
      c: '[bigint]',
      d: 'NaN',
      e: null,
      f: 'Error: no 09****567',
    })
    expect(redact(undefined)).toBe('[undefined]')
  })

  it('goes three levels deep and shows 32 values', () => {
    expect(redact({ a: { b: { c: { d: 1 } } } })).toEqual({ a: { b: { c: '[…]' } } })
    const wide = redact(Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`k${index}x`, 1])))
    expect(Object.keys(Object(wide)).length).toBe(31)
  })

  it('contains getters that throw, revoked Proxies and cycles', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const value: Record<string, unknown> = { proxy, ok: 1 }
    value.self = value
    Object.defineProperty(value, 'bad', {
      enumerable: true,
      get: () => {
        throw new Error()
      },
    })
    const cycle = { proxy: '[…]', ok: 1, bad: '[…]' }
    expect(redact(value)).toEqual({ ...cycle, self: { ...cycle, self: { ...cycle, self: '[…]' } } })
    expect(redact(proxy)).toBe('[…]')
  })

  it('gives short JSON without four digits in a row, for anything', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withTypedArray: true, withMap: true }), (value) => {
        const json = JSON.stringify(redact(value))
        expect(json.length).toBeLessThan(20_000)
        expect(JSON.parse(json)).toEqual(redact(value))
        expect(json.replace(/\\u[\da-f]{4}/g, '')).not.toMatch(/\d{4}/)
      }),
      { numRuns: 2000 },
    )
  })
})
