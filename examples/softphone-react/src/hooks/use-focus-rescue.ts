import { type RefObject, useEffect, useRef } from 'react'

/**
 * When what had the focus goes, a button whose call is merged or a line of the log that is forgotten, the focus falls to
 * the page. This puts it on `region`, so that Tab goes on from the phone and not from the top. Looks at every drawing.
 */
export function useFocusRescue(region: RefObject<HTMLElement | null>): void {
  const last = useRef<Node | null>(null)
  useEffect(() => {
    const phone = region.current
    const note = ({ target }: FocusEvent) => {
      last.current = target instanceof Node ? target : null
    }
    phone?.addEventListener('focusin', note)
    return () => phone?.removeEventListener('focusin', note)
  }, [region])
  useEffect(() => {
    if (last.current?.isConnected) return
    last.current = region.current
    if (document.activeElement === document.body) region.current?.focus({ preventScroll: true })
  })
}
