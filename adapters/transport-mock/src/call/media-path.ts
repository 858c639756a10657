import type { Millis } from '@offhook/core'
import { tellOf } from './subject.ts'
import type { Leg, World } from './world.ts'

/** When Chromium 156 says that nothing passes any more: `disconnected` and `failed`, counted from the last packet. */
const interruptedAfterMs = 6_000
const failedAfterMs = 16_000

const isUp = ({ stage }: Leg) => stage === 'connecting' || stage === 'talking'

export function tellMedia(world: World, leg: Leg, media: Leg['media']): void {
  leg.media = media
  if (world.capabilities.reports.media) tellOf(world, leg, { type: 'call.mediaChanged', media })
}

/** The network lets nothing through, and the SDK notices bit by bit. */
export function cutMedia(world: World, leg: Leg, forMs: Millis): void {
  block(world, leg, 'network')
  later(world, leg, interruptedAfterMs, () => {
    if (leg.media === 'connected') tellMedia(world, leg, 'interrupted')
  })
  failLater(world, leg)
  if (Number.isFinite(forMs)) later(world, leg, forMs, () => mend(world, leg))
}

/** As `cutMedia`, but the SDK says so at once. Before the answer it has nothing to say yet. */
export function dropMedia(world: World, leg: Leg, forMs: Millis): void {
  block(world, leg, 'network')
  if (leg.stage === 'talking') tellMedia(world, leg, 'interrupted')
  if (Number.isFinite(forMs)) later(world, leg, forMs, () => restoreMedia(world, leg))
}

/** The path is lost for good. A new one helps, unless the network still lets nothing through. */
export function failMedia(world: World, leg: Leg): void {
  block(world, leg, leg.blocked ?? 'path')
  if (isUp(leg)) tellMedia(world, leg, 'failed')
}

/** Everything passes again, also on a path that was lost. */
export function restoreMedia(world: World, leg: Leg): void {
  block(world, leg, undefined)
  if (leg.stage === 'talking') tellMedia(world, leg, 'connected')
}

/** A new path, as an ICE restart makes it. While the network lets nothing through it stays without a connection. */
export function restartPath(world: World, leg: Leg): void {
  leg.mediaPaths += 1
  const path = leg.mediaPaths
  tellMedia(world, leg, 'connecting')
  const connect = () => {
    if (leg.mediaPaths !== path || leg.stage !== 'talking') return
    if (leg.blocked === 'network') failLater(world, leg)
    else restoreMedia(world, leg)
  }
  if (world.connectMs <= 0) connect()
  else if (Number.isFinite(world.connectMs)) world.clock.setTimeout(connect, world.connectMs)
}

export function endOutage(world: World, leg: Leg): void {
  for (const timer of leg.outage) world.clock.clearTimeout(timer)
  leg.outage = []
}

function block(world: World, leg: Leg, by: Leg['blocked']): void {
  endOutage(world, leg)
  leg.blocked = by
}

function later(world: World, leg: Leg, ms: Millis, act: () => void): void {
  leg.outage.push(world.clock.setTimeout(act, ms))
}

function failLater(world: World, leg: Leg): void {
  later(world, leg, failedAfterMs, () => {
    if (isUp(leg)) tellMedia(world, leg, 'failed')
  })
}

/** The network is back. A path that failed meanwhile stays lost. */
function mend(world: World, leg: Leg): void {
  if (leg.media === 'failed') return block(world, leg, 'path')
  block(world, leg, undefined)
  if (leg.stage === 'talking' && leg.media !== 'connected') tellMedia(world, leg, 'connected')
}
