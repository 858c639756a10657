import type { KeyboardEvent } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type Tab = 'keypad' | 'recents'

const tabs = [
  { id: 'keypad', label: 'Keypad', icon: 'keypad' },
  { id: 'recents', label: 'Recents', icon: 'clock' },
] as const satisfies readonly { id: Tab; label: string; icon: IconName }[]

interface TabBarProps {
  /** Of the panel that the tabs switch; the tabs' own ids begin with it. */
  readonly panelId: string
  readonly tab: Tab
  readonly missed: number
  readonly onTab: (tab: Tab) => void
  /** Goes back to the call that the dialler covers. */
  readonly onClose?: () => void
}

export function TabBar({ panelId, tab, missed, onTab, onClose }: TabBarProps) {
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    const other = tab === 'keypad' ? 'recents' : 'keypad'
    onTab(other)
    event.currentTarget.querySelector<HTMLButtonElement>('[aria-selected=false]')?.focus()
  }
  return (
    <div className="tab-bar">
      <div role="tablist" aria-label="Phone" className="tabs" onKeyDown={move}>
        {tabs.map(({ id, label, icon }) => (
          <button
            key={id}
            id={`${panelId}-${id}`}
            type="button"
            role="tab"
            className="tab"
            aria-selected={tab === id}
            aria-controls={panelId}
            tabIndex={tab === id ? 0 : -1}
            onClick={() => onTab(id)}
          >
            <Icon name={icon} size={20} />
            {label}
            {id === 'recents' && missed > 0 && (
              <span className="badge">
                {missed}
                <span className="visually-hidden"> missed</span>
              </span>
            )}
          </button>
        ))}
      </div>
      {onClose && (
        <button type="button" className="button button-quiet" onClick={onClose}>
          Back to the call
        </button>
      )}
    </div>
  )
}
