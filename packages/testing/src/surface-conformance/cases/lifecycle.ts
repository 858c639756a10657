import { assert, assertEqual } from '../../conformance/assert.ts'
import { stopsAtAnyTime } from '../../conformance/cases/stops-at-any-time.ts'
import { inSurfaceChapter } from '../surface-case.ts'

export const lifecycleCases = inSurfaceChapter('lifecycle', {
  'has a name': {
    async run({ surface: { name } }) {
      assert(typeof name === 'string' && name !== '', 'The surface has no name.')
    },
  },
  'hears its user once, though it is started twice': {
    async run({ start, show, call, asksOf, os }) {
      await start()
      await start()
      const shown = await show(call())
      await asksOf(shown, 'answer', () => os.answer(shown.uuid))
    },
  },
  'stops, whether it was started or not, and twice': stopsAtAnyTime,
  'says nothing after it was stopped': {
    async run({ start, stop, show, call, os, settle, reports }) {
      await start()
      const [one, other] = [await show(call()), await show(call())]
      await stop()
      const before = reports.count
      os.answer(one.uuid)
      os.end(other.uuid)
      await settle()
      assertEqual(reports.count - before, 0, 'reports after stop')
    },
  },
  'takes anything quietly after it was stopped': {
    async run({ start, stop, show, tries, close, settleRequest, call }) {
      await start()
      const shown = await show(call())
      await stop()
      await tries({ ...shown, stage: 'connected' })
      await settleRequest('request-of-the-past', true)
      await close(shown)
    },
  },
  'works again after it was stopped': {
    async run({ start, stop, show, call, asksOf, os }) {
      await start()
      await stop()
      await start()
      const shown = await show(call())
      await asksOf(shown, 'answer', () => os.answer(shown.uuid))
    },
  },
  'leaves the calls on the screen when it stops, for another app of the user to find': {
    async run({ start, stop, settle, show, call, seen }) {
      await start()
      const shown = await show(call())
      await stop()
      await settle()
      seen(shown)
    },
  },
})
