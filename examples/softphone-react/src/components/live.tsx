import type { CallView } from '@offhook/core'
import { useCallDuration, useCallQuality } from '@offhook/react'
import { useQualityHistory } from '../hooks/use-quality-history.ts'
import type { Talking } from '../screens/live-parts.ts'
import { CallNotices } from './call-notices.tsx'
import { Duration } from './duration.tsx'
import { QualityMeter } from './quality-meter.tsx'

/** The talk timer of a call. Like the others here it renders each second, and nothing around it does. */
export function LiveDuration({ call }: { readonly call: CallView }) {
  const ms = useCallDuration(call.id)
  return call.phase === 'active' || call.phase === 'held' ? <Duration ms={ms} /> : null
}

/**
 * The meter with the numbers of the last second, which travel beside the snapshot, and those of the last minute. They
 * are kept while the panel is closed; give it a key by call, so that no call shows the minute of another.
 */
export function LiveQuality({ call }: { readonly call: Talking }) {
  const points = useQualityHistory(call.id)
  return <QualityMeter call={call} sample={useCallQuality(call.id)} points={points} />
}

/** What is wrong with the call, by the numbers of the last second. */
export function LiveNotices({ call }: { readonly call: Talking }) {
  return <CallNotices call={call} sample={useCallQuality(call.id)} />
}
