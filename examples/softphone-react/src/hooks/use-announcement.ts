import type { CallId, CallView } from '@offhook/core'
import { useEffect, useRef, useState } from 'react'
import { type Announcement, announcementOf, lostAmong } from '../words/announcement.ts'

/** The last change of the calls, in words for a screen reader. */
export function useAnnouncement(calls: readonly CallView[]): Announcement | undefined {
  const before = useRef(calls)
  /** Whose sound was lost: that a first sound comes is no news, that a lost one is back is. */
  const lost = useRef<ReadonlySet<CallId>>(new Set())
  const [announcement, setAnnouncement] = useState<Announcement>()
  useEffect(() => {
    const change = announcementOf(before.current, calls, lost.current)
    before.current = calls
    lost.current = lostAmong(calls, lost.current)
    if (change) setAnnouncement(change)
  }, [calls])
  return announcement
}
