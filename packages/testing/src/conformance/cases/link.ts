import type { Outcome } from '@offhook/core'
import { assert, assertEqual, missing } from '../assert.ts'
import { comesBack } from '../come-back.ts'
import { inChapter } from '../transport-case.ts'

/** A transport may lack the ping, and has to say so. */
const word = (outcome: Outcome | undefined) => (outcome ? (outcome.ok ? 'ok' : outcome.reason) : 'nothing')

export const linkCases = inChapter('loss', {
  'answers a ping while the link stands': {
    async run({ ready, execute }) {
      await ready()
      const is = word(await execute({ type: 'ping' }))
      assert(is === 'ok' || is === 'not-supported', `ping was answered by ${is}.`)
    },
  },
  'says that it is offline when pinged without a link': {
    async run({ ready, far, settle, execute }) {
      await ready()
      await far.dropLink()
      await settle()
      const is = word(await execute({ type: 'ping' }))
      assert(is === 'offline' || is === 'not-supported', `ping was answered by ${is}.`)
    },
  },
  'takes no silence for an answer to a ping': {
    needs: ['silence'],
    async run({ ready, far, attempt }) {
      await ready()
      await (far.silenceLink?.() ?? missing('silence'))
      const outcome = await attempt({ type: 'ping' })
      assert(!outcome?.ok, 'ping was answered by ok, though no server can have answered.')
    },
  },
  'can be called after it has replaced its connection': {
    async run(context) {
      await context.ready()
      await comesBack(context, { fresh: true })
      await context.ring()
    },
  },
  'ends no live call when it replaces its connection': {
    async run(context) {
      await context.ready()
      const call = await context.talk('outgoing')
      await comesBack(context, { fresh: true })
      await context.settle()
      assertEqual(call.count('call.ended'), 0, 'ends')
      await context.hangUp(call)
      await context.untilSeen(call, 'ended', ({ stage }) => stage === 'ended')
    },
  },
  'leaves a silent connection for a new one when told to': {
    needs: ['silence'],
    async run(context) {
      await context.ready()
      await (context.far.silenceLink?.() ?? missing('silence'))
      await context.settle()
      await context.far.restoreLink()
      await comesBack(context, { fresh: true })
      await context.ring()
    },
  },
})
