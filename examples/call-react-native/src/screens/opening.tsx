import type { ReactElement } from 'react'
import { ActivityIndicator, StyleSheet, View } from 'react-native'
import { Txt } from '../parts/txt.tsx'
import { usePalette } from '../theme/palette.ts'
import { useWords } from '../words/use-words.ts'

/** While the native side says which calls live: a call that came before the app is shown first of all. */
export function Opening(): ReactElement {
  const palette = usePalette()
  return (
    <View style={[styles.page, { backgroundColor: palette.page }]} aria-busy>
      <ActivityIndicator color={palette.accent} size="large" />
      <Txt tone="inkSoft">{useWords().opening}</Txt>
    </View>
  )
}

const styles = StyleSheet.create({ page: { flex: 1, alignItems: 'center', justifyContent: 'center', gap: 16 } })
