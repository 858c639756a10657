import type { Kamailio } from '../../scripts/sip/kamailio.ts'

/**
 * `register`: this status for every REGISTER, with `retry_after` in seconds. `reinvite`: this status for as many
 * re-INVITEs as `reinvite_times`. `bye_q850`, `bye_sip`: a Reason header for every BYE.
 */
export type Knob = 'register' | 'retry_after' | 'reinvite' | 'reinvite_times' | 'bye_q850' | 'bye_sip'

/** What tests do to the SIP server, whatever stands around it. */
export class ServerRig {
  readonly kamailio: Kamailio

  protected constructor(kamailio: Kamailio) {
    this.kamailio = kamailio
  }

  /** Turns a switch of the server. */
  async turn(knob: Knob, value: number): Promise<void> {
    await this.kamailio.rpc('htable.seti', ['knobs', knob, value])
  }

  async clearKnobs(): Promise<void> {
    await this.kamailio.rpc('htable.flush', ['knobs'])
  }

  /** What the network does by itself from now on, and nothing else (route SERVICES in kamailio.cfg). */
  async serve(services: Readonly<Record<string, string>>): Promise<void> {
    await this.kamailio.rpc('htable.flush', ['services'])
    for (const [service, value] of Object.entries(services)) {
      await this.kamailio.rpc('htable.sets', ['services', service, value])
    }
  }

  /** The server closes every WebSocket, as one that restarts does. */
  async closeWebSockets(): Promise<void> {
    const { connections } = (await this.kamailio.rpc('ws.dump')) as { readonly connections: readonly string[] }
    for (const connection of connections) {
      await this.kamailio.rpc('ws.close', [Number(/^(\d+):/.exec(connection)?.[1])])
    }
  }
}
