import { describe, expect, it } from 'vitest'
import { endOfSip } from './end-of-sip.ts'
import { endOfQ850 } from './q850.ts'
import { parseReason } from './reason-header.ts'
import { registrationFailureOfSip } from './registration.ts'
import { endOfSipStatus } from './sip-status.ts'

const cancelled = { direction: 'incoming', message: 'cancel', from: 'remote', answered: false } as const
const refused = { direction: 'outgoing', message: 'response', from: 'remote', answered: false } as const
const bye = { direction: 'outgoing', message: 'bye', from: 'remote', answered: true } as const

describe('who ended a call, by its Q.850 cause', () => {
  it.each([16, 17, 18, 19, 20, 21, 24, 31, 88])('is the far side for %d', (cause) => {
    expect(endOfQ850(cause).by).toBe('remote')
  })

  it.each([1, 2, 3, 4, 5, 8, 9, 22, 23, 26, 27, 28, 46, 50, 52, 53, 54, 55, 57, 65, 70, 87, 90, 102, 111])(
    'is the network for %d',
    (cause) => {
      expect(endOfQ850(cause).by).toBe('network')
    },
  )
})

describe('the Reason header at its edges', () => {
  it.each(['not a token;cause=200', '"SIP;cause=200', 'SIP/2.0;cause=200'])(
    'reads nothing from %j, whose protocol is no token',
    (header) => {
      expect(parseReason(header)).toEqual([])
    },
  )

  it('takes no parameter for the cause whose name merely ends so', () => {
    expect(parseReason('SIP;x-cause=486;cause=200')).toEqual([{ protocol: 'SIP', cause: 200, text: undefined }])
  })

  it.each(['a "b"', '"a" b'])('leaves quotes alone that do not enclose the whole text: %s', (text) => {
    expect(parseReason(`SIP;text=${text}`)).toEqual([{ protocol: 'SIP', cause: undefined, text }])
  })
})

describe('endOfSip at its edges', () => {
  it('keeps a status from 100 to 699 beside the reading, and no other', () => {
    const kept = (status: number) => endOfSip({ ...bye, reason: `SIP;cause=${status}` }).sip
    expect([99, 100, 699, 700].map(kept)).toEqual([undefined, 100, 699, undefined])
  })

  it('takes a CANCEL as declined elsewhere for the 6xx only', () => {
    const read = (status: number) => endOfSip({ ...cancelled, reason: `SIP;cause=${status}` }).reason
    expect([599, 600, 699, 700].map(read)).toEqual([
      'cancelled',
      'declined-elsewhere',
      'declined-elsewhere',
      'cancelled',
    ])
  })

  it('reads a BYE of the far side as a hang-up where its cause says "cancelled"', () => {
    expect(endOfSip({ ...bye, reason: 'SIP;cause=487' })).toEqual({ reason: 'hung-up', by: 'remote', sip: 487 })
  })

  it('lets a clear cause speak for a status that it does not know', () => {
    expect(endOfSip({ ...refused, status: 850, reason: 'Q.850;cause=17' })).toEqual({
      reason: 'busy',
      by: 'remote',
      q850: 17,
    })
  })
})

describe('a status at its edges', () => {
  it.each([404, 486, 603])('%d says the same whether the far side has rung or not', (status) => {
    const reading = endOfSipStatus(status, { direction: 'outgoing' })
    expect(endOfSipStatus(status, { direction: 'outgoing', rang: true })).toEqual(reading)
  })

  it.each([
    [299, 'unknown'],
    [300, 'server'],
    [599, 'server'],
    [600, 'forbidden'],
  ])('of a REGISTER, %d, is %s', (status, reason) => {
    expect(registrationFailureOfSip(status)).toStrictEqual({ reason })
  })
})
