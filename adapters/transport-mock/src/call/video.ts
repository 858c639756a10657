import type { Origin } from '@offhook/core'
import { tellOf } from './subject.ts'
import type { Leg, World } from './world.ts'

/** That the far side shows itself is known once its picture arrives; that it stopped, at once. */
export function tellFarVideo(world: World, leg: Leg): void {
  world.clock.clearTimeout(leg.arriving)
  const { video } = leg.far
  const tell = () => {
    leg.shown = video
    tellOf(world, leg, { type: 'call.videoChanged', side: 'remote', video, by: 'remote' })
  }
  if (video !== 'on' || world.videoMs <= 0) tell()
  else if (Number.isFinite(world.videoMs)) leg.arriving = world.clock.setTimeout(tell, world.videoMs)
}

/** This side's video changed by itself, or by somebody else than the phone. */
export function changeNearVideo(world: World, leg: Leg, video: Leg['near']['video'], by: Origin): void {
  leg.near.video = video
  tellOf(world, leg, { type: 'call.videoChanged', side: 'local', video, by })
}
