import type { Ref } from 'react'
import { shortcuts } from '../hooks/shortcuts.ts'
import { Icon } from './icon.tsx'

interface HelpDialogProps {
  readonly ref: Ref<HTMLDialogElement>
  readonly enabled: boolean
  readonly onEnabled: (enabled: boolean) => void
}

/** The keyboard in one table, and the switch that every page with single-key shortcuts owes (WCAG 2.1.4). */
export function HelpDialog({ ref, enabled, onEnabled }: HelpDialogProps) {
  return (
    <dialog ref={ref} className="help" aria-labelledby="help-title">
      <form method="dialog" className="help-head">
        <h2 id="help-title">Keyboard</h2>
        <button type="submit" className="icon-button" aria-label="Close">
          <Icon name="close" size={20} />
        </button>
      </form>
      <dl className="help-keys">
        {shortcuts.map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="switch">
        <input type="checkbox" checked={enabled} onChange={(event) => onEnabled(event.target.checked)} />
        <span>Use these keys while no text field has the focus</span>
      </label>
    </dialog>
  )
}
