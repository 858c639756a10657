import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHeaders } from './headers.ts'

describe('readHeaders', () => {
  it('gives no headers where none are asked for', () => {
    expect(readHeaders(undefined)).toEqual([])
    expect(readHeaders(null)).toEqual([])
    expect(readHeaders({})).toEqual([])
  })

  it('gives one line for each header', () => {
    expect(readHeaders({ headers: { 'X-Queue': '7', Subject: 'Hello there' } })).toEqual([
      'X-Queue: 7',
      'Subject: Hello there',
    ])
  })

  it('says what is wrong', () => {
    expect(readHeaders('X-Queue: 7')).toMatch(/options must be an object/)
    expect(readHeaders({ headers: ['X-Queue: 7'] })).toMatch(/options\.headers must be an object/)
    expect(readHeaders({ headers: { 'X Queue': '7' } })).toMatch(/'X Queue'/)
    expect(readHeaders({ headers: { 'X-Queue': 7 } })).toMatch(/'X-Queue' must be one line/)
    expect(readHeaders({ headers: { From: 'sip:boss@example.com' } })).toMatch(/'From' is not a header that can be set/)
  })

  it('never makes two lines of one header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, value) => {
        const lines = readHeaders({ headers: { [name]: value } })
        if (typeof lines !== 'string') for (const line of lines) expect(line).not.toMatch(/[\r\n]/)
      }),
    )
  })
})
