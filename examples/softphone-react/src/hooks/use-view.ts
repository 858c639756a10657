import type { CallId } from '@offhook/core'
import { useState } from 'react'
import type { Tab } from '../components/tab-bar.tsx'
import type { Layout } from '../screens/layout-of.ts'
import type { View } from '../screens/view.ts'

/** What the user has opened. It is kept by call: on another call nothing is open, without anybody closing it. */
export function useView(layout: Layout): readonly [View, (change: Partial<View>) => void] {
  const [tab, setTab] = useState<Tab>('keypad')
  const [opened, setOpened] = useState<{ readonly of: CallId | undefined; readonly panel: View['panel'] }>()
  const [addingTo, setAddingTo] = useState<CallId>()
  const [consulting, setConsulting] = useState<View['consulting']>()
  const id = layout.kind === 'ongoing' ? layout.call.id : undefined
  const view: View = {
    tab,
    panel: id !== undefined && opened?.of === id ? opened.panel : undefined,
    addingCall: id !== undefined && addingTo === id,
    consulting,
  }
  const change = (next: Partial<View>) => {
    if (next.tab !== undefined) setTab(next.tab)
    if ('panel' in next) setOpened({ of: id, panel: next.panel })
    if (next.addingCall !== undefined) setAddingTo(next.addingCall ? id : undefined)
    if ('consulting' in next) setConsulting(next.consulting)
  }
  return [view, change]
}
