import type { Capabilities, Transport } from '@offhook/core'
import { capabilitiesWith, farAbilities, type LocalHarness } from '../../src/index.ts'
import { createExchange, type Exchange } from './exchange.ts'
import { createReferenceFar } from './reference-far.ts'
import { createReferenceTransport, type Password } from './reference-transport.ts'

export interface ReferenceSetup {
  readonly exchange: Exchange
  readonly transport: Transport<Password>
}

const harness = (capabilities: Capabilities): LocalHarness<Password, ReferenceSetup> => ({
  capabilities: { ...capabilities, listCalls: true },
  create() {
    const exchange = createExchange()
    return { exchange, transport: createReferenceTransport(exchange, capabilities) }
  },
  farCan: farAbilities,
  far: ({ exchange }) => createReferenceFar(exchange),
})

/** A transport that can do everything. */
export const referenceHarness = harness(capabilitiesWith({ maxCalls: 3 }))

/** One that says of some things that it cannot do them. */
export const modestHarness = harness(
  capabilitiesWith({
    can: { transfer: false, transferTo: false, answerTransfer: false, merge: false, split: false },
    maxCalls: 2,
  }),
)
