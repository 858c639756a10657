import { type ReactElement, type ReactNode, useEffect } from 'react'
import { AccessibilityInfo, Platform, StyleSheet, View } from 'react-native'
import { usePalette } from '../theme/palette.ts'
import type { Glyph } from './glyphs.ts'
import { Icon } from './icon.tsx'
import { Txt } from './txt.tsx'

export interface NoticeProps {
  readonly kind: 'warning' | 'fault' | 'info'
  readonly text: string
  readonly icon?: Glyph
  readonly children?: ReactNode
  readonly testID?: string
}

/** Something to know now; it is said aloud as soon as it appears. */
export function Notice({ kind, text, icon, children, testID }: NoticeProps): ReactElement {
  const palette = usePalette()
  useSpoken(text)
  const look = {
    warning: { back: palette.warnWash, fore: palette.warnText, tone: 'warnText' },
    fault: { back: palette.hangUpWash, fore: palette.hangUpText, tone: 'hangUpText' },
    info: { back: palette.accentWash, fore: palette.ink, tone: 'ink' },
  } as const
  const { back, fore, tone } = look[kind]
  return (
    <View role="alert" aria-live="polite" testID={testID} style={[styles.frame, { backgroundColor: back }]}>
      {icon !== undefined && <Icon name={icon} color={fore} size={20} />}
      <Txt tone={tone} style={styles.text}>
        {text}
      </Txt>
      {children}
    </View>
  )
}

/** iOS has no live regions: there, what is new is announced. */
export function useSpoken(text: string | undefined): void {
  useEffect(() => {
    if (Platform.OS === 'ios' && text !== undefined) AccessibilityInfo.announceForAccessibility(text)
  }, [text])
}

const styles = StyleSheet.create({
  frame: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    borderRadius: 14,
    paddingVertical: 10,
    paddingHorizontal: 14,
    minHeight: 48,
  },
  text: { flex: 1, fontSize: 15, lineHeight: 21 },
})
