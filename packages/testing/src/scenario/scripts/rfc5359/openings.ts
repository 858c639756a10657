import { alice, bob, carol } from '../../script.ts'

export const source = (section: string) => `RFC 5359 section ${section}`
export const noOutsider =
  'Nothing but these phones sends INVITEs there; one with Replaces comes in Transfer - Attended.'
export const nowhere = (why: string) => ({ simulator: why, sip: why })

export const talking = [
  alice.calls('bob'),
  bob.answers('alice'),
  alice.sees({ bob: 'active' }),
  bob.sees({ alice: 'active' }),
]
/** Alice talks to Carol and has Bob on hold. */
export const consulting = [
  ...talking,
  alice.calls('carol'),
  alice.sees({ bob: 'held', carol: 'ringing' }),
  bob.sees({ alice: 'active, held by them' }),
  carol.answers('alice'),
  alice.sees({ bob: 'held', carol: 'active' }),
]
