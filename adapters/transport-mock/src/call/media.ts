import type { QualitySample } from '@offhook/core'
import { levelAt } from './quality-curve.ts'
import { tellOf } from './subject.ts'
import type { Leg, World } from './world.ts'

const packetsPerSecond = 50
const pushEveryMs = 1_000

/** Measures the media path since the last sample and reports it. */
export function sample(world: World, leg: Leg): void {
  tellOf(world, leg, { type: 'call.qualitySampled', sample: measure(world, leg) })
}

/** The simulated SDK's own rhythm, where it is said to push samples by itself. */
export function pushSamples(world: World, leg: Leg): void {
  world.clock.setTimeout(() => {
    if (leg.stage !== 'talking') return
    sample(world, leg)
    pushSamples(world, leg)
  }, pushEveryMs)
}

function measure(world: World, leg: Leg): QualitySample {
  const { quality } = leg
  const now = world.clock.now()
  const elapsed = now - quality.sampledAt
  quality.sampledAt = now
  if (leg.frozen || leg.blocked) {
    quality.missed += 1
    return { packets: 0, ...progress(world, leg) }
  }
  if (leg.soundless) {
    quality.checks += 1
    quality.missed = 0
    return { packets: 0, ...progress(world, leg) }
  }
  const { lossPercent, ...level } = levelAt(quality.curve, now - quality.since)
  const sent = (elapsed / 1_000) * packetsPerSecond
  // At least one, so that two samples asked for in one instant do not look like a freeze.
  const packets = lossPercent >= 100 ? 0 : Math.max(1, Math.round(sent * (1 - lossPercent / 100)))
  quality.received += packets
  // Where every packet is lost, so is every check of the path.
  if (packets > 0) quality.checks += 1
  quality.missed = packets > 0 ? 0 : quality.missed + 1
  return { packets, lossPercent, ...level, ...progress(world, leg) }
}

function progress(world: World, { quality }: Leg): Pick<QualitySample, 'progress'> {
  switch (world.capabilities.freezeRule) {
    case 'repeat':
      return { progress: { 'audio.packets': quality.received, 'path.checks': quality.checks } }
    case 'increase':
      return { progress: quality.missed }
    case 'none':
      return {}
    default:
      return world.capabilities.freezeRule satisfies never
  }
}
