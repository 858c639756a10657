import type { CallView } from '@offhook/core'
import type { ReactElement } from 'react'
import { StyleSheet, View } from 'react-native'
import { usePalette } from '../../theme/palette.ts'
import { AudioPanel } from './audio-panel.tsx'
import type { Panel } from './call-controls.tsx'
import { DigitsPanel } from './digits-panel.tsx'
import { LinePanel } from './line-panel.tsx'
import { TransferPanel } from './transfer-panel.tsx'

export interface CallPanelProps {
  readonly call: CallView
  readonly panel: Panel
  readonly onDone: () => void
}

/** What takes the place of the six controls: no layer above the call, so nothing is covered and focus stays in order. */
export function CallPanel({ call, panel, onDone }: CallPanelProps): ReactElement {
  const palette = usePalette()
  return (
    <View style={[styles.frame, { backgroundColor: palette.surface }]} testID={`panel-${panel}`}>
      {panel === 'keypad' && <DigitsPanel call={call} />}
      {panel === 'audio' && <AudioPanel onDone={onDone} />}
      {panel === 'transfer' && <TransferPanel call={call} onDone={onDone} />}
      {panel === 'line' && <LinePanel call={call} />}
    </View>
  )
}

const styles = StyleSheet.create({
  frame: { width: '100%', maxWidth: 420, borderRadius: 24, padding: 16, gap: 12 },
})
