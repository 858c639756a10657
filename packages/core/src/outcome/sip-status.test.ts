import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOfSipStatus } from './sip-status.ts'

describe('endOfSipStatus', () => {
  it.each([
    [300, 'unreachable', 'network'],
    [302, 'unreachable', 'network'],
    [399, 'unreachable', 'network'],
    [400, 'server-error', 'network'],
    [401, 'forbidden', 'network'],
    [402, 'forbidden', 'network'],
    [403, 'forbidden', 'network'],
    [404, 'not-found', 'network'],
    [407, 'forbidden', 'network'],
    [408, 'unreachable', 'network'],
    [410, 'not-found', 'network'],
    [415, 'media-failed', 'remote'],
    [416, 'not-found', 'network'],
    [420, 'server-error', 'network'],
    [428, 'forbidden', 'network'],
    [430, 'unreachable', 'network'],
    [433, 'blocked', 'remote'],
    [436, 'forbidden', 'network'],
    [437, 'forbidden', 'network'],
    [438, 'forbidden', 'network'],
    [480, 'unreachable', 'network'],
    [481, 'connection-lost', 'network'],
    [482, 'server-error', 'network'],
    [484, 'not-found', 'network'],
    [485, 'not-found', 'network'],
    [486, 'busy', 'remote'],
    [487, 'cancelled', 'local'],
    [488, 'media-failed', 'remote'],
    [491, 'server-error', 'network'],
    [499, 'server-error', 'network'],
    [500, 'server-error', 'network'],
    [503, 'server-error', 'network'],
    [504, 'unreachable', 'network'],
    [580, 'media-failed', 'network'],
    [599, 'server-error', 'network'],
    [600, 'busy', 'remote'],
    [603, 'declined', 'remote'],
    [604, 'not-found', 'network'],
    [606, 'media-failed', 'remote'],
    [607, 'blocked', 'remote'],
    [608, 'blocked', 'network'],
    [699, 'declined', 'remote'],
  ] as const)('reads %i as %s by %s for the caller', (status, reason, by) => {
    expect(endOfSipStatus(status, { direction: 'outgoing' })).toEqual({ reason, by })
  })

  it.each([
    [486, 'busy', 'local'],
    [603, 'declined', 'local'],
    [487, 'cancelled', 'remote'],
    [500, 'server-error', 'network'],
  ] as const)('reads %i as %s by %s for the callee, who sent it', (status, reason, by) => {
    expect(endOfSipStatus(status, { direction: 'incoming' })).toEqual({ reason, by })
  })

  it.each([408, 480])('reads %i as no answer once the far side has rung', (status) => {
    expect(endOfSipStatus(status, { direction: 'outgoing', rang: true })).toEqual({ reason: 'no-answer', by: 'remote' })
    expect(endOfSipStatus(status, { direction: 'incoming', rang: true })).toEqual({ reason: 'no-answer', by: 'local' })
  })

  it('believes who knows better who ended it', () => {
    expect(endOfSipStatus(487, { direction: 'outgoing', by: 'network' })).toEqual({
      reason: 'cancelled',
      by: 'network',
    })
    expect(endOfSipStatus(850, { direction: 'outgoing', by: 'remote' })).toEqual({ reason: 'unknown', by: 'remote' })
  })

  it.each([0, 100, 200, 299, 700, 850, -486, 486.5, 4294967782, Number.NaN, Number.POSITIVE_INFINITY])(
    'does not know %d',
    (status) => {
      expect(endOfSipStatus(status, { direction: 'outgoing' })).toEqual({ reason: 'unknown', by: 'network' })
    },
  )

  it('knows a reason for every status from 300 to 699, the same both ways', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 699 }), fc.boolean(), (status, rang) => {
        const { reason } = endOfSipStatus(status, { direction: 'outgoing', rang })
        expect(reason).not.toBe('unknown')
        expect(endOfSipStatus(status, { direction: 'incoming', rang }).reason).toBe(reason)
      }),
      { numRuns: 1000 },
    )
  })
})
