import type { CallId } from '@offhook/core'
import type { Tab } from '../components/tab-bar.tsx'

/** What the user has opened on the phone. It is the screen's own business and no part of any call. */
export interface View {
  readonly tab: Tab
  /** What stands in the place of the controls of the call on the screen. */
  readonly panel: 'keypad' | 'transfer' | undefined
  /** The dialler covers a call, to place another one. */
  readonly addingCall: boolean
  /** Somebody waits to be handed on, while the one who is to take the call is asked first. */
  readonly consulting: { readonly waiting: CallId; readonly asked: CallId } | undefined
}

export const nothingOpen: View = { tab: 'keypad', panel: undefined, addingCall: false, consulting: undefined }
