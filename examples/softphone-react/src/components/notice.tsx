import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

interface NoticeProps {
  readonly kind: 'plain' | 'warning' | 'fault'
  readonly icon: IconName
  readonly children: ReactNode
  readonly onClose?: (() => void) | undefined
}

/** A band of text inside the phone. What it says is also announced, so it is no live region itself. */
export function Notice({ kind, icon, children, onClose }: NoticeProps) {
  return (
    <div className={`notice notice-${kind}`}>
      <Icon name={icon} size={20} />
      <p>{children}</p>
      {onClose && (
        <button type="button" className="icon-button" aria-label="Close this notice" onClick={onClose}>
          <Icon name="close" size={18} />
        </button>
      )}
    </div>
  )
}
