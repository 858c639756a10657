import { useState } from 'react'
import { type Preferences, recallPreferences, rememberPreferences } from '../phone/preferences.ts'

/** What the user has chosen, kept in this browser. */
export function usePreferences(): readonly [Preferences, (preferences: Preferences) => void] {
  const [preferences, setPreferences] = useState(recallPreferences)
  return [
    preferences,
    (next) => {
      rememberPreferences(next)
      setPreferences(next)
    },
  ]
}
