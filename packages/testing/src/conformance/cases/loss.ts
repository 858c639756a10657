import { assert, assertEqual } from '../assert.ts'
import { comesBack } from '../come-back.ts'
import { inChapter } from '../transport-case.ts'

export const lossCases = inChapter('loss', {
  'reports that it registered': {
    needs: ['registration'],
    async run({ start, signIn, until }) {
      await start()
      await signIn('good')
      await until('registration.changed', ({ state }) => state === 'registered')
    },
  },
  'says why it could not register': {
    needs: ['registration'],
    async run({ start, signIn, until }) {
      await start()
      await signIn('bad')
      const { reason } = await until('registration.changed', ({ state }) => state === 'failed')
      assert(reason === 'credentials' || reason === 'forbidden', `Wrong credentials were reported as ${reason}.`)
    },
  },
  'reports that it signed out': {
    needs: ['registration'],
    async run({ ready, execute, until, recorded }) {
      await ready()
      const from = recorded.facts.length
      await execute({ type: 'signOut' })
      await until('registration.changed', ({ state }) => state === 'signed-out', from)
    },
  },
  'reports a lost link': {
    async run({ ready, far, until, recorded }) {
      await ready()
      const from = recorded.facts.length
      await far.dropLink()
      await until('link.changed', ({ state }) => state === 'down', from)
    },
  },
  'ends no live call because the link was lost': {
    async run({ ready, talk, far, settle }) {
      await ready()
      const call = await talk('incoming')
      await far.dropLink()
      await settle()
      assertEqual(call.count('call.ended'), 0, 'ends')
    },
  },
  'comes back when it is told to reconnect': {
    async run(context) {
      await context.ready()
      await context.far.dropLink()
      await context.settle()
      await context.far.restoreLink()
      const from = context.recorded.facts.length
      await comesBack(context, { fresh: false })
      await context.until('link.changed', ({ state }) => state === 'up', from)
      await context.ring()
    },
  },
  'leaves no call without a word that is dialled while the link is lost': {
    async run({ ready, far, settle, stranger, execute, recorded }) {
      await ready()
      await far.dropLink()
      await settle()
      const call = { ...stranger(), refs: {} }
      const to = far.addresses.reachable
      const outcome = await execute({ type: 'startCall', call, to, video: false, muted: false })
      await settle()
      const ended = recorded.facts.some(({ type }) => type === 'call.ended')
      assert(!outcome.ok || ended, 'The call neither was refused nor did it end.')
    },
  },
})
