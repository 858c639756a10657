import { describe, expect, it } from 'vitest'
import { readNumber, readWhole } from './read/scalars.ts'
import { given, type Result, refuse, vendorOf } from './result.ts'

describe('a result', () => {
  it('is what was given, or why there is nothing', () => {
    const results: Result<number, 'failed' | 'timed-out'>[] = [
      given(7),
      refuse('failed', 'no call'),
      refuse('timed-out', 'nothing', 0),
    ]
    expect(results).toStrictEqual([
      { ok: true, value: 7 },
      { ok: false, reason: 'failed', vendor: { message: 'no call' } },
      { ok: false, reason: 'timed-out', vendor: { code: 0, message: 'nothing' } },
    ])
  })
})

describe('vendorOf', () => {
  it.each([
    [
      { code: 'E', message: 'no' },
      { code: 'E', message: 'no' },
    ],
    [
      { code: 404, message: 'no' },
      { code: 404, message: 'no' },
    ],
    [
      { code: '12', message: '' },
      { code: '12', message: 'It rejected without a word.' },
    ],
    [{ code: {}, message: 'no' }, { message: 'no' }],
    [new TypeError('no'), { message: 'no' }],
    ['no', { message: 'no' }],
    [undefined, { message: 'It rejected without a word.' }],
    [['no'], { message: 'It rejected without a word.' }],
  ])('reads %j', (error, vendor) => {
    expect(vendorOf(error, readWhole)).toStrictEqual(vendor)
  })

  it('reads a code that is no text as its caller does', () => {
    expect(vendorOf({ code: 1.5, message: 'no' }, readNumber)).toStrictEqual({ code: 1.5, message: 'no' })
    expect(vendorOf({ code: 1.5, message: 'no' }, readWhole)).toStrictEqual({ message: 'no' })
  })

  it('never throws, whatever is rejected with', () => {
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error('hostile')
        },
      },
    )
    expect(vendorOf(hostile, readWhole)).toStrictEqual({ message: 'It rejected with what nobody can read.' })
  })
})
