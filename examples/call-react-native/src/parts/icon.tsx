import type { ReactElement } from 'react'
import { View, type ViewStyle } from 'react-native'
import { type Glyph, glyphs, type Stroke, turned } from './glyphs.ts'

export interface IconProps {
  readonly name: Glyph
  readonly color: string
  /** In dp. Default 24. */
  readonly size?: number
}

/** A picture that says nothing: whoever shows it MUST say the same in words. */
export function Icon({ name, color, size = 24 }: IconProps): ReactElement {
  const unit = size / 24
  const turn = turned[name]
  const frame: ViewStyle = { width: size, height: size, overflow: 'hidden' }
  return (
    <View aria-hidden style={[frame, turn !== undefined && { transform: [{ rotate: `${turn}deg` }] }]}>
      {glyphs[name].map((stroke: Stroke) => (
        <View key={JSON.stringify(stroke)} style={styleOf(stroke, color, unit)} />
      ))}
    </View>
  )
}

function styleOf(stroke: Stroke, color: string, unit: number): ViewStyle {
  const [x, y, width, height] = stroke.box
  const place: ViewStyle = {
    position: 'absolute',
    left: x * unit,
    top: y * unit,
    ...(stroke.turn !== undefined && stroke.turn !== 0 && { transform: [{ rotate: `${stroke.turn}deg` }] }),
  }
  if (stroke.tip !== undefined) return { ...place, ...triangle(stroke.tip, width * unit, height * unit, color) }
  const size = { width: width * unit, height: height * unit, borderRadius: (stroke.round ?? 0) * unit }
  if (stroke.line === undefined) return { ...place, ...size, backgroundColor: color }
  const sides = stroke.sides ?? ['t', 'r', 'b', 'l']
  return {
    ...place,
    ...size,
    borderWidth: stroke.line * unit,
    borderTopColor: sides.includes('t') ? color : 'transparent',
    borderRightColor: sides.includes('r') ? color : 'transparent',
    borderBottomColor: sides.includes('b') ? color : 'transparent',
    borderLeftColor: sides.includes('l') ? color : 'transparent',
  }
}

/** A box without an inside, of whose borders one has a colour, is a triangle. */
function triangle(tip: 'l' | 'r', width: number, height: number, color: string): ViewStyle {
  const flanks = { borderTopWidth: height / 2, borderBottomWidth: height / 2 }
  const clear = { width: 0, height: 0, borderTopColor: 'transparent', borderBottomColor: 'transparent' }
  return tip === 'l'
    ? { ...clear, ...flanks, borderRightWidth: width, borderRightColor: color }
    : { ...clear, ...flanks, borderLeftWidth: width, borderLeftColor: color }
}
