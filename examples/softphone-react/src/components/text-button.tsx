import type { Refusal } from '@offhook/core'
import { refusalWords } from '../words/table.ts'

export interface TextButtonProps {
  readonly name: string
  readonly kind: 'call' | 'call-quiet' | 'hang-up' | 'quiet'
  /** Why it cannot be pressed now: `call.cannot.answer`. */
  readonly refusal: Refusal | undefined
  readonly onChoose: () => void
  readonly onRefused: (refusal: Refusal) => void
}

/** A button with words on it. As a `Control`, it stays focusable while refused, and a press tells the reason. */
export function TextButton({ name, kind, refusal, onChoose, onRefused }: TextButtonProps) {
  return (
    <button
      type="button"
      className={`button button-${kind}`}
      title={refusal && refusalWords[refusal]}
      aria-disabled={refusal !== undefined || undefined}
      onClick={() => (refusal === undefined ? onChoose() : onRefused(refusal))}
    >
      {name}
    </button>
  )
}
