import { endOfSip } from '@offhook/core'
import type { Leg, LegEnd } from '../call/world.ts'
import type { EndDetails } from './far-call.ts'

/**
 * How the simulated SDK reads the SIP message by which the far side ends a call: as every SIP adapter reads it, so that
 * a code means the same on the simulator as on a real server. What the details say outright wins.
 */
export function endBySip(
  { direction, stage }: Pick<Leg, 'direction' | 'stage'>,
  message: 'response' | 'cancel' | 'bye',
  code: number | undefined,
  { reason, by, q850, vendor }: EndDetails,
): LegEnd {
  const read = endOfSip({
    direction,
    message,
    from: 'remote',
    answered: stage === 'connecting' || stage === 'talking',
    rang: stage === 'ringing',
    ...(message === 'response' && code !== undefined && { status: code }),
    reason: [
      ...(message === 'response' || code === undefined ? [] : [`SIP;cause=${code}`]),
      ...(q850 === undefined ? [] : [`Q.850;cause=${q850}`]),
    ],
  })
  return {
    ...read,
    ...(reason !== undefined && { reason, by: elsewhere.includes(reason) ? 'network' : read.by }),
    ...(by !== undefined && { by }),
    ...(vendor !== undefined && { vendor }),
  }
}

const elsewhere: readonly string[] = ['answered-elsewhere', 'declined-elsewhere', 'ended-elsewhere']
