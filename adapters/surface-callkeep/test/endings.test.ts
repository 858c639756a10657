import type { End, EndedBy, EndReason } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { endingOf } from '../src/index.ts'
import { callOf, createBench, uuidA } from './support/bench.ts'

type Row = readonly [reason: EndReason, by: EndedBy, ios: string, incoming: string, outgoing: string]

/**
 * What the OS makes of each end: `CXCallEndedReason` on iOS (`user`: the call is ended as its user does it), and
 * `DisconnectCause` on Android, of an incoming call and of an outgoing one.
 */
const rows: readonly Row[] = [
  ['hung-up', 'local', 'user', 'LOCAL', 'LOCAL'],
  ['hung-up', 'remote', 'remoteEnded', 'REMOTE', 'REMOTE'],
  ['cancelled', 'local', 'user', 'LOCAL', 'LOCAL'],
  ['cancelled', 'remote', 'remoteEnded', 'MISSED', 'REMOTE'],
  ['declined', 'local', 'user', 'REJECTED', 'LOCAL'],
  ['declined', 'remote', 'remoteEnded', 'REMOTE', 'REMOTE'],
  ['busy', 'local', 'user', 'REJECTED', 'LOCAL'],
  ['busy', 'remote', 'remoteEnded', 'BUSY', 'BUSY'],
  ['no-answer', 'system', 'unanswered', 'MISSED', 'REMOTE'],
  ['no-answer', 'remote', 'unanswered', 'MISSED', 'REMOTE'],
  ['unreachable', 'network', 'failed', 'ERROR', 'ERROR'],
  ['not-found', 'network', 'failed', 'ERROR', 'ERROR'],
  ['forbidden', 'network', 'failed', 'ERROR', 'ERROR'],
  ['answered-elsewhere', 'remote', 'answeredElsewhere', 'ANSWERED_ELSEWHERE', 'ANSWERED_ELSEWHERE'],
  ['answered-elsewhere', 'local', 'user', 'ANSWERED_ELSEWHERE', 'ANSWERED_ELSEWHERE'],
  ['declined-elsewhere', 'remote', 'declinedElsewhere', 'REMOTE', 'REMOTE'],
  ['ended-elsewhere', 'remote', 'answeredElsewhere', 'ANSWERED_ELSEWHERE', 'ANSWERED_ELSEWHERE'],
  ['transferred', 'local', 'user', 'LOCAL', 'LOCAL'],
  ['transferred', 'remote', 'remoteEnded', 'REMOTE', 'REMOTE'],
  ['replaced', 'system', 'remoteEnded', 'REMOTE', 'REMOTE'],
  ['merged', 'system', 'remoteEnded', 'REMOTE', 'REMOTE'],
  ['media-failed', 'system', 'failed', 'ERROR', 'ERROR'],
  ['connection-lost', 'network', 'failed', 'ERROR', 'ERROR'],
  ['permission-denied', 'system', 'failed', 'ERROR', 'ERROR'],
  ['blocked', 'system', 'remoteEnded', 'ERROR', 'ERROR'],
  ['unconfirmed', 'system', 'failed', 'ERROR', 'ERROR'],
  ['server-error', 'remote', 'failed', 'ERROR', 'ERROR'],
  ['internal-error', 'system', 'failed', 'ERROR', 'ERROR'],
  ['unknown', 'remote', 'remoteEnded', 'REMOTE', 'REMOTE'],
]

/** A reason that is missing here is a compile error. */
const reasons: Readonly<Record<EndReason, true>> = {
  'hung-up': true,
  cancelled: true,
  declined: true,
  busy: true,
  'no-answer': true,
  unreachable: true,
  'not-found': true,
  forbidden: true,
  'answered-elsewhere': true,
  'declined-elsewhere': true,
  'ended-elsewhere': true,
  transferred: true,
  replaced: true,
  merged: true,
  'media-failed': true,
  'connection-lost': true,
  'permission-denied': true,
  blocked: true,
  unconfirmed: true,
  'server-error': true,
  'internal-error': true,
  unknown: true,
}
const allReasons = Object.keys(reasons) as readonly EndReason[]

describe('an end, in the words of the OS', () => {
  it.each(allReasons)('has a row for %s', (reason) => {
    expect(rows.some(([name]) => name === reason)).toBe(true)
  })

  it.each(rows)('%s by %s', async (reason, by, ios, incoming, outgoing) => {
    const end: End = { reason, by, at: 0, confirmed: true }
    const causes = []
    for (const [platform, direction] of [
      ['ios', 'incoming'],
      ['android', 'incoming'],
      ['android', 'outgoing'],
    ] as const) {
      const { surface, simulator, settle } = await createBench(platform)
      const call = callOf(uuidA, { direction, stage: direction === 'incoming' ? 'ringing' : 'dialing' })
      void surface.show(call)
      await settle()
      surface.close(call, end)
      await settle()
      causes.push(...simulator.gone.map(({ cause }) => cause))
    }
    expect(causes).toEqual([ios, incoming, outgoing])
  })

  it.each(['ios', 'android'] as const)('is told to %s as what it takes, whoever ended it', (platform) => {
    for (const reason of allReasons)
      for (const by of ['local', 'remote', 'network', 'system'] as const)
        for (const direction of ['incoming', 'outgoing', undefined] as const) {
          const ending = endingOf(platform, { reason, by }, direction)
          // callkeep would take a call down without any cause: 0, 7 and what is no number of its own.
          expect(['endCall', 'rejectCall', 1, 2, 3, 4, 5, 6]).toContain(ending)
          if (platform === 'ios') expect(['rejectCall', 6]).not.toContain(ending)
        }
  })
})
