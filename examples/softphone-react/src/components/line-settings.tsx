import { useCalls } from '@offhook/react'
import { type RefObject, useEffect } from 'react'
import type { Line } from '../phone/line.ts'
import { type Preferences, samePreferences } from '../phone/preferences.ts'
import { SettingsDialog } from './settings-dialog.tsx'

interface LineSettingsProps {
  readonly ref: RefObject<HTMLDialogElement | null>
  readonly line: Line
  readonly preferences: Preferences
  readonly onPreferences: (preferences: Preferences) => void
  readonly onReopen: () => void
}

/** The settings beside an open line: a phone keeps its policy for life, so new choices want a new one, between calls. */
export function LineSettings({ ref, line, onReopen, ...settings }: LineSettingsProps) {
  const calls = useCalls()
  const ringing = calls.some(({ phase }) => phase === 'incoming')
  useEffect(() => {
    // A call that rings is not hidden behind settings.
    if (ringing) ref.current?.close()
  }, [ringing, ref])
  const busy = calls.some(({ phase }) => phase !== 'ended')
  const differs = !samePreferences(settings.preferences, line.preferences)
  return <SettingsDialog ref={ref} {...settings} apply={differs ? { busy, onApply: onReopen } : undefined} />
}
