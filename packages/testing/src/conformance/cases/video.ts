import type { Direction } from '@offhook/core'
import { assert, assertEqual, missing } from '../assert.ts'
import type { CallProbe } from '../call-probe.ts'
import type { CaseContext } from '../case-context.ts'
import { inChapter } from '../transport-case.ts'

const shows = (call: CallProbe, side: 'local' | 'remote', video: 'on' | 'off') =>
  call.until('call.videoChanged', (fact) => fact.side === side && fact.video === video)

const saysItShows = ({ facts }: CallProbe) =>
  facts.some((fact) => fact.type === 'call.videoChanged' && fact.side === 'local' && fact.video === 'on')

async function begins(context: CaseContext, direction: Direction): Promise<void> {
  await context.ready()
  const call = await context.talk(direction, { video: true })
  await shows(call, 'local', 'on')
  await context.untilSeen(call, 'with video', ({ video }) => video)
}

export const videoCases = inChapter('video', {
  'dials with video when asked to': {
    needs: ['setVideo'],
    run: (context) => begins(context, 'outgoing'),
  },
  'answers with video when asked to': {
    needs: ['setVideo'],
    run: (context) => begins(context, 'incoming'),
  },
  'tells a call with video from one without': {
    needs: ['remote video'],
    async run({ ready, ring, settle }) {
      await ready()
      for (const video of [true, false]) {
        const call = await ring({ video })
        const offered = await call.until('call.offered')
        assertEqual(offered.video ?? false, video, 'video of the offer')
        await call.far.cancel()
        await settle()
      }
    },
  },
  'shows nothing of its own when it answers a call with video without': {
    needs: ['setVideo', 'remote video'],
    async run({ ready, ring, answer, settle }) {
      await ready()
      const call = await ring({ video: true })
      await answer(call)
      await call.until('call.established')
      await settle()
      assert(!saysItShows(call), 'It says that its own video is on.')
      assert(!(await call.far.seen()).video, 'The far side sees video that nobody asked for.')
    },
  },
  'reports its video when it is switched on and off': {
    needs: ['setVideo'],
    async run({ ready, talk, takes, untilSeen }) {
      await ready()
      const call = await talk('outgoing')
      await takes({ type: 'setVideo', call: call.target, video: 'on', from: 'off' })
      await shows(call, 'local', 'on')
      await untilSeen(call, 'with video', ({ video }) => video)
      await takes({ type: 'setVideo', call: call.target, video: 'off', from: 'on' })
      await shows(call, 'local', 'off')
      await untilSeen(call, 'without video', ({ video }) => !video)
    },
  },
  'reports that the far side switches its video on and off': {
    needs: ['setVideo', 'remote video'],
    async run({ ready, talk }) {
      await ready()
      const call = await talk('incoming')
      await (call.far.setVideo?.('on') ?? missing('remote video'))
      await shows(call, 'remote', 'on')
      await (call.far.setVideo?.('off') ?? missing('remote video'))
      await shows(call, 'remote', 'off')
    },
  },
  'keeps the call when the camera is refused': {
    needs: ['setVideo', 'camera refusal'],
    async run({ ready, talk, far, execute, settle }) {
      await ready()
      const call = await talk('outgoing')
      await (far.refuseCamera?.() ?? missing('camera refusal'))
      const outcome = await execute({ type: 'setVideo', call: call.target, video: 'on', from: 'off' })
      const reason = outcome.ok ? 'ok' : outcome.reason
      const known = ['permission-denied', 'no-device', 'device-busy'].includes(reason)
      assert(known, `setVideo was answered by ${reason}; it should have said what is wrong with the camera.`)
      await settle()
      assert(!saysItShows(call), 'It says that its own video is on.')
      assertEqual(call.count('call.ended'), 0, 'ends')
      assertEqual((await call.far.seen()).stage, 'talking', 'what the far side sees')
    },
  },
  'switches the camera of a call with video': {
    needs: ['setVideo', 'switchCamera'],
    async run({ ready, talk, takes }) {
      await ready()
      const call = await talk('outgoing', { video: true })
      await shows(call, 'local', 'on')
      await takes({ type: 'switchCamera', call: call.target })
    },
  },
})
