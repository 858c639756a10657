import type { Scenario } from '../scenario.ts'
import { alice, bob } from '../script.ts'

/** The exchange takes no time, and a server cannot be told which of two messages overtakes the other. */
const crossing = {
  simulator: 'Both sides, letter by letter: packages/core/test/rfc5407.',
  sip: 'Message by message: adapters/transport-sipjs/test/rfc5407-*.test.ts.',
} as const
const onWireOnly = { ...crossing, simulator: 'Below what a phone sees.' } as const

const crossed = (section: string, name: string, notOn: Scenario['notOn'] = crossing): Scenario => ({
  name,
  source: `RFC 5407 ${section}`,
  ...(notOn && { notOn }),
  steps: [],
})

/** Example Call Flows of Race Conditions (BCP 147): each is played where its messages can be made to cross. */
export const rfc5407: readonly Scenario[] = [
  crossed(
    'section 3.1.1',
    'Callee Receives Initial INVITE Retransmission (Preparative State) While in the Moratorium State',
  ),
  crossed('section 3.1.2', 'Callee Receives CANCEL (Early State) While in the Moratorium State'),
  crossed('section 3.1.3', 'Callee Receives BYE (Early State) While in the Moratorium State', onWireOnly),
  crossed('section 3.1.4', 'Callee Receives re-INVITE (Established State) While in the Moratorium State (Case 1)'),
  crossed(
    'section 3.1.5',
    'Callee Receives re-INVITE (Established State) While in the Moratorium State (Case 2)',
    onWireOnly,
  ),
  crossed('section 3.1.6', 'Callee Receives BYE (Established State) While in the Moratorium State'),
  crossed('section 3.2.1', 'UA Receives BYE (Established State) While in the Mortal State'),
  crossed('section 3.2.2', 'UA Receives re-INVITE (Established State) While in the Mortal State'),
  crossed('section 3.2.3', 'UA Receives 200 OK for re-INVITE (Established State) While in the Mortal State'),
  crossed('section 3.2.4', 'Callee Receives ACK (Moratorium State) While in the Mortal State'),
  crossed('section 3.3.1', 'Re-INVITE Crossover'),
  crossed('section 3.3.2', 'UPDATE and re-INVITE Crossover', onWireOnly),
  crossed('section 3.3.3', 'Receiving REFER (Established State) While in the Mortal State', onWireOnly),
  crossed('appendix A', 'BYE in the Early Dialog', onWireOnly),
  crossed('appendix B', 'BYE Request Overlapping with re-INVITE'),
  {
    name: 'UA’s Behavior for CANCEL',
    source: 'RFC 5407 appendix C',
    steps: [
      alice.calls('bob'),
      bob.sees({ alice: 'incoming' }),
      alice.hangsUp('bob'),
      alice.logged('cancelled'),
      bob.logged('cancelled, missed'),
      alice.calls('bob'),
      bob.answers('alice'),
      alice.sees({ bob: 'active' }),
      alice.hangsUp('bob'),
      alice.logged('cancelled', 'hung-up'),
      bob.logged('cancelled, missed', 'hung-up'),
    ],
  },
  crossed('appendix D', 'Notes on the Request in the Mortal State'),
  crossed('appendix E', 'Forking and Receiving New To Tags', onWireOnly),
]
