import { type ReactElement, useState } from 'react'
import { ActivityIndicator, Pressable, StyleSheet } from 'react-native'
import { usePalette } from '../theme/palette.ts'
import type { Glyph } from './glyphs.ts'
import { Icon } from './icon.tsx'
import { Txt } from './txt.tsx'

export interface PushButtonProps {
  readonly label: string
  readonly onPress: () => void
  readonly kind?: 'main' | 'call' | 'plain' | 'quiet'
  readonly icon?: Glyph
  readonly busy?: boolean
  readonly unable?: boolean
  /** Only as wide as its words. */
  readonly tight?: boolean
}

/** A button in words, at least 48 dp high. */
export function PushButton(props: PushButtonProps): ReactElement {
  const { label, onPress, kind = 'plain', icon, busy = false, unable = false, tight = false } = props
  const palette = usePalette()
  const [focused, setFocused] = useState(false)
  const look = {
    main: { back: palette.accent, fore: palette.onAccent },
    call: { back: palette.call, fore: palette.onCall },
    plain: { back: palette.raised, fore: palette.ink },
    quiet: { back: 'transparent', fore: palette.accent },
  }[kind]
  return (
    <Pressable
      role="button"
      aria-label={label}
      aria-busy={busy}
      aria-disabled={unable}
      onPress={busy ? () => undefined : onPress}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      style={({ pressed }) => [
        styles.frame,
        tight && styles.tight,
        { backgroundColor: look.back, outlineColor: palette.accent, outlineWidth: focused ? 3 : 0 },
        unable && styles.faint,
        pressed && styles.pressed,
      ]}
    >
      {busy ? (
        <ActivityIndicator color={look.fore} />
      ) : (
        icon !== undefined && <Icon name={icon} color={look.fore} size={20} />
      )}
      <Txt kind="strong" center style={[styles.label, { color: look.fore }]}>
        {label}
      </Txt>
    </Pressable>
  )
}

const styles = StyleSheet.create({
  frame: {
    minHeight: 52,
    paddingHorizontal: 20,
    paddingVertical: 12,
    borderRadius: 16,
    flexDirection: 'row',
    alignItems: 'center',
    justifyContent: 'center',
    gap: 10,
    outlineStyle: 'solid',
    outlineOffset: 2,
  },
  tight: { alignSelf: 'center' },
  faint: { opacity: 0.45 },
  pressed: { opacity: 0.8 },
  label: { flexShrink: 1 },
})
