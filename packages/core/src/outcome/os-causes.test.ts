import { describe, expect, it } from 'vitest'
import { callKitReasonOf, endOfCallKitReason } from './callkit.ts'
import type { EndReason } from './end.ts'
import {
  type CoreTelecomCause,
  coreTelecomCauseOf,
  disconnectCauseOf,
  endOfCoreTelecomCause,
  endOfDisconnectCause,
} from './telecom.ts'

const everyReason: Readonly<Record<EndReason, readonly [callKit: number, cause: number, coreTelecom: string]>> = {
  'hung-up': [2, 3, 'REMOTE'],
  cancelled: [2, 4, 'REMOTE'],
  declined: [2, 6, 'REMOTE'],
  busy: [2, 7, 'REMOTE'],
  'no-answer': [3, 5, 'MISSED'],
  unreachable: [1, 1, 'REMOTE'],
  'not-found': [1, 1, 'REMOTE'],
  forbidden: [1, 8, 'REMOTE'],
  'answered-elsewhere': [4, 11, 'REMOTE'],
  'declined-elsewhere': [5, 6, 'REJECTED'],
  'ended-elsewhere': [4, 12, 'REMOTE'],
  transferred: [2, 9, 'REMOTE'],
  replaced: [2, 9, 'REMOTE'],
  merged: [2, 9, 'REMOTE'],
  'media-failed': [1, 1, 'REMOTE'],
  'connection-lost': [1, 1, 'REMOTE'],
  'permission-denied': [1, 8, 'REMOTE'],
  blocked: [2, 8, 'REJECTED'],
  unconfirmed: [1, 1, 'REMOTE'],
  'server-error': [1, 1, 'REMOTE'],
  'internal-error': [1, 1, 'REMOTE'],
  unknown: [2, 0, 'REMOTE'],
}
const rows = Object.entries(everyReason) as [EndReason, (typeof everyReason)[EndReason]][]

describe('what the OS is told of an end that this side did not make', () => {
  it.each(rows)('%s', (reason, [callKit, cause, coreTelecom]) => {
    const end = { reason, by: 'remote' } as const
    expect([callKitReasonOf(end), disconnectCauseOf(end), coreTelecomCauseOf(end)]).toEqual([
      callKit,
      cause,
      coreTelecom,
    ])
  })
})

describe('what the OS is told of an end that this side made', () => {
  it('gives CallKit no reason: it was asked by an action', () => {
    for (const [reason] of rows) expect(callKitReasonOf({ reason, by: 'local' })).toBeUndefined()
  })

  it.each([
    ['hung-up', 2, 'LOCAL'],
    ['cancelled', 2, 'LOCAL'],
    ['declined', 6, 'REJECTED'],
  ] as const)('tells Telecom of %s', (reason, cause, coreTelecom) => {
    expect(disconnectCauseOf({ reason, by: 'local' })).toBe(cause)
    expect(coreTelecomCauseOf({ reason, by: 'local' })).toBe(coreTelecom)
  })
})

describe('what the OS says of an end, read and told again', () => {
  it('is the same reason of CallKit', () => {
    for (const reason of [1, 2, 3, 4, 5]) {
      const end = endOfCallKitReason(reason)
      expect(end && callKitReasonOf(end)).toBe(reason)
    }
  })

  it('is the same cause of Telecom, but for the two that no end of ours has', () => {
    const again = (cause: number) => {
      const end = endOfDisconnectCause(cause)
      return end && disconnectCauseOf(end)
    }
    const lossy: Readonly<Record<number, number>> = { 9: 0, 10: 1 }
    for (let cause = 0; cause <= 12; cause++) expect(again(cause), String(cause)).toBe(lossy[cause] ?? cause)
  })

  it('is the same cause of core-telecom', () => {
    for (const cause of ['LOCAL', 'REMOTE', 'REJECTED', 'MISSED'] satisfies CoreTelecomCause[])
      expect(coreTelecomCauseOf(endOfCoreTelecomCause(cause))).toBe(cause)
  })

  it('is not guessed from numbers that the OS does not have', () => {
    for (const number of [0, 6, -1, 1.5, Number.NaN]) expect(endOfCallKitReason(number)).toBeUndefined()
    for (const number of [-1, 13, 0.5, Number.NaN]) expect(endOfDisconnectCause(number)).toBeUndefined()
  })
})
