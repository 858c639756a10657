import type { ReactElement, ReactNode } from 'react'
import { StyleSheet, Text, type TextProps } from 'react-native'
import { type Palette, usePalette } from '../theme/palette.ts'

export interface TxtProps extends TextProps {
  readonly kind?: 'huge' | 'title' | 'strong' | 'body' | 'small'
  readonly tone?: keyof Palette
  readonly center?: boolean
  readonly children?: ReactNode
}

/** Text of the app in one of five sizes; it grows with the text size that the user has set on the device. */
export function Txt({ kind = 'body', tone = 'ink', center = false, style, ...rest }: TxtProps): ReactElement {
  const palette = usePalette()
  return <Text {...rest} style={[styles[kind], center && styles.center, { color: palette[tone] }, style]} />
}

const styles = StyleSheet.create({
  huge: { fontSize: 32, lineHeight: 40, fontWeight: '600' },
  title: { fontSize: 22, lineHeight: 29, fontWeight: '600' },
  strong: { fontSize: 16, lineHeight: 23, fontWeight: '600' },
  body: { fontSize: 16, lineHeight: 23 },
  small: { fontSize: 13, lineHeight: 18 },
  center: { textAlign: 'center' },
})
