import { type Ref, useId } from 'react'

interface ConfirmDialogProps {
  readonly ref: Ref<HTMLDialogElement>
  readonly title: string
  /** What would be lost. */
  readonly words: string
  readonly keep: string
  readonly confirm: string
  readonly onConfirm: () => void
}

/** Asks before something that cannot be taken back. Esc and the first button keep all as it is. */
export function ConfirmDialog({ ref, title, words, keep, confirm, onConfirm }: ConfirmDialogProps) {
  const [titleId, wordsId] = [useId(), useId()]
  return (
    <dialog ref={ref} className="sheet" role="alertdialog" aria-labelledby={titleId} aria-describedby={wordsId}>
      <form method="dialog" className="confirm">
        <h2 id={titleId}>{title}</h2>
        <p id={wordsId}>{words}</p>
        <div className="confirm-actions">
          <button type="submit" className="button">
            {keep}
          </button>
          <button type="submit" className="button button-hang-up" onClick={onConfirm}>
            {confirm}
          </button>
        </div>
      </form>
    </dialog>
  )
}
