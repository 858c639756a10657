import { type FarCall, type FarEnd, settle } from '../../src/index.ts'
import type { Exchange, Leg } from './exchange.ts'
import { inputs, type Password } from './reference-transport.ts'

/** The other end of the exchange, as the kit drives it. */
export function createReferenceFar(exchange: Exchange): FarEnd<Password> {
  const met = new Set<Leg>()

  const side = (leg: Leg): FarCall => ({
    async ring() {
      exchange.tellOf(leg, { type: 'call.ringing' })
    },
    answer: async () => exchange.establish(leg),
    reject: async (sip) => exchange.end(leg, { sip, by: 'remote' }),
    cancel: async () => exchange.end(leg, { by: 'remote' }),
    hangUp: async () => exchange.end(leg, { by: 'remote' }),
    hold: async () => exchange.tellOf(leg, { type: 'call.holdChanged', side: 'remote', held: true }),
    resume: async () => exchange.tellOf(leg, { type: 'call.holdChanged', side: 'remote', held: false }),
    setVideo: async (video) => exchange.tellOf(leg, { type: 'call.videoChanged', side: 'remote', video }),
    loseMedia: async () => exchange.tellOf(leg, { type: 'call.mediaChanged', media: 'failed' }),
    seen: async () => ({
      stage: leg.stage,
      held: leg.held,
      video: leg.video === 'on',
      digits: leg.digits,
      mediaPaths: leg.mediaPaths,
      ...(leg.sip !== undefined && { sip: leg.sip }),
    }),
  })

  return {
    credentials: { good: 'right', bad: 'wrong' },
    addresses: { reachable: 'far', unknown: 'nobody', caller: 'far' },
    async call({ video } = { video: false }) {
      const leg = exchange.open({ direction: 'incoming', muted: false, video: 'off' })
      met.add(leg)
      exchange.tellOf(leg, { type: 'call.offered', remote: { address: 'far' }, video })
      return side(leg)
    },
    async arrived() {
      const leg = [...exchange.legs.values()].find((each) => each.direction === 'outgoing' && !met.has(each))
      if (leg) met.add(leg)
      return leg && side(leg)
    },
    async dropLink() {
      exchange.passable = false
      exchange.registered = false
      exchange.link = 'down'
      exchange.tell({ type: 'link.changed', state: 'down' })
    },
    async restoreLink() {
      exchange.passable = true
    },
    async silenceLink() {
      exchange.silent = true
    },
    inputs: async () => inputs,
    async refuseCamera() {
      exchange.cameraRefused = true
    },
    settle,
  }
}
