import type { CallView, Refusal } from '@offhook/core'
import type { CallActions } from '../phone/call-actions.ts'
import { refusalWords } from '../words/table.ts'
import { Icon, type IconName } from './icon.tsx'

interface SeveralControlsProps {
  /** The one on the screen. */
  readonly call: CallView
  readonly actions: CallActions
}

/** What can be done between the call on the screen and those beside it; it stands between the two. */
export function SeveralControls({ call, actions }: SeveralControlsProps) {
  const { swap, merge } = call.cannot
  return (
    <fieldset className="several">
      <legend className="visually-hidden">Both calls</legend>
      <Between icon="swap" label="Swap" shortcut="S" refusal={swap} onPress={actions.swap} actions={actions} />
      {merge !== 'not-supported' && (
        <Between icon="merge" label="Merge" shortcut="J" refusal={merge} onPress={actions.merge} actions={actions} />
      )}
    </fieldset>
  )
}

interface BetweenProps extends Pick<SeveralControlsProps, 'actions'> {
  readonly icon: IconName
  readonly label: string
  readonly shortcut: string
  readonly refusal: Refusal | undefined
  readonly onPress: () => void
}

/** While it cannot be pressed it stays focusable, so that a press tells why. */
function Between({ icon, label, shortcut, refusal, onPress, actions }: BetweenProps) {
  return (
    <button
      type="button"
      className="button"
      title={refusal && refusalWords[refusal]}
      aria-disabled={refusal !== undefined || undefined}
      aria-keyshortcuts={shortcut}
      onClick={() => (refusal === undefined ? onPress() : actions.explain(refusal))}
    >
      <Icon name={icon} size={20} />
      {label}
    </button>
  )
}
