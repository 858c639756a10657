import { assert, assertEqual } from '../../conformance/assert.ts'
import { inSurfaceChapter } from '../surface-case.ts'

export const refusalCases = inSurfaceChapter('refusal', {
  'says that the OS refuses a call': {
    needs: ['refusal'],
    async run({ start, call, os, tries, count }) {
      await start()
      os.refuseNext()
      const refused = call()
      const result = await tries(refused)
      assert(result?.ok === false, 'A call that the OS refused was said to be shown.')
      assertEqual(count(refused), 0, 'how often the call is on the screen')
    },
  },
  'shows the next call after one was refused': {
    needs: ['refusal'],
    async run({ start, call, os, tries, show, seen, close }) {
      await start()
      os.refuseNext()
      const refused = call()
      await tries(refused)
      await close(refused, { reason: 'blocked', by: 'system', at: 1_000, confirmed: true })
      seen(await show(call()))
    },
  },
  'leaves the call alone that is there when another one is refused': {
    needs: ['refusal'],
    async run({ start, call, os, tries, show, seen, asksOf }) {
      await start()
      const shown = await show(call({ stage: 'connected' }))
      os.refuseNext()
      await tries(call())
      seen(shown)
      await asksOf(shown, 'end', () => os.end(shown.uuid))
    },
  },
})
