import type { CallCommand, Capabilities, Command, Outcome, Target, Transport } from '@offhook/core'
import type { Exchange, Leg } from './exchange.ts'
import { found, onLeg, refuse, taken } from './reference-leg.ts'

/** What signs in to the exchange. */
export type Password = 'right' | 'wrong'

export const inputs = { microphones: ['built-in', 'headset'], cameras: ['front', 'back'] } as const

/** The least that passes the kit, over an exchange in memory. */
export function createReferenceTransport(exchange: Exchange, capabilities: Capabilities): Transport<Password> {
  const liveLegs = () => [...exchange.legs.values()].filter(({ stage }) => stage !== 'ended')

  function legOf({ callId, refs }: Target): Leg | undefined {
    return liveLegs().find((leg) => leg.id === refs['reference.id'] || leg.callId === callId)
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

  function choose(kind: 'microphone' | 'camera', id: string): Outcome {
    const known: readonly string[] = kind === 'camera' ? inputs.cameras : inputs.microphones
    if (!known.includes(id)) return refuse('no-device')
    exchange.tell({ type: 'inputs.changed', ...(kind === 'camera' ? { camera: id } : { microphone: id }) })
    return taken
  }

  function regroup({ type, calls }: Extract<CallCommand, { type: 'merge' | 'split' }>): Outcome {
    if (!capabilities.can[type]) return refuse('not-supported')
    const legs = calls.flatMap((call) => legOf(call) ?? [])
    if (legs.length < calls.length) return refuse('no-such-call')
    const together = type === 'merge' ? new Set(legs) : undefined
    for (const leg of legs) {
      leg.group?.delete(leg)
      leg.group = together
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
      case 'setMicrophone':
        return choose('microphone', command.id)
      case 'setCamera':
        return choose('camera', command.id)
      case 'setAudioOutput':
      case 'setAudioSession':
      case 'requestPermission':
        return refuse('not-supported')
      case 'merge':
      case 'split':
        return regroup(command)
      case 'startCall':
        return dial(command)
      default: {
        const { type } = command
        if (type !== 'answer' && type !== 'hangUp' && !capabilities.can[type]) return refuse('not-supported')
        const leg = legOf(command.call)
        if (!leg || (type === 'transferTo' && !legOf(command.consulted))) return refuse('no-such-call')
        return onLeg(exchange, leg, command)
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
      if (!exchange.host || signal.aborted) return refuse('failed')
      if (exchange.silent) {
        if (command.type !== 'reconnect' || !command.fresh) return new Promise(() => {})
        exchange.silent = false
      }
      return carryOut(command)
    },
    async listCalls() {
      return { complete: true, facts: liveLegs().map(found) }
    },
    async stop() {
      exchange.host = undefined
      exchange.registered = false
    },
  }
}
