import { type PointerEvent, useRef } from 'react'

const keys = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
] as const

/** Signs that not every voice can say. */
const names: Readonly<Record<string, string>> = { '*': 'star', '#': 'hash' }
const longPressMs = 500

interface KeypadProps {
  readonly onKey: (key: string) => void
  /** What a long press on 0 gives; without it, a long press is a press. */
  readonly onLongZero?: () => void
  readonly label: string
}

/** Twelve keys, for dialling and for digits in a call. */
export function Keypad({ onKey, onLongZero, label }: KeypadProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const long = useRef(false)

  const press = (key: string) => (event: PointerEvent) => {
    long.current = false
    if (key !== '0' || !onLongZero || event.button !== 0) return
    timer.current = setTimeout(() => {
      long.current = true
      onLongZero()
    }, longPressMs)
  }
  const lift = () => clearTimeout(timer.current)
  const click = (key: string) => {
    if (!long.current) onKey(key)
    long.current = false
  }

  return (
    <fieldset className="keypad">
      <legend className="visually-hidden">{label}</legend>
      {keys.map(([key, letters]) => (
        <button
          key={key}
          type="button"
          className="key"
          onPointerDown={press(key)}
          onPointerUp={lift}
          onPointerLeave={lift}
          onContextMenu={(event) => event.preventDefault()}
          onClick={() => click(key)}
        >
          <span className="key-digit" aria-hidden={key in names}>
            {key}
          </span>
          <span className="key-letters" aria-hidden="true">
            {letters}
          </span>
          {names[key] && <span className="visually-hidden">{names[key]}</span>}
        </button>
      ))}
    </fieldset>
  )
}
