import { describe, expect, it } from 'vitest'
import { registrationRefused } from './to-registration.ts'

const message = (statusCode: number, headers: Readonly<Record<string, string>>) => ({
  statusCode,
  reasonPhrase: 'Phrase',
  getHeader: (name: string) => headers[name],
  getHeaders: () => [],
  hasHeader: (name: string) => name in headers,
})

describe('a refused registration', () => {
  it('says why, and when to ask again', () => {
    const via = { Via: 'SIP/2.0/WS a.invalid' }
    expect(registrationRefused(message(401, via))).toMatchObject({
      state: 'failed',
      reason: 'credentials',
      vendor: { code: 401 },
    })
    expect(registrationRefused(message(503, { ...via, 'Retry-After': '120' }))).toMatchObject({
      reason: 'server',
      retryAfterMs: 120_000,
    })
  })

  it('tells what sip.js made up from what the server said', () => {
    expect(registrationRefused(message(408, {}))).toMatchObject({ reason: 'timeout' })
    expect(registrationRefused(message(503, {}))).toMatchObject({ reason: 'network' })
  })
})
