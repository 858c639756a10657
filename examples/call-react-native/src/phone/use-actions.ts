import type { Refusal } from '@offhook/core'
import { createContext, useContext } from 'react'
import type { Actions, Trouble } from './actions.ts'

export interface Desk extends Actions {
  readonly trouble: Trouble | undefined
  /** A control was pressed that cannot work now: says why. */
  readonly explain: (why: Refusal) => void
}

export const DeskContext = createContext<Desk | undefined>(undefined)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (desk === undefined) throw new Error('No desk here: render this inside <DeskContext.Provider>.')
  return desk
}
