import type { CallCommand, Outcome, OutcomeReason } from '@offhook/core'
import { answerLeg, endLeg } from '../call/leg.ts'
import { sample } from '../call/media.ts'
import { restartPath } from '../call/media-path.ts'
import { mergeLegs, unmerge } from '../call/merge.ts'
import { tellOf } from '../call/subject.ts'
import { changeNearVideo } from '../call/video.ts'
import type { Leg, World } from '../call/world.ts'
import type { Account } from './account.ts'
import { cannotOpen, nextCamera, openInputs } from './capture.ts'
import type { InputKind } from './inputs.ts'

type CommandOf<T extends CallCommand['type']> = Extract<CallCommand, { readonly type: T }>

export const taken: Outcome = { ok: true }
/** A far side that is gone answers no request; the SDK gives up (RFC 3261 section 17.1.1.2). */
export const unanswered: Outcome = { ok: false, reason: 'failed', vendor: { code: 408, message: 'Request Timeout' } }
export const refuse = (reason: OutcomeReason): Outcome => ({ ok: false, reason })

/** What the phone's commands do to one call. Each sends its facts first, then gives the outcome. */
export function answer(world: World, account: Account, leg: Leg, { video, muted }: CommandOf<'answer'>): Outcome {
  if (leg.direction !== 'incoming' || leg.stage !== 'ringing') return refuse('refused')
  const inputs: readonly InputKind[] = video ? ['microphone', 'camera'] : ['microphone']
  const refused = cannotOpen(account, inputs)
  if (refused) return refused
  openInputs(world, account, inputs)
  leg.near.video = video ? 'on' : 'off'
  if (muted) setMute(world, leg, true)
  answerLeg(world, leg)
  return taken
}

export function decline(world: World, leg: Leg, as: 'busy' | 'declined'): Outcome {
  if (leg.direction !== 'incoming' || leg.stage !== 'ringing') return refuse('refused')
  endLeg(world, leg, { reason: 'declined', by: 'local', sip: as === 'busy' ? 486 : 603 })
  return taken
}

export function hangUp(world: World, leg: Leg): Outcome {
  if (leg.stage === 'talking' || leg.stage === 'connecting') endLeg(world, leg, { reason: 'hung-up', by: 'local' })
  else if (leg.direction === 'incoming') endLeg(world, leg, { reason: 'declined', by: 'local', sip: 603 })
  else endLeg(world, leg, { reason: 'cancelled', by: 'local', sip: 487 })
  return taken
}

export function setMute(world: World, leg: Leg, muted: boolean): Outcome {
  leg.near.muted = muted
  tellOf(world, leg, { type: 'call.muteChanged', muted, by: 'user' })
  return taken
}

export function setHold(world: World, leg: Leg, held: boolean): Outcome {
  const refused = cannotReinvite(leg)
  if (refused) return refused
  leg.near.held = held
  tellOf(world, leg, { type: 'call.holdChanged', side: 'local', held, by: 'user' })
  return taken
}

/** What a request within a call meets: a far side that is busy with one of its own. */
function cannotReinvite(leg: Leg): Outcome | undefined {
  if (leg.stage !== 'talking') return refuse('refused')
  if (leg.glares <= 0) return undefined
  leg.glares -= 1
  return { ok: false, reason: 'glare', vendor: { code: 491, message: 'Request Pending' } }
}

export function setVideo(world: World, account: Account, leg: Leg, { video }: CommandOf<'setVideo'>): Outcome {
  if (leg.stage !== 'talking') return refuse('refused')
  const refused = video === 'on' ? cannotOpen(account, ['camera']) : undefined
  if (refused) return refused
  if (video === 'on') openInputs(world, account, ['camera'])
  changeNearVideo(world, leg, video, 'user')
  return taken
}

export const switchCamera = (world: World, account: Account, leg: Leg): Outcome =>
  leg.near.video === 'on' ? nextCamera(world, account) : refuse('refused')

export function restartMedia(world: World, leg: Leg): Outcome {
  const refused = cannotReinvite(leg)
  if (refused) return refused
  restartPath(world, leg)
  return taken
}

export function sendDigit(leg: Leg, digit: string): Outcome {
  if (leg.stage !== 'talking') return refuse('refused')
  leg.digits += digit
  return taken
}

/** Unattended: whom the far side calls decides what comes of it. The phone hangs up its own leg. */
export function transfer(world: World, leg: Leg, to: string): Outcome {
  if (leg.stage !== 'talking') return refuse('refused')
  leg.handedOn = { to }
  tellOf(world, leg, { type: 'call.transferChanged', stage: 'accepted' })
  if (leg.transferAnswer === 'by-number') world.handOn(leg, to)
  else if (leg.transferAnswer !== 'wait')
    tellOf(world, leg, { type: 'call.transferChanged', stage: leg.transferAnswer })
  return taken
}

/** Attended: the consulted party is there already, and the call with it is the one that is replaced. */
export function transferTo(world: World, leg: Leg, consulted: Leg): Outcome {
  if (leg.stage !== 'talking' || consulted.stage !== 'talking') return refuse('refused')
  leg.handedOn = { consulted: consulted.id }
  tellOf(world, leg, { type: 'call.transferChanged', stage: 'accepted' })
  if (leg.transferAnswer === 'wait') return taken
  const stage = leg.transferAnswer === 'failed' ? 'failed' : 'done'
  tellOf(world, leg, { type: 'call.transferChanged', stage })
  if (stage === 'done') endLeg(world, consulted, { reason: 'transferred', by: 'remote' })
  return taken
}

export function merge(legs: readonly Leg[]): Outcome {
  if (legs.some((leg) => leg.stage !== 'talking' || leg.near.held)) return refuse('refused')
  mergeLegs(legs)
  return taken
}

export function split(legs: readonly Leg[]): Outcome {
  for (const leg of legs) unmerge(leg)
  return taken
}

export function sampleQuality(world: World, leg: Leg): Outcome {
  if (world.capabilities.reports.quality !== 'pull') return refuse('not-supported')
  if (leg.stage !== 'talking') return refuse('refused')
  sample(world, leg)
  return taken
}
