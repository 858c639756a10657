import type { CallId, Direction, Remote } from '@offhook/core'
import { pushSamples } from './media.ts'
import { endOutage, tellMedia } from './media-path.ts'
import { unmerge } from './merge.ts'
import { subject, tellOf } from './subject.ts'
import { tellFarVideo } from './video.ts'
import type { Leg, LegEnd, LegStage, World } from './world.ts'

export interface NewLeg {
  readonly direction: Direction
  readonly stage: LegStage
  readonly remote: Remote
  readonly video: boolean
  readonly callId?: CallId
}

export function createLeg(world: World, { direction, stage, remote, video, callId }: NewLeg): Leg {
  const id = world.nextId()
  const leg: Leg = {
    id,
    direction,
    refs: { 'mock.id': id },
    remote,
    callId,
    stage,
    video,
    establishedAt: undefined,
    near: { held: false, muted: false, video: 'off' },
    far: { held: false, video: 'off' },
    shown: 'off',
    arriving: undefined,
    digits: '',
    media: 'connecting',
    mediaPaths: 1,
    blocked: undefined,
    outage: [],
    frozen: false,
    soundless: false,
    crashed: false,
    quality: { curve: [], since: 0, sampledAt: 0, received: 0, checks: 0, missed: 0 },
    glares: 0,
    transferAnswer: 'by-number',
    askedFor: undefined,
    referralAnswer: undefined,
    handedOn: undefined,
    referredBy: undefined,
    replaces: undefined,
    merged: undefined,
    end: undefined,
  }
  world.legs.set(id, leg)
  return leg
}

/** Somebody answered: connecting now, talking after the time that connecting takes. */
export function answerLeg(world: World, leg: Leg): void {
  leg.stage = 'connecting'
  tellOf(world, leg, { type: 'call.connecting' })
  tellMedia(world, leg, 'connecting')
  if (world.connectMs <= 0) establish(world, leg)
  else if (Number.isFinite(world.connectMs)) world.clock.setTimeout(() => establish(world, leg), world.connectMs)
}

function establish(world: World, leg: Leg): void {
  if (leg.stage !== 'connecting') return
  const now = world.clock.now()
  leg.stage = 'talking'
  leg.establishedAt = now
  leg.quality.since = now
  leg.quality.sampledAt = now
  tellOf(world, leg, { type: 'call.established' })
  const { video } = leg.near
  if (video !== 'off') tellOf(world, leg, { type: 'call.videoChanged', side: 'local', video, by: 'user' })
  if (leg.far.video !== 'off') tellFarVideo(world, leg)
  if (!leg.blocked) tellMedia(world, leg, 'connected')
  if (world.capabilities.reports.quality === 'push') pushSamples(world, leg)
  if (leg.referredBy) endLeg(world, leg.referredBy, { reason: 'hung-up', by: 'remote' })
  if (leg.replaces) endLeg(world, leg.replaces, { reason: 'replaced', by: 'remote' })
}

/** Ends the call once; a second end of the same call changes nothing and says nothing. */
export function endLeg(world: World, leg: Leg, end: LegEnd): void {
  if (!forgetLeg(world, leg, end)) return
  world.tell({ type: 'call.ended', call: subject(world, leg), ...end })
}

/** Ends the call without a word to the phone. */
export function forgetLeg(world: World, leg: Leg, end: LegEnd): boolean {
  if (leg.stage === 'ended') return false
  leg.stage = 'ended'
  leg.end = end
  world.clock.clearTimeout(leg.arriving)
  endOutage(world, leg)
  unmerge(leg)
  world.legs.delete(leg.id)
  return true
}
