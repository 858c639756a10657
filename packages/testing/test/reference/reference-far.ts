import { type BareFact, type FarCall, type FarEnd, settle } from '../../src/index.ts'
import type { Exchange, Leg } from './exchange.ts'
import { inputs, type Password } from './reference-transport.ts'

/** The other end of the exchange, as the kit drives it. */
export function createReferenceFar(exchange: Exchange): FarEnd<Password> {
  const met = new Set<Leg>()
  const legs = new Map<FarCall, Leg>()

  /** The one handle of a call, by which another far side can be asked whether it hears this one. */
  function meet(leg: Leg): FarCall {
    const handle = side(leg)
    met.add(leg)
    legs.set(handle, leg)
    return handle
  }

  function call({ video, replaces }: { readonly video: boolean; readonly replaces?: Leg }): FarCall {
    const leg = exchange.open({ direction: 'incoming', muted: false, video: 'off' })
    const replaced = replaces && { replaces: { refs: { 'reference.id': replaces.id } } }
    exchange.tellOf(leg, { type: 'call.offered', remote: { address: 'far' }, video, ...replaced })
    return meet(leg)
  }

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
    async hears(other) {
      const heard = legs.get(other)
      return heard !== undefined && leg.group?.has(heard) === true
    },
    async tellTransfer(progress) {
      const failed = typeof progress === 'number'
      const told = failed ? { stage: 'failed', reason: progress === 486 ? 'busy' : 'declined' } : { stage: progress }
      exchange.tellOf(leg, { type: 'call.transferChanged', ...told } as BareFact)
    },
    async askTransfer(to) {
      leg.askedFor = to
      exchange.tellOf(leg, { type: 'call.transferAsked', to })
    },
    replace: async () => call({ video: false, replaces: leg }),
    seen: async () => ({
      stage: leg.stage,
      held: leg.held,
      video: leg.video === 'on',
      digits: leg.digits,
      mediaPaths: leg.mediaPaths,
      ...(leg.handedTo && { askedToCall: leg.handedTo }),
      ...(leg.transferAnswer && { transferAnswer: leg.transferAnswer }),
      ...(leg.sip !== undefined && { sip: leg.sip }),
    }),
  })

  return {
    credentials: { good: 'right', bad: 'wrong' },
    addresses: { reachable: 'far', unknown: 'nobody', caller: 'far' },
    call: async (options = { video: false }) => call(options),
    async arrived() {
      const leg = [...exchange.legs.values()].find((each) => each.direction === 'outgoing' && !met.has(each))
      return leg && meet(leg)
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
