import { type ReactElement, useState } from 'react'
import { Pressable, StyleSheet, View } from 'react-native'
import { type Palette, usePalette } from '../theme/palette.ts'
import type { Glyph } from './glyphs.ts'
import { Icon } from './icon.tsx'
import { Txt } from './txt.tsx'

export interface RoundButtonProps {
  /** What it does now: `Mute`, and `Unmute` while muted. It stands below, and is what a screen reader says. */
  readonly label: string
  readonly icon: Glyph
  readonly onPress: () => void
  readonly tone?: 'plain' | 'on' | 'call' | 'hangUp'
  /** In dp, at least 56. */
  readonly size?: number
  /** It MUST stay pressable: whoever presses is told why not. */
  readonly unable?: boolean
  /** Asked for and not confirmed yet. */
  readonly busy?: boolean
  /** Over a picture. */
  readonly overPicture?: boolean
  readonly captioned?: boolean
}

/** A round button with its name below. */
export function RoundButton(props: RoundButtonProps): ReactElement {
  const { label, icon, onPress, tone = 'plain', size = 64, unable = false, busy = false } = props
  const { overPicture = false, captioned = true } = props
  const palette = usePalette()
  const [focused, setFocused] = useState(false)
  const { back, fore } = coloursOf(palette, tone, overPicture)
  return (
    <Pressable
      role="button"
      aria-label={label}
      aria-disabled={unable}
      aria-busy={busy}
      onPress={onPress}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      style={[styles.frame, { minWidth: size + 16 }]}
    >
      {({ pressed }) => (
        <>
          <View
            style={[
              styles.disc,
              { width: size, height: size, borderRadius: size / 2, backgroundColor: back },
              unable && styles.faint,
              pressed && styles.pressed,
              (focused || busy) && { outlineWidth: 3, outlineOffset: 2, outlineColor: palette.accent },
              busy && { outlineStyle: 'dashed' },
            ]}
          >
            <Icon name={icon} color={fore} size={size * 0.44} />
          </View>
          {captioned && (
            <Txt kind="small" center tone={overPicture ? 'onScrim' : 'ink'} style={styles.caption}>
              {label}
            </Txt>
          )}
        </>
      )}
    </Pressable>
  )
}

function coloursOf(palette: Palette, tone: NonNullable<RoundButtonProps['tone']>, overPicture: boolean) {
  const plain = overPicture
    ? { back: palette.scrim, fore: palette.onScrim }
    : { back: palette.raised, fore: palette.ink }
  return {
    plain,
    on: overPicture ? { back: palette.onScrim, fore: '#10141b' } : { back: palette.ink, fore: palette.page },
    call: { back: palette.call, fore: palette.onCall },
    hangUp: { back: palette.hangUp, fore: palette.onHangUp },
  }[tone]
}

const styles = StyleSheet.create({
  frame: { alignItems: 'center', gap: 6, outlineWidth: 0 },
  disc: { alignItems: 'center', justifyContent: 'center', outlineStyle: 'solid', outlineWidth: 0 },
  faint: { opacity: 0.42 },
  pressed: { transform: [{ scale: 0.94 }], opacity: 0.85 },
  caption: { maxWidth: 104 },
})
