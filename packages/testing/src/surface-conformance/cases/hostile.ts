import type { Remote } from '@offhook/core'
import { assertEqual, fail } from '../../conformance/assert.ts'
import { inSurfaceChapter } from '../surface-case.ts'

const nobody = 'abcdef00-0000-4000-8000-ffffffffffff'

/** Bodies on which readers of native events have failed before. */
const garbage: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => 0,
  () => '',
  () => 'not a body',
  () => '{"broken":',
  () => [],
  () => ({}),
  () => ({ callUUID: 7, uuid: 7, id: 7 }),
  () => ({ callUUID: null, uuid: null, id: null, data: null }),
  () => ({ callUUID: { toString: 0 }, uuid: [], id: {} }),
  () => ({ callUUID: nobody, uuid: nobody, id: nobody, muted: 'yes', isMuted: 'yes', hold: 1, isOnHold: 1, digits: 5 }),
  () => ({ callUUID: `${nobody}\u0000`, id: 'x'.repeat(100_000) }),
  () => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
  () => Object.create({ callUUID: nobody, id: nobody }),
  () => Symbol('body'),
  () => () => nobody,
  () => {
    const body: Record<string, unknown> = { id: nobody, callUUID: nobody }
    body.extra = body
    return body
  },
  () =>
    Object.defineProperty({ id: nobody }, 'callUUID', {
      enumerable: true,
      get() {
        throw new Error('a getter that throws')
      },
    }),
]

/** Far sides as they really are. */
const remotes: readonly Remote[] = [
  {},
  { withheld: true },
  { address: '' },
  { name: 'No number' },
  { userId: 'user-1' },
  { address: '+84901234567', name: 'Nguyễn Văn Ả 🚕' },
  { address: 'sip:100@example.com;transport=wss', name: 'x'.repeat(2_000) },
  { address: '+84901234567', name: '\u202e"\\\'<b>\n', avatarUrl: 'https://example.com/a b.png' },
]

export const hostileCases = inSurfaceChapter('hostile', {
  'shows whoever calls, with the least and the most that is known of them': {
    async run({ start, show, call, close, seen }) {
      await start()
      for (const remote of remotes) {
        const shown = await show(call({ remote }))
        seen(shown)
        await close(shown)
      }
    },
  },
  'shows a call with data of the app': {
    async run({ start, show, call, seen }) {
      await start()
      const extra = { order: 7, seats: ['a', { row: 1 }], note: null, long: 'x'.repeat(3_000) }
      seen(await show(call({ extra, video: true })))
    },
  },
  'survives whatever the OS says': {
    needs: ['garbage'],
    async run({ start, show, call, os, settle, reports, asksOf, count }) {
      await start()
      const [shown, other] = [await show(call({ stage: 'connected' })), await show(call())]
      const before = reports.requests.length
      for (const [place, make] of garbage.entries()) {
        try {
          os.utter(make())
        } catch (error) {
          fail(`Garbage number ${place + 1} came back as ${String(error)}`)
        }
      }
      await settle()
      const named = reports.requests
        .slice(before)
        .filter(({ call: { refs } }) => [shown.uuid, other.uuid].includes(refs?.['os.uuid'] ?? ''))
      assertEqual(named, [], 'requests about a call of which nothing was said')
      assertEqual([count(shown), count(other)], [1, 1], 'calls on the screen')
      await asksOf(other, 'answer', () => os.answer(other.uuid))
    },
  },
})
