import type { CallView } from '@offhook/core'
import { useEffect, useRef, useState } from 'react'
import { type Announcement, announcementOf } from '../words/announcement.ts'

/** The last change of the calls, in words for a screen reader. */
export function useAnnouncement(calls: readonly CallView[]): Announcement | undefined {
  const before = useRef(calls)
  const [announcement, setAnnouncement] = useState<Announcement>()
  useEffect(() => {
    const change = announcementOf(before.current, calls)
    before.current = calls
    if (change) setAnnouncement(change)
  }, [calls])
  return announcement
}
