import type { End, EndedBy, EndReason } from '@offhook/core'
import { assert, assertEqual } from '../../conformance/assert.ts'
import { inSurfaceChapter } from '../surface-case.ts'

const reasons: Readonly<Record<EndReason, EndedBy>> = {
  'hung-up': 'remote',
  cancelled: 'remote',
  declined: 'local',
  busy: 'remote',
  'no-answer': 'system',
  unreachable: 'network',
  'not-found': 'network',
  forbidden: 'network',
  'answered-elsewhere': 'remote',
  'declined-elsewhere': 'remote',
  'ended-elsewhere': 'remote',
  transferred: 'remote',
  replaced: 'remote',
  merged: 'local',
  'media-failed': 'system',
  'connection-lost': 'network',
  'permission-denied': 'system',
  blocked: 'system',
  unconfirmed: 'system',
  'server-error': 'network',
  'internal-error': 'system',
  unknown: 'system',
}
const ends: readonly End[] = Object.entries(reasons).map(([reason, by]) => ({
  reason: reason as EndReason,
  by,
  at: 1_000,
  confirmed: true,
}))

export const closingCases = inSurfaceChapter('closing', {
  'takes a call off the screen, whatever ended it': {
    async run({ start, show, call, close, count }) {
      await start()
      for (const end of ends) {
        const shown = await show(call())
        await close(shown, end)
        assertEqual(count(shown), 0, `how often a call is on the screen that ended as ${end.reason}`)
      }
    },
  },
  'takes a call off the screen, whichever side ended it, and at any stage': {
    async run({ start, show, call, close, count }) {
      await start()
      for (const by of ['local', 'remote', 'network', 'system'] as const) {
        for (const direction of ['incoming', 'outgoing'] as const) {
          for (const stage of [direction === 'incoming' ? 'ringing' : 'dialing', 'connecting', 'connected'] as const) {
            const shown = await show(call({ direction, stage }))
            await close(shown, { reason: 'hung-up', by, at: 1_000, confirmed: by !== 'system' })
            assertEqual(
              count(shown),
              0,
              `how often an ${direction} call, ${stage} and ended by ${by}, is on the screen`,
            )
          }
        }
      }
    },
  },
  'closes a call twice without harm': {
    async run({ start, show, call, close, count }) {
      await start()
      const [one, other] = [await show(call()), await show(call({ stage: 'connected' }))]
      await close(one)
      await close(one)
      assertEqual([count(one), count(other)], [0, 1], 'calls on the screen')
    },
  },
  'closes a call that it never showed without harm': {
    async run({ start, show, call, close, count }) {
      await start()
      const shown = await show(call())
      await close(call())
      assertEqual(count(shown), 1, 'how often the other call is on the screen')
    },
  },
  'closes the call that is meant': {
    async run({ start, show, call, close, count }) {
      await start()
      const calls = [await show(call({ stage: 'connected' })), await show(call()), await show(call())]
      for (const [place, shown] of calls.entries()) {
        await close(shown)
        assertEqual(
          calls.map((each) => count(each)),
          calls.map((_, other) => (other > place ? 1 : 0)),
          'calls on the screen',
        )
      }
    },
  },
  'hears of its own close once at the most': {
    async run({ start, show, call, close, reports }) {
      await start()
      const calls = [await show(call()), await show(call({ stage: 'connected' }))]
      for (const shown of calls) {
        const before = reports.requests.length
        await close(shown, { reason: 'hung-up', by: 'local', at: 1_000, confirmed: true })
        const echoes = reports.requests.slice(before)
        assert(
          echoes.length <= 1 &&
            echoes.every(({ type, call: { refs } }) => type === 'end' && refs?.['os.uuid'] === shown.uuid),
          `Closing a call made it ask ${echoes.map(({ type }) => type).join(', ')}.`,
        )
      }
    },
  },
  'closes a call that its user has ended': {
    async run({ start, show, call, close, asksOf, os, settleRequest, count }) {
      await start()
      const shown = await show(call({ stage: 'connected' }))
      const { requestId } = await asksOf(shown, 'end', () => os.end(shown.uuid))
      await close(shown, { reason: 'hung-up', by: 'local', at: 1_000, confirmed: true })
      await settleRequest(requestId, true)
      assertEqual(count(shown), 0, 'how often the call is on the screen')
    },
  },
})
