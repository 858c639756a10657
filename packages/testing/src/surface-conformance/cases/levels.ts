import type { SurfaceCall } from '@offhook/core'
import { assert, assertEqual } from '../../conformance/assert.ts'
import { inSurfaceChapter } from '../surface-case.ts'
import type { SurfaceCaseContext } from '../surface-case-context.ts'

/** An OS that does not tell how far a call has come is not asked. */
function assertStage({ seen }: SurfaceCaseContext, call: SurfaceCall, ...allowed: readonly SurfaceCall['stage'][]) {
  const { stage } = seen(call)
  assert(
    stage === undefined || allowed.includes(stage),
    `The screen shows ${stage} of a call that is ${call.stage}, ${call.direction}.`,
  )
}

/** A level that is told three times reaches the OS once, and comes back once at the most, or never where it says so. */
async function toldOnce(context: SurfaceCaseContext, level: 'hold' | 'mute'): Promise<void> {
  const { surface, start, show, call, reports, seen } = context
  await start()
  const connected = await show(call({ stage: 'connected' }))
  const before = reports.requests.length
  const field = level === 'hold' ? 'held' : 'muted'
  for (const on of [true, false]) {
    for (let time = 0; time < 3; time++) await show({ ...connected, [field]: on })
    const is = seen(connected)[field]
    assert(is === undefined || is === on, `The screen says ${field}: ${is} of a call of which it is ${on}.`)
  }
  const echoes = reports.requests.slice(before)
  assert(
    echoes.every(({ type, call: { refs } }) => type === level && refs?.['os.uuid'] === connected.uuid),
    `Telling it of ${level} made it ask ${echoes.map(({ type }) => type).join(', ')}.`,
  )
  const most = surface.echoes === false ? 0 : 2
  assert(echoes.length <= most, `Two changes of ${level} came back ${echoes.length} times.`)
}

/** What the user has done on the screen stands there: showing it again tells the OS nothing. */
async function notToldBack(context: SurfaceCaseContext, level: 'hold' | 'mute'): Promise<void> {
  const { start, show, call, reports, seen, os, asksOf, settleRequest } = context
  await start()
  const connected = await show(call({ stage: 'connected' }))
  const field = level === 'hold' ? 'held' : 'muted'
  const { requestId } = await asksOf(connected, level, () => os[level](connected.uuid, true))
  const before = reports.requests.length
  await show({ ...connected, [field]: true })
  await settleRequest(requestId, true)
  assertEqual(reports.requests.length - before, 0, `requests that the user's own ${level} gave back`)
  assert(seen(connected)[field] !== false, `The screen has forgotten the ${level} of its user.`)
}

async function putBack(context: SurfaceCaseContext, level: 'hold' | 'mute'): Promise<void> {
  const { start, show, call, seen, os, asksOf, settleRequest } = context
  await start()
  const connected = await show(call({ stage: 'connected' }))
  const { requestId } = await asksOf(connected, level, () => os[level](connected.uuid, true))
  await settleRequest(requestId, false)
  await show(connected)
  const field = level === 'hold' ? 'held' : 'muted'
  assert(seen(connected)[field] !== true, `The screen says ${field}, and the phone has refused it.`)
}

export const levelCases = inSurfaceChapter('levels', {
  'shows a call that rings': {
    async run(context) {
      const { start, show, call, seen } = context
      await start()
      const shown = await show(call())
      assertStage(context, shown, 'ringing')
      const { title } = seen(shown)
      const { name, address } = shown.remote
      assert(title === undefined || title === name || title === address, `The screen says "${title}" calls.`)
    },
  },
  'shows a call that is placed': {
    async run(context) {
      const { start, show, call } = context
      await start()
      assertStage(context, await show(call({ direction: 'outgoing', stage: 'dialing' })), 'dialing', 'connecting')
    },
  },
  'shows a call once, however often it is told': {
    async run({ start, show, call, seen, os }) {
      await start()
      const shown = await show(call())
      await show(shown)
      await show({ ...shown })
      seen(shown)
      assertEqual(os.calls().length, 1, 'calls on the screen')
    },
  },
  'shows an incoming call from its ringing to its talk': {
    async run(context) {
      const { start, show, call } = context
      await start()
      const shown = await show(call())
      await show({ ...shown, stage: 'connecting' })
      assertStage(context, await show({ ...shown, stage: 'connected' }), 'connected')
    },
  },
  'stops ringing when a call is answered in the app': {
    async run(context) {
      const { start, show, call } = context
      await start()
      const shown = await show(call())
      assertStage(context, await show({ ...shown, stage: 'connecting' }), 'connecting', 'connected')
    },
  },
  'shows a placed call from its dialling to its talk, and not too soon as connected': {
    async run(context) {
      const { start, show, call } = context
      await start()
      const shown = await show(call({ direction: 'outgoing', stage: 'dialing' }))
      assertStage(context, await show({ ...shown, stage: 'connecting' }), 'dialing', 'connecting')
      assertStage(context, await show({ ...shown, stage: 'connected' }), 'connected')
    },
  },
  'shows a call first when it talks already': {
    async run(context) {
      const { start, show, call } = context
      await start()
      for (const direction of ['incoming', 'outgoing'] as const)
        assertStage(context, await show(call({ direction, stage: 'connected' })), 'connected')
    },
  },
  'shows two calls beside each other, each at its own level': {
    async run(context) {
      const { start, show, call, seen } = context
      await start()
      const talking = await show(call({ stage: 'connected' }))
      const ringing = await show(call())
      assertStage(context, talking, 'connected')
      assertStage(context, ringing, 'ringing')
      assert(seen(talking).uuid !== seen(ringing).uuid, 'Two calls are one on the screen.')
    },
  },
  'tells of mute what differs, once': { needs: ['mute'], run: (context) => toldOnce(context, 'mute') },
  'tells of hold what differs, once': { needs: ['hold'], run: (context) => toldOnce(context, 'hold') },
  'makes no more calls of the OS than levels differ': {
    needs: ['counts', 'mute', 'hold'],
    async run({ start, show, call, os, asksOf }) {
      await start()
      const connected = await show(call({ stage: 'connected' }))
      const before = { mute: os.told('mute'), hold: os.told('hold') }
      for (let time = 0; time < 3; time++) await show({ ...connected, muted: true })
      await show({ ...connected, held: true })
      await asksOf(connected, 'hold', () => os.hold(connected.uuid, false))
      await show({ ...connected, muted: false })
      assertEqual(os.told('mute') - before.mute, 2, 'times that it was told of mute')
      assertEqual(os.told('hold') - before.hold, 1, 'times that it was told of hold')
    },
  },
  'tells the OS nothing of a mute that its user has done': {
    needs: ['mute'],
    run: (context) => notToldBack(context, 'mute'),
  },
  'tells the OS nothing of a hold that its user has done': {
    needs: ['hold'],
    run: (context) => notToldBack(context, 'hold'),
  },
  'puts back a mute of its user that the phone refused': {
    needs: ['mute'],
    run: (context) => putBack(context, 'mute'),
  },
  'puts back a hold of its user that the phone refused': {
    needs: ['hold'],
    run: (context) => putBack(context, 'hold'),
  },
  'mutes and holds the call that is meant': {
    needs: ['mute', 'hold'],
    async run({ start, show, call, seen }) {
      await start()
      const one = await show(call({ stage: 'connected' }))
      const other = await show(call({ stage: 'connected' }))
      await show({ ...one, held: true, muted: true })
      const { held, muted } = seen(other)
      assert(held !== true && muted !== true, 'What was told of one call is shown of another.')
    },
  },
})
