import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOfSip, type SipEnding } from './end-of-sip.ts'

const cancelled = { direction: 'incoming', message: 'cancel', from: 'remote', answered: false } as const
const refused = { direction: 'outgoing', message: 'response', from: 'remote', answered: false } as const
const bye = { direction: 'outgoing', message: 'bye', from: 'remote', answered: true } as const

describe('endOfSip', () => {
  it.each([
    [undefined, { reason: 'cancelled', by: 'remote' }],
    ['SIP;cause=487', { reason: 'cancelled', by: 'remote', sip: 487 }],
    ['Q.850;cause=16', { reason: 'cancelled', by: 'remote', q850: 16 }],
    ['SIP;cause=200;text="Call completed elsewhere"', { reason: 'answered-elsewhere', by: 'network', sip: 200 }],
    ['Q.850;cause=26', { reason: 'answered-elsewhere', by: 'network', q850: 26 }],
    ['SIP;cause=600', { reason: 'declined-elsewhere', by: 'network', sip: 600 }],
    ['SIP;cause=603;text="Decline"', { reason: 'declined-elsewhere', by: 'network', sip: 603 }],
    ['SIP;cause=486', { reason: 'declined-elsewhere', by: 'network', sip: 486 }],
    ['Q.850;cause=17', { reason: 'declined-elsewhere', by: 'network', q850: 17 }],
    ['Q.850;cause=21', { reason: 'declined-elsewhere', by: 'network', q850: 21 }],
    ['SIP;cause=408', { reason: 'no-answer', by: 'network', sip: 408 }],
    ['SIP;cause=480', { reason: 'no-answer', by: 'network', sip: 480 }],
    ['Q.850;cause=19', { reason: 'no-answer', by: 'network', q850: 19 }],
    ['Q.850;cause=18', { reason: 'no-answer', by: 'network', q850: 18 }],
    ['SIP;cause=850', { reason: 'cancelled', by: 'remote' }],
    ['SIP;cause=oops', { reason: 'cancelled', by: 'remote' }],
  ] as const)('reads a CANCEL of the caller with %s', (reason, end) => {
    expect(endOfSip({ ...cancelled, ...(reason && { reason }) })).toEqual(end)
    expect(endOfSip({ ...cancelled, message: 'bye', ...(reason && { reason }) })).toEqual(end)
  })

  it('reads our own CANCEL and BYE as ours, whatever their Reason', () => {
    const ours = { direction: 'outgoing', from: 'local', reason: 'SIP;cause=503' } as const
    expect(endOfSip({ ...ours, message: 'cancel', answered: false })).toMatchObject({
      reason: 'cancelled',
      by: 'local',
    })
    expect(endOfSip({ ...ours, message: 'bye', answered: false })).toMatchObject({ reason: 'cancelled', by: 'local' })
    expect(endOfSip({ ...ours, message: 'bye', answered: true })).toMatchObject({ reason: 'hung-up', by: 'local' })
  })

  it.each([
    [undefined, { reason: 'hung-up', by: 'remote' }],
    ['Q.850;cause=16;text="Normal call clearing"', { reason: 'hung-up', by: 'remote', q850: 16 }],
    ['Q.850;cause=31', { reason: 'hung-up', by: 'remote', q850: 31 }],
    ['SIP;cause=200;text="OK"', { reason: 'hung-up', by: 'remote', sip: 200 }],
    ['SIP;cause=200', { reason: 'ended-elsewhere', by: 'network', sip: 200 }],
    ['SIP;cause=200;text="Call completed elsewhere"', { reason: 'ended-elsewhere', by: 'network', sip: 200 }],
    ['Q.850;cause=16, SIP;cause=200', { reason: 'ended-elsewhere', by: 'network', sip: 200, q850: 16 }],
    ['Q.850;cause=26', { reason: 'hung-up', by: 'remote', q850: 26 }],
    ['Q.850;cause=127', { reason: 'hung-up', by: 'remote', q850: 127 }],
    ['Q.850;cause=17', { reason: 'busy', by: 'remote', q850: 17 }],
    ['Q.850;cause=19', { reason: 'no-answer', by: 'remote', q850: 19 }],
    ['Q.850;cause=41', { reason: 'server-error', by: 'network', q850: 41 }],
    ['Q.850;cause=27', { reason: 'connection-lost', by: 'network', q850: 27 }],
    ['SIP;cause=408;text="Session timer expired"', { reason: 'connection-lost', by: 'network', sip: 408 }],
    ['SIP;cause=503, Q.850;cause=16', { reason: 'server-error', by: 'network', sip: 503, q850: 16 }],
    ['SIP;cause=503, Q.850;cause=17', { reason: 'busy', by: 'remote', sip: 503, q850: 17 }],
  ] as const)('reads a BYE of the far side with %s', (reason, end) => {
    expect(endOfSip({ ...bye, ...(reason && { reason }) })).toEqual(end)
    expect(endOfSip({ ...bye, direction: 'incoming', ...(reason && { reason }) })).toEqual(end)
  })

  it('reads a BYE that crosses our CANCEL of an unanswered call as a hang-up of the far side', () => {
    expect(endOfSip({ ...bye, answered: false })).toEqual({ reason: 'hung-up', by: 'remote' })
    expect(endOfSip({ ...bye, answered: false, reason: 'SIP;cause=200' })).toMatchObject({ reason: 'hung-up' })
  })

  it.each([
    [486, 'busy', 'remote'],
    [600, 'busy', 'remote'],
    [603, 'declined', 'remote'],
    [404, 'not-found', 'network'],
    [604, 'not-found', 'network'],
    [484, 'not-found', 'network'],
    [403, 'forbidden', 'network'],
    [408, 'unreachable', 'network'],
    [480, 'unreachable', 'network'],
    [487, 'cancelled', 'local'],
    [500, 'server-error', 'network'],
    [503, 'server-error', 'network'],
  ])('reads the response %i as %s by %s', (status, reason, by) => {
    expect(endOfSip({ ...refused, status })).toEqual({ reason, by, sip: status })
  })

  it('reads 480 as no answer when the far side has rung', () => {
    expect(endOfSip({ ...refused, status: 480, rang: true })).toEqual({ reason: 'no-answer', by: 'remote', sip: 480 })
  })

  it.each([
    [480, 19, 'no-answer'],
    [480, 20, 'unreachable'],
    [500, 17, 'busy'],
    [503, 1, 'not-found'],
    [403, 21, 'declined'],
    [408, 18, 'unreachable'],
  ])('sharpens the vague %i by the cause %i: %s', (status, cause, reason) => {
    expect(endOfSip({ ...refused, status, reason: `Q.850;cause=${cause}` })).toMatchObject({
      reason,
      sip: status,
      q850: cause,
    })
  })

  it.each([
    [486, 21, 'busy'],
    [603, 17, 'declined'],
    [404, 17, 'not-found'],
    [487, 19, 'cancelled'],
    [500, 16, 'server-error'],
    [480, 31, 'unreachable'],
    [480, 41, 'unreachable'],
    [503, 127, 'server-error'],
    [480, 26, 'unreachable'],
  ])('lets a clear %i stand against the cause %i: %s', (status, cause, reason) => {
    expect(endOfSip({ ...refused, status, reason: `Q.850;cause=${cause}` })).toMatchObject({ reason })
  })

  it('reads our own refusal as ours', () => {
    const ours = { direction: 'incoming', message: 'response', from: 'local', answered: false } as const
    expect(endOfSip({ ...ours, status: 486 })).toEqual({ reason: 'busy', by: 'local', sip: 486 })
    expect(endOfSip({ ...ours, status: 603 })).toEqual({ reason: 'declined', by: 'local', sip: 603 })
    expect(endOfSip({ ...ours, status: 480, rang: true })).toEqual({ reason: 'no-answer', by: 'local', sip: 480 })
    expect(endOfSip({ ...ours, status: 480, reason: 'Q.850;cause=21' })).toMatchObject({ reason: 'unreachable' })
  })

  it.each([408, 481])('reads %i to a request within an answered call as a lost connection', (status) => {
    expect(endOfSip({ ...refused, answered: true, status })).toEqual({
      reason: 'connection-lost',
      by: 'network',
      sip: status,
    })
  })

  it.each([850, 0, 4294967782, Number.NaN])(
    'does not know the vendor code %d, and does not pass it as a SIP status',
    (status) => {
      expect(endOfSip({ ...refused, status })).toEqual({ reason: 'unknown', by: 'network' })
    },
  )

  it('is total: a reason, and codes in their ranges, for any ending', () => {
    const ending: fc.Arbitrary<SipEnding> = fc.record({
      direction: fc.constantFrom('incoming', 'outgoing'),
      message: fc.constantFrom('response', 'cancel', 'bye'),
      from: fc.constantFrom('local', 'remote'),
      answered: fc.boolean(),
      rang: fc.boolean(),
      status: fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.double()),
      reason: fc.oneof(
        fc.string(),
        fc.tuple(fc.nat(1000), fc.nat(200)).map(([sip, q850]) => `SIP;cause=${sip}, Q.850;cause=${q850}`),
      ),
    } as const)
    fc.assert(
      fc.property(ending, (given) => {
        const { reason, by, sip = 100, q850 = 1 } = endOfSip(given)
        expect(reason).toMatch(/^[a-z-]+$/)
        expect(['local', 'remote', 'network']).toContain(by)
        expect(sip >= 100 && sip <= 699 && q850 >= 1 && q850 <= 127).toBe(true)
        if (given.answered) expect(reason).not.toBe('unreachable')
      }),
      { numRuns: 2000 },
    )
  })
})
