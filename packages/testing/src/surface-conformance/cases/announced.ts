import { assert, assertEqual, fail } from '../../conformance/assert.ts'
import { inSurfaceChapter } from '../surface-case.ts'
import type { SurfaceCaseContext } from '../surface-case-context.ts'

/** A call that a push has put on the screen. */
async function pushed({ call, os, reportsOnce }: SurfaceCaseContext) {
  const announced = call()
  const { uuid, remote, video } = announced
  const fact = await reportsOnce('call.announced', () => os.announce({ uuid, remote, video }))
  return { announced, fact }
}

export const announcedCases = inSurfaceChapter('announced', {
  'tells of a call that a push has put on the screen': {
    needs: ['announcement'],
    async run(context) {
      await context.start()
      const { announced, fact } = await pushed(context)
      assertEqual(fact.call.refs?.['os.uuid'], announced.uuid, 'uuid')
      assertEqual(fact.remote?.address, announced.remote.address, 'who calls')
      assert(fact.answered !== true, 'It is said to be answered, and it rings.')
    },
  },
  'brings such a call up to date, and shows no second one': {
    needs: ['announcement'],
    async run(context) {
      const { start, show, call, seen, os } = context
      await start()
      const { announced } = await pushed(context)
      const { callId } = call()
      for (const stage of ['ringing', 'connecting', 'connected'] as const) await show({ ...announced, callId, stage })
      const { stage } = seen(announced)
      assert(stage === undefined || stage === 'connected', `It is shown as ${stage}, and it talks.`)
      assertEqual(os.calls().length, 1, 'calls on the screen')
    },
  },
  'asks to answer and to end it before the phone has shown it': {
    needs: ['announcement'],
    async run(context) {
      const { start, asksOf, os } = context
      await start()
      for (const type of ['answer', 'end'] as const) {
        const { announced } = await pushed(context)
        await asksOf(announced, type, () => os[type](announced.uuid))
      }
    },
  },
  'closes it before the phone has shown it': {
    needs: ['announcement'],
    async run(context) {
      await context.start()
      const { announced } = await pushed(context)
      await context.close(announced, { reason: 'cancelled', by: 'remote', at: 1_000, confirmed: true })
      assertEqual(context.count(announced), 0, 'how often the call is on the screen')
    },
  },
  'lists the calls on the screen, and no others': {
    needs: ['listing'],
    async run({ start, show, call, close, list }) {
      await start()
      assertEqual((await list()).facts.length, 0, 'calls listed of an empty screen')
      const [one, other] = [await show(call({ stage: 'connected' })), await show(call())]
      const uuids = async () => (await list()).facts.flatMap(({ call: { refs } }) => refs?.['os.uuid'] ?? []).sort()
      assertEqual(await uuids(), [one.uuid, other.uuid].sort(), 'listed calls')
      await close(one)
      assertEqual(await uuids(), [other.uuid], 'calls listed after one was closed')
    },
  },
  'lists which calls have been answered': {
    needs: ['listing'],
    async run({ start, show, call, os, asksOf, list }) {
      await start()
      const [ringing, answered] = [await show(call()), await show(call())]
      await asksOf(answered, 'answer', () => os.answer(answered.uuid))
      const { facts } = await list()
      const of = ({ uuid }: { readonly uuid: string }) =>
        facts.find(({ call: { refs } }) => refs?.['os.uuid'] === uuid) ?? fail('A call on the screen is not listed.')
      assert(of(answered).answered === true, 'A call that was answered is not listed as such.')
      assert(of(ringing).answered !== true, 'A call that rings is listed as answered.')
    },
  },
  'lists mute and hold as they stand on the screen, or says nothing of them': {
    needs: ['listing', 'mute', 'hold'],
    async run({ start, show, call, os, asksOf, list }) {
      await start()
      const shown = await show(call({ stage: 'connected' }))
      for (const on of [true, false]) {
        await asksOf(shown, 'mute', () => os.mute(shown.uuid, on))
        await asksOf(shown, 'hold', () => os.hold(shown.uuid, on))
        const [fact] = (await list()).facts
        for (const listed of [fact?.muted, fact?.held])
          assert((listed ?? on) === on, `A call is listed as ${listed ? '' : 'not '}muted or held, and is otherwise.`)
      }
    },
  },
  'shows a call again that the OS has lost, once that is known': {
    needs: ['listing', 'forgetting'],
    async run({ start, show, call, os, list, seen }) {
      await start()
      const shown = await show(call({ stage: 'connected' }))
      os.forget()
      assertEqual((await list()).facts.length, 0, 'calls listed of an empty screen')
      await show(shown)
      seen(shown)
    },
  },
})
