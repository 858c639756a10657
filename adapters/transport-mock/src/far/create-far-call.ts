import { answerLeg, endLeg, forgetLeg } from '../call/leg.ts'
import { cutMedia, dropMedia, failMedia, restoreMedia } from '../call/media-path.ts'
import { subject, tellOf } from '../call/subject.ts'
import { changeNearVideo, tellFarVideo } from '../call/video.ts'
import type { Leg, World } from '../call/world.ts'
import type { FarCall, FarCallRequest } from './far-call.ts'
import { endBySip } from './sip-end.ts'

const isUp = (leg: Leg) => leg.stage === 'connecting' || leg.stage === 'talking'
const isWaiting = (leg: Leg) => leg.stage === 'dialing' || leg.stage === 'ringing'

/** What one call needs of the others: a new one that comes in. */
export type CallIn = (request: FarCallRequest, replaces: Leg) => FarCall

export function createFarCall(world: World, leg: Leg, callIn: CallIn): FarCall {
  const hold = (held: boolean) => {
    if (leg.stage !== 'talking') return
    leg.far.held = held
    if (!world.capabilities.reports.remoteHold) return
    tellOf(world, leg, { type: 'call.holdChanged', side: 'remote', held, by: 'remote' })
  }

  const self: FarCall = {
    id: leg.id,
    direction: leg.direction,
    get stage() {
      return leg.stage
    },
    get remote() {
      return leg.remote
    },
    get subject() {
      return subject(world, leg)
    },

    offer() {
      if (leg.stage !== 'announced') return
      leg.stage = 'ringing'
      leg.refs = { 'mock.id': leg.id }
      tellOf(world, leg, { type: 'call.offered', remote: leg.remote, video: leg.video })
    },
    ring({ earlyMedia } = {}) {
      if (leg.direction !== 'outgoing' || !isWaiting(leg)) return
      leg.stage = 'ringing'
      tellOf(world, leg, { type: 'call.ringing', ...(earlyMedia === undefined ? {} : { earlyMedia }) })
    },
    answer({ video = leg.video } = {}) {
      if (leg.direction !== 'outgoing' || !isWaiting(leg)) return
      leg.far.video = video ? 'on' : 'off'
      answerLeg(world, leg)
    },
    hold: () => hold(true),
    resume: () => hold(false),
    hangUp(code, details = {}) {
      if (isUp(leg)) return endLeg(world, leg, endBySip(leg, 'bye', code, details))
      if (leg.direction === 'outgoing') self.reject(code, details)
      else endLeg(world, leg, endBySip(leg, 'cancel', code, details))
    },
    reject(code = 603, details = {}) {
      if (leg.direction !== 'outgoing' || !isWaiting(leg)) return
      endLeg(world, leg, endBySip(leg, 'response', code, details))
    },
    cancel(details = {}) {
      if (leg.direction !== 'incoming' || isUp(leg)) return
      endLeg(world, leg, endBySip(leg, 'cancel', undefined, details))
    },
    refineEnd(reason, { by, q850, vendor } = {}) {
      if (leg.stage !== 'ended') return
      world.tell({
        type: 'call.endRefined',
        call: subject(world, leg),
        reason,
        ...(by !== undefined && { by }),
        ...(q850 !== undefined && { q850 }),
        ...(vendor !== undefined && { vendor }),
      })
    },
    vanish: () => void forgetLeg(world, leg, { reason: 'connection-lost', by: 'network' }),
    crash() {
      if (leg.stage === 'ended') return
      leg.crashed = true
      cutMedia(world, leg, Number.POSITIVE_INFINITY)
    },

    freeze() {
      leg.frozen = true
    },
    thaw() {
      leg.frozen = false
    },
    setSound(sends) {
      leg.soundless = !sends
    },
    quality(curve) {
      leg.quality.curve = curve
      leg.quality.since = world.clock.now()
    },
    cutMedia({ forMs = Number.POSITIVE_INFINITY } = {}) {
      if (leg.stage !== 'ended') cutMedia(world, leg, forMs)
    },
    dropMedia({ forMs = Number.POSITIVE_INFINITY } = {}) {
      if (leg.stage !== 'ended') dropMedia(world, leg, forMs)
    },
    restoreMedia: () => restoreMedia(world, leg),
    failMedia: () => failMedia(world, leg),

    sendDigit(digit) {
      if (leg.stage === 'talking') tellOf(world, leg, { type: 'call.digitReceived', digit })
    },
    setVideo(video) {
      if (leg.stage !== 'talking') return
      leg.far.video = video
      tellFarVideo(world, leg)
    },
    changeRemote(remote) {
      if (leg.stage === 'ended') return
      leg.remote = { ...leg.remote, ...remote }
      tellOf(world, leg, { type: 'call.remoteChanged', remote })
    },
    askTransfer(to) {
      if (leg.stage !== 'talking') return
      leg.askedFor = to
      leg.referralAnswer = undefined
      tellOf(world, leg, { type: 'call.transferAsked', to })
    },
    replaceBy: (party = {}) => callIn(party, leg),
    glareNext(times = 1) {
      leg.glares = times
    },
    onTransfer(answer) {
      leg.transferAnswer = answer
    },
    transferred(stage, code) {
      if (leg.stage !== 'talking') return
      if (stage !== 'ringing') leg.handedOn = undefined
      const { reason } = endBySip({ direction: 'outgoing', stage: 'dialing' }, 'response', code, {})
      tellOf(world, leg, {
        type: 'call.transferChanged',
        stage,
        ...(stage === 'failed' && code !== undefined && reason && { reason }),
      })
    },
    changeHere({ muted, held, video }, by = 'system') {
      if (leg.stage !== 'talking') return
      if (muted !== undefined) {
        leg.near.muted = muted
        tellOf(world, leg, { type: 'call.muteChanged', muted, by })
      }
      if (held !== undefined) {
        leg.near.held = held
        tellOf(world, leg, { type: 'call.holdChanged', side: 'local', held, by })
      }
      if (video !== undefined) changeNearVideo(world, leg, video, by)
    },

    get digits() {
      return leg.digits
    },
    get heldByPhone() {
      return leg.near.held
    },
    get mutedByPhone() {
      return leg.near.muted
    },
    get videoOfPhone() {
      return leg.near.video
    },
    get heldByFar() {
      return leg.far.held
    },
    get videoOfFar() {
      return leg.far.video
    },
    get hears() {
      return [...(leg.merged ?? [])].filter((other) => other !== leg).map(({ id }) => id)
    },
    get referralAnswer() {
      return leg.referralAnswer
    },
    get referredBy() {
      return leg.referredBy?.id
    },
    get handedOn() {
      return leg.handedOn
    },
    get askedFor() {
      return leg.askedFor
    },
    get mediaPaths() {
      return leg.mediaPaths
    },
    get frozen() {
      return leg.frozen
    },
    get end() {
      return leg.end
    },
  }
  return self
}
