import type { Scenario } from '../../scenario.ts'
import { alice, bob, carol } from '../../script.ts'
import { nowhere, source, talking } from './openings.ts'

/** Sections 2.13 to 2.18: screening, park, pickup, redial. */
export const management: readonly Scenario[] = [
  {
    name: 'Call Management (Incoming Call Screening)',
    source: source('2.13'),
    network: { screened: ['alice', 'bob'] },
    differs: 'Without the announcement.',
    steps: [alice.calls('bob'), alice.logged('forbidden'), bob.logged()],
  },
  {
    name: 'Call Management (Outgoing Call Screening)',
    source: source('2.14'),
    network: { screened: ['alice', 'carol'] },
    steps: [
      alice.calls('carol'),
      alice.logged('forbidden'),
      carol.logged(),
      alice.calls('bob'),
      bob.answers('alice'),
      alice.hangsUp('bob'),
    ],
  },
  {
    name: 'Call Park',
    source: source('2.15'),
    differs: 'Carol’s phone is the park server; it is handed there and fetched from there by transfers.',
    steps: [
      ...talking,
      alice.transfers('bob', 'carol'),
      bob.acceptsTransfer('alice'),
      carol.answers('bob'),
      alice.sees({}),
      carol.holds('bob'),
      bob.sees({ carol: 'active, held by them' }),
      carol.transfers('bob', 'alice'),
      bob.acceptsTransfer('carol'),
      alice.answers('bob'),
      alice.sees({ bob: 'active' }),
      carol.sees({}),
      alice.hangsUp('bob'),
      alice.logged('transferred', 'hung-up'),
      carol.logged('transferred'),
    ],
  },
  {
    name: 'Call Pickup',
    source: source('2.16'),
    network: { sales: ['bob', 'carol'] },
    differs:
      'By a group that rings: what rings at another phone can be replaced by no phone alone (RFC 3891 section 3).',
    steps: [
      alice.calls('sales'),
      bob.sees({ alice: 'incoming' }),
      carol.answers('alice'),
      carol.sees({ alice: 'active' }),
      bob.logged('answered-elsewhere'),
      carol.hangsUp('alice'),
    ],
  },
  {
    name: 'Automatic Redial',
    source: source('2.17'),
    differs: 'The user redials; no phone subscribes to the state of another.',
    steps: [
      alice.calls('bob'),
      bob.declines('alice'),
      alice.logged('busy'),
      alice.redials(),
      bob.answers('alice'),
      alice.sees({ bob: 'active' }),
      alice.hangsUp('bob'),
      alice.logged('busy', 'hung-up'),
    ],
  },
  {
    name: 'Click to Dial',
    source: source('2.18'),
    notOn: nowhere('A REFER outside of a call is refused: nobody is there whom the user could be asked about.'),
    steps: [],
  },
]
