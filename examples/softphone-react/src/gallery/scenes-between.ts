import type { CallView, Procedure, Transfer } from '@offhook/core'
import { procedureWords, secondCallWords, transferWords } from '../words/table.ts'
import * as made from './fixtures.ts'
import { type Chapter, one, type Scene } from './scene.ts'

const both = () => [made.active({ several: true }), made.held({ remote: made.grace })] as const

function conference(...heldToo: readonly boolean[]): Scene['calls'] {
  const members = [made.ada, made.grace, made.alan].slice(0, heldToo.length)
  return members.map((remote, index) => ({
    ...(heldToo[index] ? made.held({ remote, merged: true }) : made.active({ remote, merged: true })),
    groupId: 'conference',
  }))
}

const transferred = (transfer: Transfer) => made.active({ transfer })
const asks = (to: string) => made.active({ transferAsked: { to } })
const replacing = () => {
  const before = made.held({ remote: made.grace })
  return [{ ...made.active(), replaces: before.id }, before]
}

const waiting = made.held({ remote: made.grace })
const consulting = (asked: CallView, transfer?: Transfer): Omit<Scene, 'title'> => ({
  calls: [asked, transfer ? { ...waiting, transfer } : waiting],
  view: { consulting: { waiting: waiting.id, asked: asked.id } },
})

/** A title for each of the core's own words: one that is added there is missed by the type here. */
const procedures = {
  swap: both,
  'hold-and-answer': () => [made.active(), made.incoming(made.grace, { answering: true })],
  'end-and-answer': () => [made.active(), made.incoming(made.grace, { answering: true })],
  'hold-and-call': () => [made.outgoing.preparing('line'), made.active({ remote: made.grace })],
  'hold-and-resume': both,
  merge: both,
  split: () => conference(false, false),
  transfer: () => [transferred({ to: '200', stage: 'requested' })],
} as const satisfies Record<Procedure['type'], () => Scene['calls']>

const stages = {
  requested: { to: '200', stage: 'requested' },
  accepted: { to: '200', stage: 'accepted' },
  ringing: { to: '200', stage: 'ringing' },
  done: { to: '200', stage: 'done' },
  failed: { to: '200', stage: 'failed', reason: 'busy' },
} as const satisfies Record<Transfer['stage'], Transfer>

/** What goes on between calls: a second one, a swap, a conference, a hand-over. */
export const between: readonly Chapter[] = [
  {
    title: 'A second call',
    scenes: Object.keys(secondCallWords)
      .filter((choice) => choice !== 'reject-busy')
      .map(
        (secondCall): Scene => ({
          title: `second call · ${secondCall}`,
          calls: [made.active(), made.incoming(made.grace)],
          preferences: { secondCall: secondCall as keyof typeof secondCallWords },
        }),
      )
      .concat({
        title: 'second call · several voices',
        calls: [made.active(), made.incoming(made.grace)],
        preferences: { oneVoice: false },
      }),
  },
  {
    title: 'Several calls',
    scenes: [
      { title: 'active and held', calls: both() },
      {
        title: 'active, held and incoming',
        calls: [...both(), made.incoming({ address: '0901234567' })],
      },
      {
        title: 'active, held and calling',
        calls: [...both(), made.outgoing.ringing()],
      },
      {
        title: 'active, another one ended',
        calls: [made.active(), made.ended({ reason: 'cancelled', by: 'remote' }, { direction: 'incoming' })],
      },
      { title: 'adding a call', calls: [made.held()], view: { addingCall: true } },
      { title: 'taken over by somebody else', calls: replacing() },
    ],
  },
  {
    title: 'Under way between calls',
    scenes: Object.keys(procedureWords).map((type): Scene => {
      const procedure = type as Procedure['type']
      return { title: `procedure · ${procedure}`, calls: procedures[procedure](), procedure }
    }),
  },
  {
    title: 'Conference',
    scenes: [
      { title: 'conference of three', calls: conference(false, false) },
      { title: 'conference of four', calls: conference(false, false, false) },
      { title: 'conference · one held', calls: conference(false, true, false) },
      { title: 'conference · all held', calls: conference(true, true) },
      { title: 'conference · keypad, one held', calls: conference(false, true, false), view: { panel: 'keypad' } },
      {
        title: 'conference and another call',
        calls: [...conference(false, false), made.held({ remote: { address: '0901234567' } })],
      },
      {
        title: 'another call, the conference held',
        calls: [made.active({ remote: { address: '0901234567' }, several: true }), ...conference(true, true)],
      },
    ],
  },
  {
    title: 'Transfer',
    scenes: [
      one('transfer · to whom', made.active(), { view: { panel: 'transfer' } }),
      {
        title: 'transfer · to whom, another one held',
        calls: both(),
        view: { panel: 'transfer' },
      },
      { title: 'transfer · asking first, ringing', ...consulting(made.outgoing.ringing()) },
      { title: 'transfer · asking first, answered', ...consulting(made.active()) },
      {
        title: 'transfer · asking first, failed',
        ...consulting(made.active(), { to: made.ada.name ?? '', stage: 'failed', reason: 'declined' }),
      },
      ...Object.keys(transferWords).map((stage) =>
        one(`transfer · ${stage}`, transferred(stages[stage as Transfer['stage']])),
      ),
      one('transfer · failed without a reason', transferred({ to: '200', stage: 'failed' })),
      one('transfer asked by the far side', asks('Alan Turing')),
    ],
  },
]
