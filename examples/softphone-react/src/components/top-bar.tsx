import type { ReactNode } from 'react'
import { useTheme } from '../hooks/use-theme.ts'
import { Icon } from './icon.tsx'

const themes = {
  system: { icon: 'auto', label: 'Colours: as the device' },
  light: { icon: 'sun', label: 'Colours: light' },
  dark: { icon: 'moon', label: 'Colours: dark' },
} as const

/** The head of the page; `children` are the buttons of the page it heads. */
export function TopBar({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  const { theme, next } = useTheme()
  const { icon, label } = themes[theme]
  return (
    <header className="top-bar">
      <span className="brand-mark" aria-hidden="true">
        <Icon name="phone-down" size={22} />
      </span>
      <h1>{title}</h1>
      <nav aria-label="Page" className="top-bar-tools">
        {children}
        <button type="button" className="icon-button" aria-label={`${label}. Change`} title={label} onClick={next}>
          <Icon name={icon} size={20} />
        </button>
      </nav>
    </header>
  )
}
