import type { Page } from 'playwright'

/** Something that the softphone began to show, with the instant (Unix time in ms). */
export interface Shown {
  readonly at: number
  readonly what: 'phase' | 'registration' | 'tone' | 'notice'
  /** The phase `ended` carries its reason: `ended busy`. */
  readonly text: string
}

declare global {
  interface Window {
    offhookShown: Shown[]
  }
}

/** MUST run before the page's own scripts: keeps what the softphone shows, from its first drawing on. */
export async function watchScreen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // Kept, so that a page whose clock is wound forward stays in time with the server.
    const now = Date.now
    const shown: Shown[] = []
    window.offhookShown = shown
    const last = new Map<Shown['what'], string>()
    const note = (what: Shown['what'], text: string | undefined, of = '') => {
      if (text === undefined || last.get(what) === `${text} ${of}`) return
      last.set(what, `${text} ${of}`)
      shown.push({ at: now(), what, text })
    }
    const dataOf = (selector: string) => document.querySelector<HTMLElement>(selector)?.dataset ?? {}
    const look = () => {
      note('registration', dataOf('[data-testid="line-status"]').registration)
      note('tone', dataOf('[data-tone]').tone)
      note('notice', document.querySelector('[data-testid="call-card"] .notices')?.textContent)
      const { callId, phase, end } = dataOf('[data-testid="call-card"]')
      note('phase', end === undefined ? phase : `${phase} ${end}`, callId)
    }
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: ['data-phase', 'data-end', 'data-call-id', 'data-tone', 'data-registration'],
    })
  })
}
