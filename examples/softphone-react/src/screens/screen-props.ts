import type { CallRecord, PhoneSnapshot, Refusal } from '@offhook/core'
import type { Ref } from 'react'
import type { CallActions } from '../phone/call-actions.ts'
import type { Preferences } from '../phone/preferences.ts'
import type { Layout } from './layout-of.ts'
import type { LiveParts } from './live-parts.ts'
import type { View } from './view.ts'

/** What the screens draw, and whom they tell what the user does. */
export interface ScreenProps {
  readonly layout: Layout
  readonly view: View
  readonly onView: (change: Partial<View>) => void
  readonly actions: CallActions
  readonly audio: PhoneSnapshot['audio']
  readonly log: readonly CallRecord[]
  /** The log outlives the page. */
  readonly keepsLog: boolean
  /** What the phone does with a second call by itself. */
  readonly manners: Pick<Preferences, 'secondCall' | 'oneVoice'>
  readonly cannotStartCall?: Refusal | undefined
  readonly now: number
  readonly live: LiveParts
  readonly fieldRef?: Ref<HTMLInputElement>
}
