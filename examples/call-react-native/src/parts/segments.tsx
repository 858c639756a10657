import type { ReactElement } from 'react'
import { Pressable, StyleSheet, View } from 'react-native'
import { usePalette } from '../theme/palette.ts'
import { Txt } from './txt.tsx'

export interface SegmentsProps<T extends string> {
  readonly label: string
  readonly options: Readonly<Record<T, string>>
  readonly chosen: T
  readonly onChoose: (option: T) => void
}

/** One of a few. */
export function Segments<T extends string>({ label, options, chosen, onChoose }: SegmentsProps<T>): ReactElement {
  const palette = usePalette()
  return (
    <View role="radiogroup" aria-label={label} style={[styles.frame, { backgroundColor: palette.raised }]}>
      {(Object.entries(options) as [T, string][]).map(([option, name]) => (
        <Pressable
          key={option}
          role="radio"
          aria-label={name}
          aria-checked={option === chosen}
          onPress={() => onChoose(option)}
          style={[styles.segment, option === chosen && { backgroundColor: palette.surface }]}
        >
          <Txt center tone={option === chosen ? 'ink' : 'inkSoft'} style={styles.name}>
            {name}
          </Txt>
        </Pressable>
      ))}
    </View>
  )
}

const styles = StyleSheet.create({
  frame: { flexDirection: 'row', borderRadius: 14, padding: 4, gap: 4 },
  segment: {
    flexGrow: 1,
    flexBasis: 'auto',
    minHeight: 48,
    borderRadius: 11,
    alignItems: 'center',
    justifyContent: 'center',
    paddingHorizontal: 6,
  },
  name: { fontSize: 15, lineHeight: 20, fontWeight: '600' },
})
