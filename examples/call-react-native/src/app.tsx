import { PhoneGate, PhoneProvider } from '@offhook/react-native'
import { type ReactElement, useMemo, useState } from 'react'
import { useColorScheme } from 'react-native'
import type { Line } from './phone/line.ts'
import { LineContext } from './phone/use-line.ts'
import { Opening } from './screens/opening.tsx'
import { PhoneScreen } from './screens/phone-screen.tsx'
import { PaletteContext, palettes } from './theme/palette.ts'
import { languageOfDevice, SpeechContext } from './words/use-words.ts'

/** The app around a phone that runs already: unmounting it changes no call. */
export function App({ line }: { readonly line: Line }): ReactElement {
  const [language, setLanguage] = useState(languageOfDevice)
  const palette = palettes[useColorScheme() === 'dark' ? 'dark' : 'light']
  const speech = useMemo(() => ({ language, setLanguage }), [language])
  return (
    <SpeechContext.Provider value={speech}>
      <LineContext.Provider value={line}>
        <PaletteContext.Provider value={palette}>
          <PhoneProvider phone={line.phone}>
            <PhoneGate fallback={<Opening />}>
              <PhoneScreen />
            </PhoneGate>
          </PhoneProvider>
        </PaletteContext.Provider>
      </LineContext.Provider>
    </SpeechContext.Provider>
  )
}
