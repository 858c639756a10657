import type { CallRecord, PhoneSnapshot, Refusal } from '@offhook/core'
import type { Ref } from 'react'
import type { CallActions } from '../phone/call-actions.ts'
import type { Preferences } from '../phone/preferences.ts'
import { EndedScreen } from './ended.tsx'
import { IdleScreen } from './idle.tsx'
import { IncomingScreen } from './incoming.tsx'
import type { Layout } from './layout-of.ts'
import type { LiveParts } from './live-parts.ts'
import { OngoingParts } from './ongoing-parts.tsx'
import type { View } from './view.ts'

export interface PhoneScreenProps {
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

/** The face of the phone: one screen for each layout. */
export function PhoneScreen(props: PhoneScreenProps) {
  const { layout, actions } = props
  switch (layout.kind) {
    case 'idle':
      return <IdleScreen {...props} />
    case 'incoming':
      return <IncomingScreen calls={layout.calls} actions={actions} />
    case 'ended':
      return <EndedScreen call={layout.call} actions={actions} />
    case 'ongoing':
      return <OngoingParts {...props} layout={layout} />
    default:
      return layout satisfies never
  }
}
