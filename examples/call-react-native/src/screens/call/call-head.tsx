import type { CallView } from '@offhook/core'
import { useCallDuration } from '@offhook/react-native'
import type { ReactElement } from 'react'
import { StyleSheet, View } from 'react-native'
import { Avatar } from '../../parts/avatar.tsx'
import { useSpoken } from '../../parts/notice.tsx'
import { Txt } from '../../parts/txt.tsx'
import { useSwitchboard } from '../../phone/use-switchboard.ts'
import { useFarUser } from '../../phone/use-user.ts'
import { useLayout } from '../../theme/layout.ts'
import { usePalette } from '../../theme/palette.ts'
import { clockText, fill } from '../../words/format.ts'
import { phaseText } from '../../words/phase-text.ts'
import { useWords } from '../../words/use-words.ts'
import { QualityChip } from './quality-chip.tsx'

export interface CallHeadProps {
  readonly call: CallView
  readonly overPicture: boolean
  readonly compact: boolean
}

/** Who is at the other side, how far the call is, how long it has lasted, and how it sounds. */
export function CallHead({ call, overPicture, compact }: CallHeadProps): ReactElement {
  const words = useWords()
  const { short } = useLayout()
  const palette = usePalette()
  const talking = call.phase === 'active' || call.phase === 'held'
  const far = useFarUser(call)
  const extension = useSwitchboard()
  const remote = { ...(far?.name !== undefined && { name: far.name }), ...call.remote }
  const phase = phaseText(call, words)
  const lost = talking && (call.media === 'frozen' || call.media === 'reconnecting' || call.media === 'failed')
  useSpoken(phase)
  const tone = overPicture ? 'onScrim' : 'ink'
  const soft = overPicture ? 'onScrim' : 'inkSoft'
  return (
    <View
      style={[
        styles.frame,
        !compact && !short && styles.high,
        overPicture && styles.shade,
        overPicture && { backgroundColor: palette.scrim },
      ]}
    >
      {!compact && <Avatar of={remote} size={short ? 88 : 128} />}
      <Txt
        kind={compact || short ? 'title' : 'huge'}
        tone={tone}
        center
        numberOfLines={2}
        role="heading"
        aria-level={1}
      >
        {remote.name ?? remote.address ?? words.call.unknown}
      </Txt>
      {remote.name !== undefined && remote.address !== undefined && (
        <Txt tone={soft} center>
          {remote.address}
        </Txt>
      )}
      {extension !== undefined && (
        <Txt tone={soft} center aria-live="polite" testID="switchboard">
          {fill(words.call.extension, { extension })}
        </Txt>
      )}
      <View style={styles.row}>
        <Txt tone={soft} center role="status" aria-live="polite" testID="phase">
          {phase}
        </Txt>
        {talking && <Duration call={call} tone={tone} />}
        {talking && <QualityChip band={lost ? 'unknown' : call.quality} overPicture={overPicture} />}
      </View>
    </View>
  )
}

/** It ticks by itself, so that nothing else is drawn each second. */
function Duration({ call, tone }: { readonly call: CallView; readonly tone: 'ink' | 'onScrim' }): ReactElement {
  const ms = useCallDuration(call)
  return (
    <Txt tone={tone} style={styles.clock} role="timer" testID="duration">
      {clockText(ms)}
    </Txt>
  )
}

const styles = StyleSheet.create({
  frame: { alignItems: 'center', gap: 6, width: '100%', paddingTop: 8 },
  high: { paddingTop: 44 },
  shade: { borderRadius: 24, padding: 14, maxWidth: 480 },
  row: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'center',
    columnGap: 10,
    rowGap: 4,
  },
  clock: { fontVariant: ['tabular-nums'], fontWeight: '600' },
})
