import type { CallId, Command, Fact, Outcome } from '@offhook/core'
import { createSipJsTransport, type SipCredentials, type SipJsTransportOptions } from '@offhook/transport-sipjs'
import { brightness } from './brightness.ts'

/** A fact with the instant at which it came (Unix time in ms). */
export interface Seen {
  readonly at: number
  readonly fact: Fact
}

export interface TransportProbe {
  readonly facts: Seen[]
  start(options: SipJsTransportOptions): Promise<void>
  execute(command: Command<SipCredentials>): Promise<Outcome>
  list(): Promise<readonly unknown[]>
  /** How bright one side's picture of a call is, 0 to 255; `undefined` where there is none. */
  look(call: CallId, side: 'local' | 'remote'): Promise<number | undefined>
  stop(): Promise<void>
}

declare global {
  interface Window {
    probe: TransportProbe
  }
}

const facts: Seen[] = []
let transport: ReturnType<typeof createSipJsTransport> | undefined

function running() {
  if (transport === undefined) throw new Error('Start the transport first.')
  return transport
}

window.probe = {
  facts,
  async start(options) {
    transport = createSipJsTransport(options)
    await transport.start({ emit: (fact) => facts.push({ at: Date.now(), fact: fact as Fact }) })
  },
  execute: (command) => running().execute(command, { signal: new AbortController().signal }),
  list: async () => (await running().listCalls?.())?.facts ?? [],
  look: (call, side) => brightness(running().viewsOf(call)[side]),
  stop: () => running().stop(),
}
