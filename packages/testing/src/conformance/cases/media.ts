import { assert, assertEqual, missing } from '../assert.ts'
import { comesBack } from '../come-back.ts'
import { inChapter } from '../transport-case.ts'

export const mediaCases = inChapter('media', {
  'restarts the media, and the call lives': {
    needs: ['restartMedia'],
    async run(context) {
      await context.ready()
      const call = await context.talk('outgoing')
      await context.takes({ type: 'restartMedia', call: call.target })
      await context.settle()
      assertEqual(call.count('call.ended'), 0, 'ends')
      await context.hangUp(call)
      await context.untilSeen(call, 'ended', ({ stage }) => stage === 'ended')
    },
  },
  'offers a new path when the media is restarted': {
    needs: ['restartMedia', 'media paths'],
    async run(context) {
      await context.ready()
      const call = await context.talk('incoming')
      const { mediaPaths: before = missing('media paths') } = await call.far.seen()
      await context.takes({ type: 'restartMedia', call: call.target })
      await context.untilSeen(call, 'with a new media path', ({ mediaPaths = 0 }) => mediaPaths > before)
    },
  },
  'refuses to restart the media without a link, and can once the link is back': {
    needs: ['restartMedia'],
    async run(context) {
      await context.ready()
      const call = await context.talk('outgoing')
      await context.far.dropLink()
      await context.settle()
      const outcome = await context.execute({ type: 'restartMedia', call: call.target })
      assert(!outcome.ok, 'restartMedia was taken without a link.')
      await context.far.restoreLink()
      await comesBack(context, { fresh: false })
      await context.takes({ type: 'restartMedia', call: call.target })
      await context.settle()
      assertEqual(call.count('call.ended'), 0, 'ends')
    },
  },
  'reports that the media path is lost, and leaves the call alone': {
    needs: ['media', 'media loss'],
    async run({ ready, talk, settle }) {
      await ready()
      const call = await talk('incoming')
      await call.until('call.mediaChanged', ({ media }) => media === 'connected')
      await (call.far.loseMedia?.() ?? missing('media loss'))
      await call.until('call.mediaChanged', ({ media }) => media === 'interrupted' || media === 'failed')
      await settle()
      assertEqual(call.count('call.ended'), 0, 'ends')
    },
  },
})
