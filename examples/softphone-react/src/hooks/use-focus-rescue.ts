import { type RefObject, useEffect } from 'react'

/**
 * When a screen goes and takes the focused button with it, the focus falls to the page. This puts it on `region`, so
 * that Tab goes on from the phone and not from the top. Runs each time `screen` changes.
 */
export function useFocusRescue(region: RefObject<HTMLElement | null>, screen: string): void {
  useEffect(() => {
    if (screen !== '' && document.activeElement === document.body) region.current?.focus({ preventScroll: true })
  }, [region, screen])
}
