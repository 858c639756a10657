/**
 * Calls back while the page is being closed or left for good; gives the way to stop. A page that the browser keeps to
 * come back to (`persisted`, HTML section 7.4.6.3) is not left. Where there is no page it does nothing.
 */
export function whenPageHides(leave: () => void): () => void {
  if (typeof window === 'undefined') return () => undefined
  const over = new AbortController()
  const hide = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) leave()
  }
  window.addEventListener('pagehide', hide, { signal: over.signal })
  return () => over.abort()
}
