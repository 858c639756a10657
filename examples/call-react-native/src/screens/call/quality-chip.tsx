import type { QualityBand } from '@offhook/core'
import type { ReactElement } from 'react'
import { StyleSheet, View } from 'react-native'
import { usePalette } from '../../theme/palette.ts'
import { useWords } from '../../words/use-words.ts'

const bars: Readonly<Record<QualityBand, number>> = { unknown: 0, bad: 1, poor: 1, fair: 2, good: 3, excellent: 4 }

/** Four bars, and the same in words for who does not see them. Nothing measured is no bar, never a good one. */
export function QualityChip({
  band,
  overPicture,
}: {
  readonly band: QualityBand
  readonly overPicture: boolean
}): ReactElement {
  const palette = usePalette()
  const full = bars[band]
  const fore = overPicture
    ? palette.onScrim
    : full === 1
      ? palette.hangUpText
      : full === 2
        ? palette.warnText
        : palette.callText
  return (
    <View role="img" aria-label={useWords().bands[band]} style={styles.frame} testID="quality">
      {[1, 2, 3, 4].map((bar) => (
        <View
          key={bar}
          style={[
            styles.bar,
            { height: 4 + bar * 3, backgroundColor: bar <= full ? fore : overPicture ? '#ffffff66' : palette.pressed },
          ]}
        />
      ))}
    </View>
  )
}

const styles = StyleSheet.create({
  frame: { flexDirection: 'row', alignItems: 'flex-end', gap: 2, height: 18, paddingBottom: 1 },
  bar: { width: 4, borderRadius: 2 },
})
