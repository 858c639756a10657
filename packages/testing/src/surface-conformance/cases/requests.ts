import { assert, assertEqual } from '../../conformance/assert.ts'
import { inSurfaceChapter } from '../surface-case.ts'
import type { SurfaceCaseContext } from '../surface-case-context.ts'

/** Two calls that talk, the older one first. */
async function twoTalking({ start, show, call }: SurfaceCaseContext) {
  await start()
  return [await show(call({ stage: 'connected' })), await show(call({ stage: 'connected', held: true }))] as const
}

export const requestCases = inSurfaceChapter('requests', {
  'asks to answer the call that its user answers': {
    async run({ start, show, call, asksOf, os, settleRequest }) {
      await start()
      const [one, other] = [await show(call()), await show(call())]
      for (const { uuid } of [other, one]) {
        const { requestId } = await asksOf({ uuid }, 'answer', () => os.answer(uuid))
        await settleRequest(requestId, true)
      }
    },
  },
  'asks to end a call that is declined': {
    async run({ start, show, call, asksOf, os }) {
      await start()
      const [one, other] = [await show(call()), await show(call())]
      await asksOf(one, 'end', () => os.end(one.uuid))
      await asksOf(other, 'end', () => os.end(other.uuid))
    },
  },
  'asks to end the one of two calls that is hung up': {
    async run(context) {
      const { asksOf, os } = context
      const [one, other] = await twoTalking(context)
      await asksOf(one, 'end', () => os.end(one.uuid))
      await asksOf(other, 'end', () => os.end(other.uuid))
    },
  },
  'asks to end a call that is placed and not up yet': {
    async run({ start, show, call, asksOf, os }) {
      await start()
      const shown = await show(call({ direction: 'outgoing', stage: 'dialing' }))
      await asksOf(shown, 'end', () => os.end(shown.uuid))
    },
  },
  'asks to hold and to resume': {
    needs: ['hold'],
    async run({ start, show, call, asksOf, os, settleRequest }) {
      await start()
      const shown = await show(call({ stage: 'connected' }))
      for (const held of [true, false]) {
        const request = await asksOf(shown, 'hold', () => os.hold(shown.uuid, held))
        assertEqual(request.held, held, 'held')
        await show({ ...shown, held })
        await settleRequest(request.requestId, true)
      }
    },
  },
  'asks to mute and to unmute': {
    needs: ['mute'],
    async run({ start, show, call, asksOf, os, settleRequest }) {
      await start()
      const shown = await show(call({ stage: 'connected' }))
      for (const muted of [true, false]) {
        const request = await asksOf(shown, 'mute', () => os.mute(shown.uuid, muted))
        assertEqual(request.muted, muted, 'muted')
        await show({ ...shown, muted })
        await settleRequest(request.requestId, true)
      }
    },
  },
  'asks for digits as they are pressed': {
    needs: ['digits'],
    async run({ start, show, call, os, settle, reports }) {
      await start()
      const shown = await show(call({ stage: 'connected' }))
      for (const pressed of ['5', '*', '12#']) {
        const before = reports.requests.length
        os.digits(shown.uuid, pressed)
        await settle()
        const asked = reports.requests.slice(before)
        const heard = asked.map((request) => (request.type === 'digits' ? request.digits : request.type))
        // One key a request, or several: an OS does either.
        assertEqual(heard.join(''), pressed, 'digits')
        const calls = new Set(asked.map(({ call: { refs } }) => refs?.['os.uuid']))
        assertEqual([...calls], [shown.uuid], 'calls that were meant')
      }
    },
  },
  'asks to start a call that its user takes from the recent ones': {
    needs: ['start'],
    async run({ start, asks, os }) {
      await start()
      const { to, video } = await asks('start', () => os.start('+84901234567', { video: false }))
      assertEqual([to, video], ['+84901234567', false], 'whom, and with video')
    },
  },
  'takes a call off the screen whose start was refused': {
    needs: ['start'],
    async run({ start, asks, os, settleRequest }) {
      await start()
      const { requestId } = await asks('start', () => os.start('+84901234567', { video: false }))
      await settleRequest(requestId, false)
      assertEqual(os.calls().length, 0, 'calls on the screen')
    },
  },
  'shows a call that its user has started once': {
    needs: ['start'],
    async run({ start, asks, os, settleRequest, show, call }) {
      await start()
      const request = await asks('start', () => os.start('+84901234567', { video: false }))
      const placed = call({ direction: 'outgoing', stage: 'dialing', remote: { address: request.to } })
      const uuid = request.call.refs?.['os.uuid'] ?? placed.uuid
      await show({ ...placed, uuid })
      await settleRequest(request.requestId, true)
      await show({ ...placed, uuid, stage: 'connected' })
      assertEqual(os.calls().length, 1, 'calls on the screen')
    },
  },
  'asks to call back': {
    needs: ['call back', 'time-out'],
    async run({ start, show, call, asks, os, reportsOnce, close }) {
      await start()
      const shown = await show(call())
      await reportsOnce('surface.timedOut', () => os.timeOut(shown.uuid))
      await close(shown, { reason: 'no-answer', by: 'system', at: 1_000, confirmed: true })
      const { to, call: subject } = await asks('callBack', () => os.callBack(shown.uuid))
      assert(
        to === shown.remote.address || subject.refs?.['os.uuid'] === shown.uuid,
        'It is asked to call back, and not whom.',
      )
    },
  },
  'asks to group two calls, and to leave the group': {
    needs: ['group'],
    async run(context) {
      const { asksOf, os, show } = context
      const [one, other] = await twoTalking(context)
      const joined = await asksOf(one, 'group', () => os.group(one.uuid, other.uuid))
      assertEqual(joined.with?.refs?.['os.uuid'], other.uuid, 'whom to join')
      for (const call of [one, other]) await show({ ...call, held: false, groupId: 'group-1' })
      const left = await asksOf(one, 'group', () => os.group(one.uuid))
      assertEqual(left.with, undefined, 'whom to join when leaving')
    },
  },
  'takes the settlement of what nobody asked, and a second one, without harm': {
    async run({ start, show, call, asksOf, os, settleRequest, count }) {
      await start()
      const shown = await show(call())
      await settleRequest('nobody-asked', true)
      await settleRequest('nobody-asked', false)
      const { requestId } = await asksOf(shown, 'answer', () => os.answer(shown.uuid))
      await settleRequest(requestId, true)
      await settleRequest(requestId, false)
      assertEqual(count(shown), 1, 'how often the call is on the screen')
    },
  },
  'goes on after an answer that the phone refused': {
    async run({ start, show, call, asksOf, os, settleRequest, close, count }) {
      await start()
      const shown = await show(call())
      const { requestId } = await asksOf(shown, 'answer', () => os.answer(shown.uuid))
      await settleRequest(requestId, false)
      await close(shown, { reason: 'unknown', by: 'system', at: 1_000, confirmed: true })
      assertEqual(count(shown), 0, 'how often the call is on the screen')
      const next = await show(call())
      await asksOf(next, 'answer', () => os.answer(next.uuid))
    },
  },
})
