import { assert, assertEqual } from '../assert.ts'
import type { CaseContext } from '../case-context.ts'
import { inChapter } from '../transport-case.ts'

async function loseLink({ far, until, recorded }: CaseContext): Promise<void> {
  const from = recorded.facts.length
  await far.dropLink()
  await until('link.changed', ({ state }) => state === 'down', from)
}

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
    async run(context) {
      await context.ready()
      await loseLink(context)
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
    async run({ ready, far, settle, execute, until, ring, recorded, declared }) {
      await ready()
      await far.dropLink()
      await settle()
      await far.restoreLink()
      const from = recorded.facts.length
      await execute({ type: 'reconnect' })
      await until('link.changed', ({ state }) => state === 'up', from)
      if (declared.reports.registration)
        await until('registration.changed', ({ state }) => state === 'registered', from)
      await ring()
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
