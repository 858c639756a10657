import type { Page } from 'playwright'
import type { Note } from './ladder.ts'
import type { Shown } from './screen-history.ts'
import { SoftphonePage } from './softphone-page.ts'

export interface SipAccount {
  /** `ws://…` */
  readonly server: string
  readonly user: string
  readonly domain: string
  readonly password: string
}

/** The softphone on a real SIP line, as one person uses it. */
export class SipSoftphone extends SoftphonePage {
  readonly account: SipAccount
  readonly #site: string
  #crashed = false

  /** `site`: where the built softphone is served. */
  constructor(page: Page, site: string, account: SipAccount) {
    super(page)
    this.account = account
    this.#site = site
  }

  /** The user, by whom the ladder knows who talks to the server. */
  get name(): string {
    return this.account.user
  }

  /** Opens the page by a link that fills the form, types the password and presses the button. */
  async signIn(password = this.account.password): Promise<void> {
    const { server, user, domain } = this.account
    await this.page.goto(`${this.#site}/index.html?${new URLSearchParams({ transport: 'sip', server, user, domain })}`)
    await this.page.getByLabel('Password', { exact: true }).fill(password)
    await this.page.getByRole('button', { name: 'Sign in' }).click()
  }

  /** The page is no more: closed, or crashed. */
  get gone(): boolean {
    return this.#crashed || this.page.isClosed()
  }

  /** The process of the page dies where it stands. */
  async crash(): Promise<void> {
    const browser = await this.page.context().newCDPSession(this.page)
    const crashed = this.page.waitForEvent('crash')
    this.#crashed = true
    // The command itself is never answered.
    void browser.send('Page.crash').catch(() => undefined)
    await crashed
  }

  async signOut(): Promise<void> {
    await this.press('Sign out')
    // Asked only while a call lives.
    const sure = this.page.getByRole('button', { name: 'Hang up and sign out' })
    const signedOut = this.page.getByRole('button', { name: 'Sign in' })
    await sure.or(signedOut).first().waitFor()
    if (await sure.isVisible()) await sure.click()
    await signedOut.waitFor()
  }

  /** Presses a button of the phone at an instant (Unix time in ms), so that two people press at the same one. */
  async pressAt(instant: number, name: string): Promise<void> {
    await this.control(name).evaluate(async (button: HTMLElement, at) => {
      await new Promise((resolve) => setTimeout(resolve, at - Date.now()))
      button.click()
    }, instant)
  }

  /** Waits until the call on the screen says so. */
  async reads(text: string | RegExp): Promise<void> {
    await this.card().filter({ hasText: text }).waitFor()
  }

  /** Waits until the call on the screen does not say so, or not any more. */
  async readsNot(text: string | RegExp): Promise<void> {
    await this.card().filter({ hasNotText: text }).waitFor()
  }

  /** Waits until the call has been said to be so, if only for a moment. */
  async hasRead(text: string): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => window.offhookShown.some((shown) => shown.what === 'notice' && shown.text.includes(wanted)),
      text,
    )
  }

  /** Waits for a state of the registration. */
  async registration(state: string): Promise<void> {
    await this.page.locator(`[data-testid="line-status"][data-registration="${state}"]`).waitFor()
  }

  /** Waits until the head of the phone says so of the line. */
  async lineReads(text: string): Promise<void> {
    await this.page.getByTestId('line-status').filter({ hasText: text }).waitFor()
  }

  /** Waits for the end, and for the words that give its reason. */
  async endsWith(words: string | RegExp): Promise<void> {
    await this.inPhase('ended')
    await this.reads(words)
  }

  /** The reason that the ended call on the screen gives. */
  async ending(): Promise<string | null> {
    return await this.card('ended').getAttribute('data-end')
  }

  /** Every phase that calls on the screen went through, in order; the end with its reason: `ended busy`. */
  async phases(): Promise<readonly string[]> {
    return (await this.#shown()).filter(({ what }) => what === 'phase').map(({ text }) => text)
  }

  /** All that the phone showed, for a ladder. */
  async notes(): Promise<readonly Note[]> {
    return (await this.#shown()).map(({ at, what, text }) => ({
      at,
      text: what === 'phase' ? text : `${what} ${text}`,
    }))
  }

  async #shown(): Promise<readonly Shown[]> {
    if (this.gone) return []
    return await this.page.evaluate(() => window.offhookShown)
  }
}
