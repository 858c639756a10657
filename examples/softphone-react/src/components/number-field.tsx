import type { Ref } from 'react'
import { cleanAddress } from '../words/format.ts'
import { Icon } from './icon.tsx'

interface NumberFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** The number or address to call: typed, pasted (punctuation is dropped) or put in by the keypad. */
export function NumberField({ value, onChange, ref }: NumberFieldProps) {
  return (
    <div className="number-field">
      <input
        ref={ref}
        aria-label="Number or address"
        placeholder="Number or address"
        type="text"
        inputMode="tel"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="go"
        data-long={value.length > 13 || undefined}
        value={value}
        onChange={(event) => onChange(event.target.value.replace(/\s+/gu, ''))}
        onPaste={(event) => {
          const { selectionStart, selectionEnd } = event.currentTarget
          const pasted = cleanAddress(event.clipboardData.getData('text'))
          event.preventDefault()
          onChange(value.slice(0, selectionStart ?? value.length) + pasted + value.slice(selectionEnd ?? value.length))
        }}
      />
      {value !== '' && (
        <button
          type="button"
          className="icon-button"
          aria-label="Delete the last character"
          onClick={() => onChange(value.slice(0, -1))}
        >
          <Icon name="backspace" />
        </button>
      )}
    </div>
  )
}
