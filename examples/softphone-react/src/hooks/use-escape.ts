import { useEffect, useEffectEvent } from 'react'

/** While something lies over the phone, Esc closes it wherever the focus is, and means nothing else. */
export function useEscape(open: boolean, close: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return
    event.preventDefault()
    close()
  })
  useEffect(() => {
    if (!open) return
    const listen = (event: KeyboardEvent) => onKey(event)
    // Before the shortcuts of the page, which pass over what was taken already.
    addEventListener('keydown', listen, { capture: true })
    return () => removeEventListener('keydown', listen, { capture: true })
  }, [open])
}
