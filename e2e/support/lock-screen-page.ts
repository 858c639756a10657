import type { Locator, Page } from 'playwright'

/** What a person does on the lock screen that is drawn beside the softphone, and sees there. */
export class LockScreenPage {
  readonly region: Locator
  /** It stands there while there is no call. */
  readonly clock: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.region = page.getByRole('region', { name: 'Lock screen' })
    this.clock = this.region.locator('.lock-hour')
  }

  /** The call in large. */
  call(stage?: 'ringing' | 'dialing' | 'connecting' | 'connected'): Locator {
    const call = this.region.getByTestId('glass-call')
    return stage === undefined ? call : call.and(this.#page.locator(`[data-stage="${stage}"]`))
  }

  /** A call beside it, or one of a conference. */
  row(name: string): Locator {
    return this.region.getByTestId('glass-row').filter({ hasText: name })
  }

  /** How many calls there are, a conference counted as one. */
  async calls(): Promise<number> {
    return (
      (await this.call().count()) +
      (await this.region.getByRole('list', { name: 'Other calls' }).getByRole('listitem').count())
    )
  }

  control(name: string): Locator {
    return this.region.getByRole('button', { name, exact: true })
  }

  async press(name: string): Promise<void> {
    await this.control(name).click()
  }

  async shows(name: string, pressed: boolean): Promise<void> {
    await this.region.getByRole('button', { name, exact: true, pressed }).waitFor()
  }

  /** By how many px what is drawn is larger than the glass. */
  async outside(): Promise<number> {
    return await this.region
      .locator('.glass')
      .evaluate((glass) => Math.max(glass.scrollHeight - glass.clientHeight, glass.scrollWidth - glass.clientWidth))
  }
}
