interface SwitchProps {
  readonly label: string
  /** Left out where nobody but this switch moves it. */
  readonly checked?: boolean
  readonly disabled?: boolean
  readonly onChange: (on: boolean) => void
}

export function Switch({ label, checked, disabled, onChange }: SwitchProps) {
  return (
    <label className="switch">
      <input
        type="checkbox"
        {...(checked === undefined ? { defaultChecked: true } : { checked })}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  )
}
