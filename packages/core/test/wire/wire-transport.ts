import { capabilitiesWith } from '@offhook/testing'
import type { CallCommand, CallFact, CallList, Outcome, PortHost, Transport } from '../../src/index.ts'
import { Leg } from './leg.ts'
import type { Letter } from './signal.ts'

export interface WireTransport extends Transport {
  /** Every dialog this end has had a part in, oldest first. */
  readonly legs: ReadonlyMap<string, Leg>
  hear(letter: Letter): void
}

export interface WireTransportSetup {
  readonly name: string
  readonly send: (letter: Letter) => void
  /** Both ends know a dialog by the same ref, and the core may decide crossed calls by it. */
  readonly sharedRef: boolean
  /** Whether this fact is reported twice, as some SDKs do. */
  readonly stutters: () => boolean
  /** Names the next dialog. */
  readonly nextDialog: () => string
}

const gone: Outcome = { ok: false, reason: 'no-such-call' }

export function createWireTransport(setup: WireTransportSetup): WireTransport {
  const { name, send, sharedRef, stutters, nextDialog } = setup
  const legs = new Map<string, Leg>()
  /** Cancelled before they were heard of: letters overtake each other. */
  const cancelled = new Set<string>()
  let host: PortHost | undefined

  function open(dialog: string, peer: string, caller: boolean): Leg {
    const tell = (fact: CallFact) => {
      host?.emit(fact)
      if (stutters()) host?.emit(fact)
    }
    const leg = new Leg({ caller, dialog, peer, tell, send: (signal) => send({ dialog, to: peer, signal }) })
    legs.set(dialog, leg)
    return leg
  }
  const legOf = ({ call }: Extract<CallCommand, { readonly call: unknown }>) => legs.get(call.refs['wire.dialog'] ?? '')

  function invited(dialog: string, from: string): void {
    if (legs.has(dialog)) return
    if (cancelled.has(dialog)) return send({ dialog, to: from, signal: { type: 'reject', reason: 'cancelled' } })
    const leg = open(dialog, from, false)
    leg.setup.send({ type: 'ringing' })
    leg.setup.tell({ type: 'call.offered', call: leg.call, remote: { address: from } })
  }

  async function execute(command: CallCommand): Promise<Outcome> {
    switch (command.type) {
      case 'startCall': {
        const peer = typeof command.to === 'string' ? command.to : command.to.userId
        const leg = open(nextDialog(), peer, true)
        leg.setup.send({ type: 'invite', from: name })
        leg.setup.tell({ type: 'call.dialed', call: { callId: command.call.callId, ...leg.call } })
        return { ok: true, refs: leg.call.refs }
      }
      case 'answer':
        return legOf(command)?.answer() ?? gone
      case 'decline':
        return legOf(command)?.decline(command.as) ?? gone
      case 'hangUp':
        return legOf(command)?.hangUp() ?? gone
      case 'setHold':
        return (await legOf(command)?.setHold(command.held)) ?? gone
      case 'setMute':
        return { ok: true }
      default:
        return { ok: false, reason: 'not-supported' }
    }
  }

  function found(leg: Leg): CallFact {
    const { caller, peer } = leg.setup
    const phase =
      leg.state === 'up' ? 'active' : leg.state === 'accepted' ? 'connecting' : caller ? 'dialing' : 'incoming'
    const direction = caller ? 'outgoing' : 'incoming'
    return { type: 'call.found', call: leg.call, direction, remote: { address: peer }, phase, held: leg.held }
  }

  return {
    name,
    legs,
    capabilities: capabilitiesWith({
      can: { setVideo: false, merge: false, split: false, transfer: false, transferTo: false, restartMedia: false },
      reports: { media: false, quality: 'none', registration: false },
      ...(sharedRef && { sharedRef: 'wire.dialog' }),
    }),
    async start(to) {
      host = to
    },
    async stop() {
      host = undefined
    },
    execute: (command) => execute(command as CallCommand),
    async listCalls(): Promise<CallList> {
      const live = [...legs.values()].filter(({ state }) => state !== 'over' && state !== 'cancelling')
      return { complete: true, facts: live.map(found) }
    },
    hear({ dialog, signal }) {
      if (signal.type === 'invite') return invited(dialog, signal.from)
      const leg = legs.get(dialog)
      if (leg) leg.hear(signal)
      else if (signal.type === 'cancel') cancelled.add(dialog)
    },
  }
}
