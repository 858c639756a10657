import type { CallList, Fact, FoundPhase } from '@offhook/core'
import { subject } from '../call/subject.ts'
import type { Leg, World } from '../call/world.ts'
import type { Account } from './account.ts'

/** Level facts of every live call. Without a link nobody knows which of them still stand, so the list is incomplete. */
export function listCalls(world: World, account: Account): CallList {
  const facts = [...world.legs.values()].flatMap((leg) => levelsOf(world, leg))
  return { complete: account.link === 'up', facts }
}

function levelsOf(world: World, leg: Leg): Fact[] {
  const phase = phaseOf(leg)
  if (!phase) return []
  const call = subject(world, leg)
  const { direction, remote, video, establishedAt } = leg
  const { held, muted } = leg.near
  const found: Fact = {
    type: 'call.found',
    call,
    direction,
    remote,
    video,
    phase,
    ...(establishedAt === undefined ? {} : { establishedAt, held, muted }),
  }
  const facts: Fact[] = [found]
  if (leg.far.held && world.capabilities.reports.remoteHold)
    facts.push({ type: 'call.holdChanged', call, side: 'remote', held: true, by: 'remote' })
  if (leg.stage !== 'talking') return facts
  if (leg.near.video !== 'off') facts.push({ type: 'call.videoChanged', call, side: 'local', video: leg.near.video })
  if (leg.shown !== 'off')
    facts.push({ type: 'call.videoChanged', call, side: 'remote', video: leg.shown, by: 'remote' })
  return facts
}

function phaseOf(leg: Leg): FoundPhase | undefined {
  switch (leg.stage) {
    case 'ringing':
      return leg.direction === 'incoming' ? 'incoming' : 'ringing'
    case 'dialing':
    case 'connecting':
      return leg.stage
    case 'talking':
      return 'active'
    case 'announced':
    case 'ended':
      return undefined
    default:
      return leg.stage satisfies never
  }
}
