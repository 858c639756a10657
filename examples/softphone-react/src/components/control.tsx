import type { Refusal } from '@offhook/core'
import { refusalWords } from '../words/table.ts'
import { Icon, type IconName } from './icon.tsx'

export interface ControlProps {
  readonly icon: IconName
  readonly label: string
  readonly tone?: 'plain' | 'call' | 'hang-up'
  readonly pressed?: boolean
  /** A request is in flight. */
  readonly pending?: boolean
  /** Why it cannot be pressed now: `call.cannot.hold`. */
  readonly refusal?: Refusal | undefined
  readonly shortcut?: string
  readonly onPress: () => void
  readonly onRefused: (refusal: Refusal) => void
}

/**
 * A round button with its label below. While refused it stays focusable (`aria-disabled`, not `disabled`), so that
 * keyboard and screen reader reach the reason as well; a press then tells it.
 */
export function Control(props: ControlProps) {
  const { icon, label, tone = 'plain', pressed, pending, refusal, shortcut, onPress, onRefused } = props
  return (
    <button
      type="button"
      className={`control control-${tone}`}
      title={refusal && refusalWords[refusal]}
      aria-pressed={pressed}
      aria-busy={pending || undefined}
      aria-disabled={refusal !== undefined || undefined}
      aria-keyshortcuts={shortcut}
      onClick={() => (refusal === undefined ? onPress() : onRefused(refusal))}
    >
      <span className="control-disc">
        <Icon name={icon} size={tone === 'plain' ? 24 : 30} />
      </span>
      <span className="control-label">{label}</span>
    </button>
  )
}
