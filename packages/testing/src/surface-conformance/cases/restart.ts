import { assert, assertEqual } from '../../conformance/assert.ts'
import { inSurfaceChapter } from '../surface-case.ts'
import type { SurfaceCaseContext } from '../surface-case-context.ts'

/** How often the surface has told of a call, and has asked to answer it. */
function heard({ reports }: SurfaceCaseContext, uuid: string) {
  const isOf = (subject: { readonly refs?: Readonly<Record<string, string>> }) => subject.refs?.['os.uuid'] === uuid
  return {
    announced: reports.facts.filter((fact) => fact.type === 'call.announced' && isOf(fact.call)).length,
    answered: reports.requests.filter(({ type, call }) => type === 'answer' && isOf(call)).length,
  }
}

/** A call that rings, and is answered there, while no surface listens. */
async function answeredBefore({ os, call, settle }: SurfaceCaseContext): Promise<string> {
  const { uuid, remote, video } = call()
  os.announce({ uuid, remote, video })
  os.answer(uuid)
  await settle()
  return uuid
}

export const restartCases = inSurfaceChapter('restart', {
  'delivers what happened before it was started, in its order': {
    needs: ['queue', 'announcement'],
    async run(context) {
      const { start, reports } = context
      const uuid = await answeredBefore(context)
      await start()
      assertEqual(heard(context, uuid), { announced: 1, answered: 1 }, 'what came of it')
      assertEqual(reports.faults, [], 'what could not be read')
    },
  },
  'delivers it once, though it is stopped and started again': {
    needs: ['queue', 'announcement'],
    async run(context) {
      const { start, stop } = context
      const uuid = await answeredBefore(context)
      await start()
      await stop()
      await start()
      assertEqual(heard(context, uuid), { announced: 1, answered: 1 }, 'what came of it')
    },
  },
  'delivers it once, though the app is opened again': {
    needs: ['queue', 'announcement', 'relaunch'],
    async run(context) {
      const { start, relaunch } = context
      const uuid = await answeredBefore(context)
      await start()
      await relaunch()
      assertEqual(heard(context, uuid).answered, 1, 'answers')
    },
  },
  'asks in the name of its user when it is opened again, and not for the one that died': {
    needs: ['relaunch'],
    async run({ start, show, call, relaunch, asksOf, os }) {
      await start()
      const shown = await show(call())
      await relaunch()
      await show(shown)
      await asksOf(shown, 'answer', () => os.answer(shown.uuid))
    },
  },
  'lists what stayed on the screen while the app was dead': {
    needs: ['listing', 'relaunch', 'announcement'],
    async run({ start, os, call, relaunch, list, settle }) {
      await start()
      const { uuid, remote, video } = call()
      os.announce({ uuid, remote, video })
      await settle()
      os.answer(uuid)
      await settle()
      await relaunch()
      const facts = (await list()).facts.filter(({ call: { refs } }) => refs?.['os.uuid'] === uuid)
      assertEqual(facts.length, 1, 'how often the call is listed')
      assert(facts[0]?.answered === true, 'It was answered, and is not listed as such.')
    },
  },
  'shows no second call of one that stayed on the screen': {
    needs: ['listing', 'relaunch'],
    async run({ start, os, show, call, relaunch, list, seen }) {
      await start()
      const shown = await show(call())
      await relaunch()
      await list()
      await show(shown)
      await show({ ...shown, stage: 'connected' })
      const { stage } = seen(shown)
      assert(stage === undefined || stage === 'connected', `It is shown as ${stage}, and it talks.`)
      assertEqual(os.calls().length, 1, 'calls on the screen')
    },
  },
  'puts right what an app that died has left muted and held': {
    needs: ['listing', 'relaunch', 'mute', 'hold'],
    async run({ start, show, call, relaunch, list, seen }) {
      await start()
      const shown = await show(call({ stage: 'connected' }))
      await show({ ...shown, muted: true, held: true })
      await relaunch()
      await list()
      await show(shown)
      const { muted, held } = seen(shown)
      assert(muted !== true && held !== true, 'The screen shows what the app that died has told it.')
    },
  },
  'closes a call that stayed on the screen while the app was dead': {
    needs: ['listing', 'relaunch'],
    async run({ start, show, call, relaunch, list, close, count }) {
      await start()
      const shown = await show(call({ stage: 'connected' }))
      await relaunch()
      await list()
      await close(shown)
      assertEqual(count(shown), 0, 'how often the call is on the screen')
    },
  },
})
