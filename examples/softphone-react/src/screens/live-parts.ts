import type { CallIn, CallView } from '@offhook/core'
import type { ReactNode } from 'react'

export type Talking = CallIn<'active' | 'held'>

/**
 * What ticks or moves by itself within a screen. The screens say where it stands and render no more often for it; the
 * gallery draws the same places from fixtures.
 */
export interface LiveParts {
  readonly timer: (call: CallView) => ReactNode
  readonly quality: (call: Talking) => ReactNode
  /** What is wrong with the call, in words. */
  readonly notices: (call: Talking) => ReactNode
  readonly pictures: (call: Talking) => Pictures
}

/** The moving pictures of a call; missing where there is none to show. */
export interface Pictures {
  readonly remote?: ReactNode
  readonly own?: ReactNode
}
