import { createContext, useContext } from 'react'
import type { Line } from './line.ts'

export const LineContext = createContext<Line | undefined>(undefined)

export function useLine(): Line {
  const line = useContext(LineContext)
  if (line === undefined) throw new Error('No line here: render this inside <LineContext.Provider>.')
  return line
}
