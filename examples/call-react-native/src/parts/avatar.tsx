import type { Remote } from '@offhook/core'
import type { ReactElement } from 'react'
import { Image, StyleSheet, View } from 'react-native'
import { usePalette } from '../theme/palette.ts'
import { initialsOf } from '../words/format.ts'
import { Icon } from './icon.tsx'
import { Txt } from './txt.tsx'

export function Avatar({ of, size }: { readonly of: Remote; readonly size: number }): ReactElement {
  const palette = usePalette()
  const initials = initialsOf(of.name ?? '')
  const round = { width: size, height: size, borderRadius: size / 2, backgroundColor: palette.accentWash }
  return (
    <View aria-hidden style={[styles.frame, round]}>
      {of.avatarUrl !== undefined ? (
        <Image source={{ uri: of.avatarUrl }} style={round} />
      ) : initials === undefined ? (
        <Icon name="person" color={palette.accent} size={size * 0.5} />
      ) : (
        <Txt tone="accent" style={{ fontSize: size * 0.36, lineHeight: size * 0.46, fontWeight: '600' }}>
          {initials}
        </Txt>
      )}
    </View>
  )
}

const styles = StyleSheet.create({ frame: { alignItems: 'center', justifyContent: 'center', overflow: 'hidden' } })
