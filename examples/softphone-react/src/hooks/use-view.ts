import type { CallId } from '@offhook/core'
import { useState } from 'react'
import type { Tab } from '../components/tab-bar.tsx'
import type { Layout } from '../screens/layout-of.ts'
import type { View } from '../screens/view.ts'

const nothing = { panel: undefined, addingCall: false } as const

interface Shown {
  readonly id: CallId
  readonly groupId: string | undefined
}

const shownOf = (layout: Layout): Shown | undefined =>
  layout.kind === 'ongoing' ? { id: layout.call.id, groupId: layout.call.groupId } : undefined

/** The same call, or the same conference whoever stands first in it, or who is left of that. A merge is something new. */
function isSame(before: Shown | undefined, now: Shown | undefined): boolean {
  if (before === undefined || now === undefined) return before === now
  const isSameCall = before.id === now.id && (now.groupId === undefined || before.groupId !== undefined)
  return isSameCall || (before.groupId !== undefined && before.groupId === now.groupId)
}

/**
 * What the user has opened. On a call it stays open while that call is on the screen, and on a conference whoever joins
 * or leaves it; another call closes it for good, without anybody closing it.
 */
export function useView(layout: Layout): readonly [View, (change: Partial<View>) => void] {
  const [tab, setTab] = useState<Tab>('keypad')
  const [consulting, setConsulting] = useState<View['consulting']>()
  const [opened, setOpened] = useState<Pick<View, 'panel' | 'addingCall'>>(nothing)
  const shown = shownOf(layout)
  const [onScreen, setOnScreen] = useState(shown)
  if (onScreen?.id !== shown?.id || onScreen?.groupId !== shown?.groupId) {
    setOnScreen(shown)
    if (!isSame(onScreen, shown)) setOpened(nothing)
  }
  const change = (next: Partial<View>) => {
    const { tab: chosen, consulting: asked, ...rest } = next
    if (chosen !== undefined) setTab(chosen)
    if ('consulting' in next) setConsulting(asked)
    setOpened((before) => ({ ...before, ...rest }))
  }
  return [{ tab, consulting, ...opened }, change]
}
