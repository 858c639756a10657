import { type CallId, selectCall, systemClock } from '@offhook/core'
import { usePhone } from '@offhook/react'
import { useEffect, useState } from 'react'
import { addPoint, type QualityPoint } from '../quality/history.ts'

const lost = ['frozen', 'reconnecting', 'failed']

/** The last minute of a call, one point for each sample. It begins when the component does; give it a key by call. */
export function useQualityHistory(id: CallId): readonly QualityPoint[] {
  const phone = usePhone<never>()
  const [points, setPoints] = useState<readonly QualityPoint[]>([])
  useEffect(
    () =>
      phone.subscribeQuality(id, ({ mos }) => {
        const call = selectCall(id)(phone.getSnapshot())
        const frozen = call !== undefined && 'media' in call && lost.includes(call.media)
        const point = { at: systemClock.now(), mos, frozen }
        setPoints((before) => addPoint(before, point))
      }),
    [phone, id],
  )
  return points
}
