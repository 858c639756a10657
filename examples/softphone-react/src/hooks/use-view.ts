import type { CallId } from '@offhook/core'
import { useState } from 'react'
import type { Tab } from '../components/tab-bar.tsx'
import type { Layout } from '../screens/layout-of.ts'
import type { View } from '../screens/phone-screen.tsx'

/** What the user has opened. It is kept by call: on another call nothing is open, without anybody closing it. */
export function useView(layout: Layout): readonly [View, (change: Partial<View>) => void] {
  const [tab, setTab] = useState<Tab>('keypad')
  const [keypadOf, setKeypadOf] = useState<CallId>()
  const [addingTo, setAddingTo] = useState<CallId>()
  const id = layout.kind === 'ongoing' ? layout.call.id : undefined
  const view: View = {
    tab,
    keypadOpen: id !== undefined && keypadOf === id,
    addingCall: id !== undefined && addingTo === id,
  }
  const change = (next: Partial<View>) => {
    if (next.tab !== undefined) setTab(next.tab)
    if (next.keypadOpen !== undefined) setKeypadOf(next.keypadOpen ? id : undefined)
    if (next.addingCall !== undefined) setAddingTo(next.addingCall ? id : undefined)
  }
  return [view, change]
}
