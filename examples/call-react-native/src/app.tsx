import { PhoneGate, PhoneProvider } from '@offhook/react-native'
import { type ReactElement, useMemo, useState } from 'react'
import { useColorScheme } from 'react-native'
import type { AppPhone } from './phone/app-phone.ts'
import { AppPhoneContext } from './phone/use-app-phone.ts'
import { Opening } from './screens/opening.tsx'
import { PhoneScreen } from './screens/phone-screen.tsx'
import { PaletteContext, palettes } from './theme/palette.ts'
import { languageOfDevice, SpeechContext } from './words/use-words.ts'

/** The app around a phone that runs already: unmounting it changes no call. */
export function App({ appPhone }: { readonly appPhone: AppPhone }): ReactElement {
  const [language, setLanguage] = useState(languageOfDevice)
  const palette = palettes[useColorScheme() === 'dark' ? 'dark' : 'light']
  const speech = useMemo(() => ({ language, setLanguage }), [language])
  return (
    <SpeechContext.Provider value={speech}>
      <AppPhoneContext.Provider value={appPhone}>
        <PaletteContext.Provider value={palette}>
          <PhoneProvider phone={appPhone.phone}>
            <PhoneGate fallback={<Opening />}>
              <PhoneScreen />
            </PhoneGate>
          </PhoneProvider>
        </PaletteContext.Provider>
      </AppPhoneContext.Provider>
    </SpeechContext.Provider>
  )
}
