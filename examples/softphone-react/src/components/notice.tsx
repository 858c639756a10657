import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

interface NoticeProps {
  readonly kind: 'plain' | 'warning' | 'fault'
  readonly icon: IconName
  readonly children: ReactNode
  /** Shown only if it lasts: what is over within a second needs no words. */
  readonly late?: boolean
  /** What the user can do about it, as a button. */
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined
  readonly onClose?: (() => void) | undefined
}

/** A band of text inside the phone. What it says is also announced, so it is no live region itself. */
export function Notice({ kind, icon, children, late, action, onClose }: NoticeProps) {
  return (
    <div className={`notice notice-${kind}`} data-late={late || undefined}>
      <Icon name={icon} size={20} />
      <p>{children}</p>
      {action && (
        <button type="button" className="notice-action" onClick={action.onPress}>
          {action.label}
        </button>
      )}
      {onClose && (
        <button type="button" className="icon-button" aria-label="Close this notice" onClick={onClose}>
          <Icon name="close" size={18} />
        </button>
      )}
    </div>
  )
}
