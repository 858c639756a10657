import { type CallView, causesOf } from '@offhook/core'
import { useCallQuality } from '@offhook/react-native'
import type { ReactElement } from 'react'
import { StyleSheet, View } from 'react-native'
import { Txt } from '../../parts/txt.tsx'
import { useWords } from '../../words/use-words.ts'

/** The line in numbers. A number that the device does not measure is said to be missing, never shown as 0. */
export function LinePanel({ call }: { readonly call: CallView }): ReactElement {
  const words = useWords()
  const sample = useCallQuality(call.id)
  const talking = call.phase === 'active' || call.phase === 'held'
  const [cause] = talking ? causesOf(call, sample) : []
  // A poor line is explained above already.
  const said = talking && (call.quality === 'poor' || call.quality === 'bad' || call.media === 'frozen')
  const rows: readonly (readonly [string, number | undefined, string])[] = [
    [words.call.mos, sample?.mos, ''],
    [words.call.jitter, sample?.jitterMs, ' ms'],
    [words.call.latency, sample?.roundTripMs, ' ms'],
    [words.call.loss, sample?.lossPercent, ' %'],
  ]
  return (
    <>
      <Txt kind="strong" center>
        {talking ? words.bands[call.quality] : words.bands.unknown}
      </Txt>
      {cause !== undefined && !said && (
        <Txt center tone="inkSoft">
          {words.causes[cause]}
        </Txt>
      )}
      {rows.map(([name, value, unit]) => (
        <View key={name} style={styles.row}>
          <Txt tone="inkSoft">{name}</Txt>
          <Txt kind="strong" tone={value === undefined ? 'inkSoft' : 'ink'} style={styles.value}>
            {value === undefined ? words.call.notMeasured : `${Math.round(value * 10) / 10}${unit}`}
          </Txt>
        </View>
      ))}
    </>
  )
}

const styles = StyleSheet.create({
  row: { flexDirection: 'row', justifyContent: 'space-between', gap: 16, minHeight: 28, paddingHorizontal: 8 },
  value: { fontVariant: ['tabular-nums'] },
})
