import { capabilitiesWith } from '@offhook/testing'
import type { CallCommand, CallFact, CallList, Outcome, PortHost, Target, Transport } from '../../src/index.ts'
import { Leg, type LegSetup } from './leg.ts'
import { Mixer } from './mixer.ts'
import type { Letter } from './signal.ts'

export interface WireTransport extends Transport {
  /** Every dialog this end has had a part in, oldest first. */
  readonly legs: ReadonlyMap<string, Leg>
  readonly mixer: Mixer
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
  const mixer = new Mixer()
  /** Cancelled before they were heard of: letters overtake each other. */
  const cancelled = new Set<string>()
  let host: PortHost | undefined

  function open(dialog: string, peer: string, caller: boolean, watch: (fact: CallFact) => void = () => {}): Leg {
    const tell = (fact: CallFact) => {
      watch(fact)
      host?.emit(fact)
      if (stutters()) host?.emit(fact)
    }
    const leg = new Leg({ caller, dialog, peer, tell, place, send: (signal) => send({ dialog, to: peer, signal }) })
    legs.set(dialog, leg)
    return leg
  }
  const legAt = ({ refs }: Target) => legs.get(refs['wire.dialog'] ?? '')
  const legOf = ({ call }: Extract<CallCommand, { readonly call: unknown }>) => legAt(call)

  function invited(dialog: string, from: string, replaces: string | undefined): void {
    if (legs.has(dialog)) return
    const refuse = (reason: 'cancelled' | 'gone') => send({ dialog, to: from, signal: { type: 'reject', reason } })
    if (cancelled.has(dialog)) return refuse('cancelled')
    const old = replaces === undefined ? undefined : legs.get(replaces)
    // RFC 3891 section 3: there is nothing to replace (481).
    if (replaces !== undefined && old?.state !== 'up' && old?.state !== 'accepted') return refuse('gone')
    const leg = open(dialog, from, false)
    leg.setup.send({ type: 'ringing' })
    leg.setup.tell({
      type: 'call.offered',
      call: leg.call,
      remote: { address: from },
      ...(old && { replaces: old.call }),
    })
  }

  /** The call that the far side of another one asked for; that one is told how it goes. */
  const place: LegSetup['place'] = (to, replaces, notify) => {
    let over = false
    const finish = (stage: 'done' | 'failed') => {
      if (!over) notify(stage)
      over = true
    }
    const leg = open(nextDialog(), to, true, ({ type }) => {
      if (type === 'call.ringing' && !over) notify('ringing')
      if (type === 'call.established') finish('done')
      if (type === 'call.ended') finish('failed')
    })
    leg.setup.send({ type: 'invite', from: name, ...(replaces !== undefined && { replaces }) })
    leg.setup.tell({ type: 'call.dialed', call: leg.call, remote: { address: to } })
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
      case 'transfer':
        return (await legOf(command)?.transfer(command.to)) ?? gone
      case 'transferTo': {
        const consulted = legAt(command.consulted)
        if (consulted?.state !== 'up') return gone
        return (await legOf(command)?.transfer(consulted.setup.peer, consulted.setup.dialog)) ?? gone
      }
      case 'answerTransfer':
        return legOf(command)?.answerTransfer(command.accept) ?? gone
      case 'merge':
        return mixer.merge(command.calls.map(legAt))
      case 'split':
        return mixer.split(command.calls.map(legAt))
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
    mixer,
    capabilities: capabilitiesWith({
      can: { setVideo: false, restartMedia: false },
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
      if (signal.type === 'invite') return invited(dialog, signal.from, signal.replaces)
      const leg = legs.get(dialog)
      if (leg) leg.hear(signal)
      else if (signal.type === 'cancel') cancelled.add(dialog)
    },
  }
}
