import type { Outcome } from '@offhook/core'
import type { Broken } from './broken-transports.ts'
import { answering, meddling, nameOf, onNewest } from './meddling.ts'

const taken: Outcome = { ok: true }

/** Faults of a transport that has several calls at once, or loses some while it is stopped. */
export const brokenSeveral: readonly Broken[] = [
  {
    fault: 'says of every call that it is muted when one is',
    foundBy: ['keeps the levels of two calls apart', 'mutes the call that it names, though another is newer'],
    breaks: meddling({
      onFact(fact, { say, live }) {
        if (fact.type === 'call.muteChanged') for (const call of live) say({ ...fact, call })
      },
    }),
  },
  {
    fault: 'resumes one call when another is held',
    foundBy: ['keeps three calls apart', 'talks to one while the other is held, and changes over'],
    breaks: meddling({
      async onTaken(command, { ask, live }) {
        if (command.type !== 'setHold' || !command.held) return
        for (const call of live)
          if (nameOf(call) !== nameOf(command.call)) await ask({ type: 'setHold', call, held: false, from: undefined })
      },
    }),
  },
  {
    fault: 'holds what it talks to when somebody else calls',
    foundBy: [
      'declines a second call and keeps the first',
      'keeps those who are left when a merged one ends',
      'offers a second call while it talks, and leaves the first alone',
      'names the call whose place a new one takes',
    ],
    breaks: meddling({
      onFact(fact, { ask, live }) {
        if (fact.type !== 'call.offered') return
        for (const call of live.slice(0, -1)) void ask({ type: 'setHold', call, held: true, from: undefined })
      },
    }),
  },
  {
    fault: 'ends the first call when it answers a second',
    foundBy: [
      'answers a second call once the first is held',
      'keeps those who are left when a merged one ends',
      'keeps three calls apart',
      'lets one more join those who are merged',
      'lets one who was split off hear this side alone',
      'talks to one while the other is held, and changes over',
      'lets those who are left hear each other when a merged one ends',
    ],
    breaks: meddling({
      async onTaken(command, { ask, live }) {
        const [first] = live
        if (command.type === 'answer' && first && nameOf(first) !== nameOf(command.call))
          await ask({ type: 'hangUp', call: first, why: 'policy' })
      },
    }),
  },
  {
    fault: 'ends every call when it declines one',
    foundBy: ['declines a second call and keeps the first'],
    breaks: meddling({
      async onTaken(command, { ask, live }) {
        if (command.type === 'decline') for (const call of live) await ask({ type: 'hangUp', call, why: 'user' })
      },
    }),
  },
  {
    fault: 'ends every call when one of two ends',
    foundBy: [
      'carries out a command on the call that it names',
      'declines a second call and keeps the first',
      'keeps one call when the other ends, whoever ends it',
      'keeps those who are left when a merged one ends',
      'keeps three calls apart',
      'names the call whose place a new one takes',
      'refuses to merge a call that has ended',
      'tells a dialled call from an incoming one',
      'tells two incoming calls apart',
      'lets those who are left hear each other when a merged one ends',
    ],
    breaks: meddling({
      onFact(fact, { ask, live }) {
        if (fact.type === 'call.ended') for (const call of live) void ask({ type: 'hangUp', call, why: 'user' })
      },
    }),
  },
  {
    fault: 'ends the oldest call when there is one too many',
    foundBy: ['carries as many calls as it declares, and ends none for one more'],
    breaks: meddling({
      async onTaken(command, { ask, live }) {
        const [oldest] = live
        if (command.type === 'startCall' && live.length > 3 && oldest)
          await ask({ type: 'hangUp', call: oldest, why: 'policy' })
      },
    }),
  },
  {
    fault: 'takes a merge and mixes nobody',
    foundBy: [
      'lets one more join those who are merged',
      'lets one who was split off hear this side alone',
      'lets those who are merged hear each other, and nobody before',
      'refuses to merge a call that has ended',
      'refuses what it declares that it cannot do',
      'lets one who was held hear the others again once resumed',
      'lets those who are left hear each other when a merged one ends',
    ],
    breaks: answering((command) => (command.type === 'merge' ? Promise.resolve(taken) : undefined)),
  },
  {
    fault: 'holds those whom it merges',
    foundBy: [
      'keeps those who are left when a merged one ends',
      'lets one who was split off hear this side alone',
      'merges two calls, which both live on',
    ],
    breaks: meddling({
      async onTaken(command, { ask }) {
        if (command.type !== 'merge') return
        for (const call of command.calls) await ask({ type: 'setHold', call, held: true, from: false })
      },
    }),
  },
  {
    fault: 'merges two at the most',
    foundBy: [
      'lets one more join those who are merged',
      'lets those who are left hear each other when a merged one ends',
    ],
    breaks: answering((command, honest) =>
      command.type === 'merge' ? honest({ ...command, calls: [command.calls[0], command.calls[1]] }) : undefined,
    ),
  },
  {
    fault: 'takes a split and goes on mixing',
    foundBy: ['lets one who was split off hear this side alone', 'refuses what it declares that it cannot do'],
    breaks: answering((command) => (command.type === 'split' ? Promise.resolve(taken) : undefined)),
  },
  {
    fault: 'ends a conference when one of it leaves',
    foundBy: [
      'keeps those who are left when a merged one ends',
      'lets those who are left hear each other when a merged one ends',
    ],
    breaks: meddling({
      onFact(fact, { ask, merged }) {
        if (fact.type === 'call.ended') for (const call of merged) void ask({ type: 'hangUp', call, why: 'user' })
      },
    }),
  },
  {
    fault: 'mutes the newest call, whichever is named',
    foundBy: ['mutes the call that it names, though another is newer'],
    breaks: onNewest('setMute'),
  },
  {
    fault: 'sends digits into the newest call, whichever is named',
    foundBy: ['sends digits into the call that it names, though another is newer'],
    breaks: onNewest('sendDigit'),
  },
  {
    fault: 'takes a mix apart when one of it leaves',
    foundBy: ['lets those who are left hear each other when a merged one ends'],
    breaks: meddling({
      onFact(fact, { ask, merged }) {
        if (fact.type !== 'call.ended') return
        for (const call of merged) if (nameOf(call) !== nameOf(fact.call)) void ask({ type: 'split', calls: [call] })
      },
    }),
  },
  {
    fault: 'splits off whom it holds',
    foundBy: ['lets one who was held hear the others again once resumed'],
    breaks: meddling({
      async onTaken(command, { ask, merged }) {
        if (command.type !== 'setHold' || !command.held) return
        const named = merged.find((call) => nameOf(call) === nameOf(command.call))
        if (named) await ask({ type: 'split', calls: [named] })
      },
    }),
  },
  {
    fault: 'lists every dialled call as active',
    foundBy: ['lists a dialled call as active once it is answered, not before'],
    breaks: (honest) => ({
      ...honest,
      async listCalls() {
        const { complete = false, facts = [] } = (await honest.listCalls?.()) ?? {}
        const active = (fact: { readonly direction?: unknown }) =>
          fact.direction === 'outgoing' ? { ...fact, phase: 'active' } : fact
        return { complete, facts: facts.map((fact) => active(Object(fact))) }
      },
    }),
  },
  {
    fault: 'lists no call as held',
    foundBy: ['lists hold as a level', 'lists which of two calls is held'],
    breaks: (honest) => ({
      ...honest,
      async listCalls() {
        const { complete = false, facts = [] } = (await honest.listCalls?.()) ?? {}
        return { complete, facts: facts.map((fact) => ({ ...Object(fact), held: false })) }
      },
    }),
  },
  {
    fault: 'lists what it knew when it was stopped',
    foundBy: ['lists no call that ended while it was stopped'],
    breaks(honest) {
      let before: readonly unknown[] = []
      return {
        ...honest,
        async stop() {
          before = (await honest.listCalls?.())?.facts ?? []
          await honest.stop()
        },
        async listCalls() {
          const { complete = false, facts = [] } = (await honest.listCalls?.()) ?? {}
          return { complete, facts: before.length > 0 ? before : facts }
        },
      }
    },
  },
]
