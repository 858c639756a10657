import type { CallCommand, Command, Fact, Outcome, OutcomeReason, Target, Transport } from '@offhook/core'
import { type BareFact, capabilitiesWith } from '../../src/index.ts'
import type { Exchange, Leg } from './exchange.ts'

/** What signs in to the exchange. */
export type Password = 'right' | 'wrong'

const taken: Outcome = { ok: true }
const refuse = (reason: OutcomeReason): Outcome => ({ ok: false, reason })

/** The least that passes the kit: calls, hold, mute, video and digits over an exchange in memory. */
export function createReferenceTransport(exchange: Exchange): Transport<Password> {
  const capabilities = capabilitiesWith({
    can: { transfer: false, transferTo: false, merge: false, split: false, switchCamera: false },
  })

  function legOf({ callId, refs }: Target): Leg | undefined {
    const legs = [...exchange.legs.values()].filter(({ stage }) => stage !== 'ended')
    return legs.find((leg) => leg.id === refs['reference.id'] || leg.callId === callId)
  }

  function register(): Outcome {
    if (!exchange.passable) return refuse('offline')
    if (exchange.link === 'down') {
      exchange.link = 'up'
      exchange.tell({ type: 'link.changed', state: 'up' })
    }
    exchange.registered = true
    exchange.tell({ type: 'registration.changed', state: 'registered' })
    return taken
  }

  function dial({ call, to, video, muted }: Extract<CallCommand, { type: 'startCall' }>): Outcome {
    if (exchange.link === 'down') return refuse('offline')
    if (!exchange.registered) return refuse('not-registered')
    if (to !== 'far') return refuse('bad-address')
    const leg = exchange.open({ direction: 'outgoing', callId: call.callId, muted, video: video ? 'on' : 'off' })
    exchange.tellOf(leg, { type: 'call.dialed' })
    if (muted) exchange.tellOf(leg, { type: 'call.muteChanged', muted })
    return { ok: true, refs: { 'reference.id': leg.id } }
  }

  function onLeg(leg: Leg, command: Exclude<CallCommand, { type: 'startCall' | 'merge' | 'split' }>): Outcome {
    const tell = (fact: BareFact) => exchange.tellOf(leg, fact)
    switch (command.type) {
      case 'answer':
        leg.stage = 'talking'
        Object.assign(leg, { muted: command.muted, video: command.video ? 'on' : 'off' })
        tell({ type: 'call.established' })
        if (command.muted) tell({ type: 'call.muteChanged', muted: true })
        tell({ type: 'call.mediaChanged', media: 'connected' })
        break
      case 'decline':
        leg.sip = command.as === 'busy' ? 486 : 603
        exchange.end(leg, { by: 'local' })
        break
      case 'hangUp':
        exchange.end(leg, { by: 'local' })
        break
      case 'setHold':
        leg.held = command.held
        tell({ type: 'call.holdChanged', side: 'local', held: leg.held })
        break
      case 'setMute':
        leg.muted = command.muted
        tell({ type: 'call.muteChanged', muted: leg.muted })
        break
      case 'setVideo':
        leg.video = command.video
        tell({ type: 'call.videoChanged', side: 'local', video: leg.video })
        break
      case 'sendDigit':
        leg.digits += command.digit
        break
      case 'sampleQuality':
        tell({ type: 'call.qualitySampled', sample: { packets: 50 } })
        break
      default:
        return refuse('not-supported')
    }
    return taken
  }

  function carryOut(command: Command<Password>): Outcome {
    switch (command.type) {
      case 'signIn':
        if (command.credentials === 'right') return register()
        exchange.tell({ type: 'registration.changed', state: 'failed', reason: 'credentials' })
        return taken
      case 'signOut':
        exchange.registered = false
        exchange.tell({ type: 'registration.changed', state: 'signed-out' })
        return taken
      case 'reconnect':
        return register()
      case 'ping':
        return exchange.link === 'up' ? taken : refuse('offline')
      case 'setAudioOutput':
      case 'setAudioSession':
      case 'requestPermission':
      case 'merge':
      case 'split':
        return refuse('not-supported')
      case 'startCall':
        return dial(command)
      default: {
        const { type } = command
        if (type !== 'answer' && type !== 'hangUp' && !capabilities.can[type]) return refuse('not-supported')
        const leg = legOf(command.call)
        return leg ? onLeg(leg, command) : refuse('no-such-call')
      }
    }
  }

  return {
    name: 'reference',
    capabilities,
    async start(host) {
      exchange.host = host
    },
    async execute(command, { signal }) {
      return exchange.host && !signal.aborted ? carryOut(command) : refuse('failed')
    },
    async listCalls() {
      const live = [...exchange.legs.values()].filter(({ stage }) => stage !== 'ended')
      return { complete: true, facts: live.map(found) }
    },
    async stop() {
      exchange.host = undefined
      exchange.registered = false
    },
  }
}

function found({ id, callId, direction, stage, held, muted, video }: Leg): Fact {
  const ringing = direction === 'incoming' ? 'incoming' : 'ringing'
  return {
    type: 'call.found',
    call: { refs: { 'reference.id': id }, ...(callId && { callId }) },
    direction,
    phase: stage === 'talking' ? 'active' : ringing,
    held,
    muted,
    video: video === 'on',
  }
}
