import type { Millis } from '@offhook/core'

/** What the Kotlin module remembers beside the core: two flags of the last call, and what a notification was tapped for. */
export interface ModuleState {
  isIncoming: boolean
  isAnswered: boolean
  pending: { readonly status: 2 | 5; readonly at: Millis } | undefined
  /** `configureDeclineCallBehavior`: the plain `decline` says 486 then, else 603. */
  userBusy: boolean
}

export const createModuleState = (): ModuleState => ({
  isIncoming: false,
  isAnswered: false,
  pending: undefined,
  userBusy: false,
})
