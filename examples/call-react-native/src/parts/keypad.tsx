import type { ReactElement } from 'react'
import { Pressable, StyleSheet, View } from 'react-native'
import { useLayout } from '../theme/layout.ts'
import { usePalette } from '../theme/palette.ts'
import { Txt } from './txt.tsx'

const keys = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
] as const

export interface KeypadProps {
  readonly onKey: (key: string) => void
  /** A long press of 0; without it there is none. */
  readonly plus?: boolean
}

/** Twelve keys, each at least 56 dp high. */
export function Keypad({ onKey, plus = false }: KeypadProps): ReactElement {
  const palette = usePalette()
  const { short } = useLayout()
  return (
    <View style={styles.grid}>
      {keys.map(([key, letters]) => (
        <View key={key} style={styles.cell}>
          <Pressable
            role="button"
            onPress={() => onKey(key)}
            {...(plus && key === '0' && { onLongPress: () => onKey('+') })}
            style={({ pressed }) => [
              styles.key,
              short && styles.flat,
              { backgroundColor: pressed ? palette.pressed : palette.raised },
            ]}
          >
            <Txt style={[styles.digit, short && styles.small]}>{key}</Txt>
            {(key === '1' || (letters !== '' && (key !== '0' || plus))) && (
              <Txt kind="small" tone="inkSoft" style={styles.letters}>
                {letters}
              </Txt>
            )}
          </Pressable>
        </View>
      ))}
    </View>
  )
}

const styles = StyleSheet.create({
  grid: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'center', maxWidth: 320, alignSelf: 'center' },
  cell: { width: '33.33%', alignItems: 'center', paddingVertical: 6 },
  key: { width: 88, height: 72, borderRadius: 36, alignItems: 'center', justifyContent: 'center' },
  flat: { height: 56, borderRadius: 28 },
  digit: { fontSize: 28, lineHeight: 32, fontWeight: '500' },
  small: { fontSize: 24, lineHeight: 27 },
  letters: { fontSize: 10, lineHeight: 12, letterSpacing: 1.5, minHeight: 12 },
})
