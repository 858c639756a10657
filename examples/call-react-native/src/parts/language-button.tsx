import { type ReactElement, useContext } from 'react'
import { Pressable, StyleSheet } from 'react-native'
import { usePalette } from '../theme/palette.ts'
import { SpeechContext, useWords } from '../words/use-words.ts'
import { Txt } from './txt.tsx'

/** To the other language; named in that language, for who does not read this one. */
export function LanguageButton(): ReactElement {
  const palette = usePalette()
  const { language, setLanguage } = useContext(SpeechContext)
  const other = language === 'en' ? 'vi' : 'en'
  return (
    <Pressable
      role="button"
      aria-label={`${other.toUpperCase()} ${useWords().otherLanguage}`}
      onPress={() => setLanguage(other)}
      style={({ pressed }) => [styles.frame, { backgroundColor: pressed ? palette.pressed : palette.raised }]}
    >
      <Txt kind="strong" tone="accent" style={styles.name}>
        {other.toUpperCase()}
      </Txt>
    </Pressable>
  )
}

const styles = StyleSheet.create({
  frame: { width: 48, height: 48, borderRadius: 24, alignItems: 'center', justifyContent: 'center' },
  name: { fontSize: 15, lineHeight: 20 },
})
