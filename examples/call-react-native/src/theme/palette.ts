import { createContext, useContext } from 'react'

/** Every colour of the app. Green answers and calls, red ends; nothing else is green or red. */
export interface Palette {
  readonly page: string
  readonly surface: string
  readonly raised: string
  readonly pressed: string
  readonly line: string
  readonly ink: string
  readonly inkSoft: string
  readonly accent: string
  readonly onAccent: string
  readonly accentWash: string
  readonly call: string
  readonly onCall: string
  readonly callText: string
  readonly callWash: string
  readonly hangUp: string
  readonly onHangUp: string
  readonly hangUpText: string
  readonly hangUpWash: string
  readonly warnText: string
  readonly warnWash: string
  /** Over pictures, whatever the scheme. */
  readonly scrim: string
  readonly onScrim: string
}

const light: Palette = {
  page: '#f3f4f7',
  surface: '#ffffff',
  raised: '#e9ebf0',
  pressed: '#dcdfe7',
  line: '#dfe2e9',
  ink: '#10141b',
  inkSoft: '#525b6b',
  accent: '#2b50d8',
  onAccent: '#ffffff',
  accentWash: '#e6ebfd',
  call: '#0b7a43',
  onCall: '#ffffff',
  callText: '#0a6a3a',
  callWash: '#dff3e7',
  hangUp: '#cc2233',
  onHangUp: '#ffffff',
  hangUpText: '#b01727',
  hangUpWash: '#fde8ea',
  warnText: '#704700',
  warnWash: '#fdf0d3',
  scrim: '#0b0e14b3',
  onScrim: '#ffffff',
}

const dark: Palette = {
  page: '#0b0e13',
  surface: '#151a22',
  raised: '#212833',
  pressed: '#2e3744',
  line: '#2a323e',
  ink: '#f2f4f8',
  inkSoft: '#aeb8c7',
  accent: '#9db4ff',
  onAccent: '#0c1536',
  accentWash: '#1d284f',
  call: '#14854e',
  onCall: '#ffffff',
  callText: '#54d891',
  callWash: '#0f2b1c',
  hangUp: '#d8333f',
  onHangUp: '#ffffff',
  hangUpText: '#ff9095',
  hangUpWash: '#381519',
  warnText: '#f5c874',
  warnWash: '#302510',
  scrim: '#0b0e14b3',
  onScrim: '#ffffff',
}

export const palettes = { light, dark } as const

/** Asked of the device in one place, so that all of a screen changes at once. */
export const PaletteContext = createContext<Palette>(light)

/** The colours of the scheme that the user has chosen for the device. */
export function usePalette(): Palette {
  return useContext(PaletteContext)
}
