import { useWindowDimensions } from 'react-native'

/** From here on two columns stand side by side. In dp. */
const WIDE = 700
/** Below this, rows move closer together. In dp. */
const SHORT = 700

export interface Layout {
  readonly wide: boolean
  readonly short: boolean
}

export function useLayout(): Layout {
  const { width, height } = useWindowDimensions()
  return { wide: width >= WIDE, short: height < SHORT }
}
