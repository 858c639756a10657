import type { CallId, Direction, Remote } from '@offhook/core'
import { pushSamples } from './media.ts'
import { subject, tellOf } from './subject.ts'
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
    digits: '',
    media: 'connecting',
    mediaBlocked: false,
    frozen: false,
    quality: { curve: [], since: 0, sampledAt: 0, received: 0, missed: 0 },
    glares: 0,
    transferAnswer: 'done',
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
  for (const side of ['near', 'far'] as const) {
    const { video } = leg[side]
    if (video === 'off') continue
    if (side === 'near') tellOf(world, leg, { type: 'call.videoChanged', side: 'local', video, by: 'user' })
    else tellOf(world, leg, { type: 'call.videoChanged', side: 'remote', video, by: 'remote' })
  }
  if (!leg.mediaBlocked) tellMedia(world, leg, 'connected')
  if (world.capabilities.reports.quality === 'push') pushSamples(world, leg)
}

export function tellMedia(world: World, leg: Leg, media: Leg['media']): void {
  leg.media = media
  if (world.capabilities.reports.media) tellOf(world, leg, { type: 'call.mediaChanged', media })
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
  world.legs.delete(leg.id)
  return true
}
