import type { Transport } from '@offhook/core'
import type { LocalHarness } from '../../src/index.ts'
import { createExchange, type Exchange } from './exchange.ts'
import { createReferenceFar } from './reference-far.ts'
import { createReferenceTransport, type Password } from './reference-transport.ts'

export interface ReferenceSetup {
  readonly exchange: Exchange
  readonly transport: Transport<Password>
}

export const referenceHarness: LocalHarness<Password, ReferenceSetup> = {
  capabilities: { ...createReferenceTransport(createExchange()).capabilities, listCalls: true },
  create() {
    const exchange = createExchange()
    return { exchange, transport: createReferenceTransport(exchange) }
  },
  farCan: ['remote video', 'inputs', 'camera refusal', 'media paths', 'media loss', 'silence'],
  far: ({ exchange }) => createReferenceFar(exchange),
}
