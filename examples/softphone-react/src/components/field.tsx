import type { InputHTMLAttributes } from 'react'

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> {
  readonly label: string
  readonly value: string
  readonly onText: (value: string) => void
}

/** A text field with its label above. */
export function Field({ label, onText, ...input }: FieldProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <input {...input} onChange={(event) => onText(event.target.value)} />
    </label>
  )
}
