import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSipFragment } from './sipfrag.ts'

const type = 'message/sipfrag;version=2.0'

describe('readSipFragment', () => {
  it.each([
    ['SIP/2.0 180 Ringing', 180, 'Ringing'],
    ['SIP/2.0 200 OK\r\n', 200, 'OK'],
    ['SIP/2.0 486 Busy Here\r\nContact: <sip:a@b>\r\n\r\n', 486, 'Busy Here'],
    ['\r\nsip/2.0 503', 503, ''],
    ['SIP/2.0 200 ', 200, ''],
  ])('reads the status of %j', (body, status, phrase) => {
    expect(readSipFragment(type, body)).toEqual({ status, phrase, reasons: [] })
    expect(readSipFragment('Message/SipFrag', body)?.status).toBe(status)
  })

  it('reads the reasons that stand below', () => {
    const body = 'SIP/2.0 503 No\r\nReason: Q.850;cause=34\r\nreason : SIP;cause=503\r\n'
    expect(readSipFragment(type, body)?.reasons).toEqual(['Q.850;cause=34', 'SIP;cause=503'])
  })

  it.each([
    '',
    'SIP/2.0',
    'SIP/2.0 99 Low',
    'SIP/2.0 700 High',
    'SIP/2.0 2000 OK',
    'SIP/2.0 200OK',
    'INVITE sip:a@b SIP/2.0',
    'SIP/1.0 200 OK',
  ])('reads nothing from %j', (body) => {
    expect(readSipFragment(type, body)).toBeUndefined()
  })

  it('reads nothing that is said to be something else', () => {
    for (const other of [undefined, '', 'application/sdp', 'message/sip']) {
      expect(readSipFragment(other, 'SIP/2.0 200 OK')).toBeUndefined()
    }
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => void readSipFragment(a, `SIP/2.0 ${b}`)))
  })
})
