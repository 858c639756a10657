import type { Wish } from '@offhook/core'
import { useId } from 'react'
import { Icon, type IconName } from './icon.tsx'

interface DevicePickerProps {
  readonly label: string
  readonly icon: IconName
  readonly options: readonly { readonly id: string; readonly name: string }[]
  readonly wish: Wish<string | undefined>
  /** Why the last choice did not come true. */
  readonly fault?: string | undefined
  /** What else has to be said about this kind of device. */
  readonly words?: string | undefined
  /** It was pulled out, and nothing took its place. */
  readonly unplugged?: boolean
  readonly onChoose: (id: string) => void
  /** Lets the browser ask for permission; missing where there is nothing to ask. */
  readonly ask?: (() => void) | undefined
}

/** One kind of device: the platform's own list, and below it what stands in the way. */
export function DevicePicker(props: DevicePickerProps) {
  const { label, icon, options, wish, fault, words, unplugged = false, onChoose, ask } = props
  const field = useId()
  const hint = useId()
  const chosen = wish.pending ? wish.desired : wish.actual
  const listed = options.some(({ id }) => id === chosen)
  return (
    <div className="device-picker" aria-busy={wish.pending || undefined}>
      <Icon name={icon} size={22} />
      <div className="device-choice">
        <label htmlFor={field}>{label}</label>
        <select
          id={field}
          value={listed ? chosen : ''}
          disabled={options.length === 0}
          aria-describedby={fault || words ? hint : undefined}
          onChange={(event) => onChoose(event.target.value)}
        >
          {!listed && <option value="">{unplugged || options.length === 0 ? 'None' : 'Chosen by the browser'}</option>}
          {options.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <div id={hint} role="status">
          {fault && <p className="device-fault">{fault}</p>}
          {words && <p className="hint">{words}</p>}
        </div>
        {ask && (
          <button type="button" className="button device-ask" onClick={ask}>
            Allow the {label.toLowerCase()}
          </button>
        )}
      </div>
    </div>
  )
}
