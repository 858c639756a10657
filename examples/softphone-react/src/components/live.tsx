import type { CallView } from '@offhook/core'
import { useCallDuration, useCallQuality } from '@offhook/react'
import { Duration } from './duration.tsx'
import { QualityMeter } from './quality-meter.tsx'

/** The talk timer of a call: the only thing on the screen that renders each second. */
export function LiveDuration({ call }: { readonly call: CallView }) {
  const ms = useCallDuration(call.id)
  return call.phase === 'active' || call.phase === 'held' ? <Duration ms={ms} /> : null
}

/** The meter with the numbers of the last second, which travel beside the snapshot. */
export function LiveQuality({ call }: { readonly call: CallView }) {
  const sample = useCallQuality(call.id)
  return call.phase === 'active' || call.phase === 'held' ? <QualityMeter band={call.quality} sample={sample} /> : null
}
