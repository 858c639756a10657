import { useEffect } from 'react'
import { useRemembered } from './use-remembered.ts'

export type Theme = 'system' | 'light' | 'dark'
const order = ['system', 'light', 'dark'] as const satisfies readonly Theme[]

/** The colour scheme; `system` follows the device. The page's own scripts and styles read it at the root element. */
export function useTheme(): { readonly theme: Theme; readonly next: () => void } {
  const [theme, setTheme] = useRemembered<Theme>('offhook.theme', order)
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
  return { theme, next: () => setTheme(order[(order.indexOf(theme) + 1) % order.length] ?? 'system') }
}
