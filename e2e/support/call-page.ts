import type { FrameLocator, Locator, Page } from 'playwright'
import { audit } from '../../examples/softphone-react/test/audit.ts'
import { ExamplePage } from './example-page.ts'

/** What a person does with the app, beside the panel that moves its far side. */
export class CallPage extends ExamplePage {
  #alone = false

  get phone(): FrameLocator | Page {
    return this.#alone ? this.page : this.page.frameLocator('iframe')
  }

  async open(url: string, what = ''): Promise<void> {
    await this.page.goto(`${url}/index.html${what}`)
  }

  /** Without the panel beside it, as large as the window. */
  async openAlone(url: string, what = ''): Promise<void> {
    this.#alone = true
    await this.page.goto(`${url}/app.html${what}`)
  }

  /** A button of the phone, by the whole of its name. */
  control(name: string): Locator {
    return this.phone.getByRole('button', { name, exact: true })
  }

  async press(name: string): Promise<void> {
    await this.control(name).click()
  }

  async signIn(): Promise<void> {
    await this.press('Sign in')
    await this.says('line-status', /Ready/)
  }

  /** As one who may call the hotline, and nobody else. */
  async signInAsCustomer(): Promise<void> {
    await this.phone.getByRole('radio', { name: 'Customer' }).click()
    await this.signIn()
  }

  async dial(number: string, by: 'Call' | 'Video call' = 'Call'): Promise<void> {
    await this.phone.getByRole('textbox', { name: 'Number' }).fill(number)
    await this.press(by)
  }

  /** Dials though the button says that it cannot be pressed now: what it answers is the point. */
  async dialInVain(number: string): Promise<void> {
    await this.phone.getByRole('textbox', { name: 'Number' }).fill(number)
    await this.control('Call').click({ force: true })
  }

  /** Makes the far side, or the device, do something. */
  async far(deed: string): Promise<void> {
    await this.page
      .getByRole('complementary', { name: 'Far side' })
      .getByRole('button', { name: deed, exact: true })
      .click()
  }

  /** Whether the device has granted this, as in its settings. */
  async allow(permission: 'Microphone' | 'Camera' | 'Overlay', allowed: boolean): Promise<void> {
    await this.page.getByRole('checkbox', { name: permission }).setChecked(allowed)
  }

  async chooses(list: string, option: string): Promise<void> {
    await this.page.getByRole('combobox', { name: list }).selectOption(option)
  }

  part(testId: string): Locator {
    return this.phone.getByTestId(testId)
  }

  /** Waits until this part of the phone reads so. */
  async says(testId: string, text: string | RegExp): Promise<void> {
    await this.part(testId).filter({ hasText: text }).waitFor()
  }

  /** Somebody calls a phone that stands alone. */
  async callIn(video: boolean): Promise<void> {
    await this.page.evaluate((withVideo) => {
      window.simulatedDevice?.far.call({ from: '200', video: withVideo })
    }, video)
  }

  /** By how many px the page is wider than the window, and every text that is wider than its box. */
  async clipped(): Promise<string[]> {
    return await this.page.evaluate(() => {
      const wide = document.documentElement.scrollWidth - innerWidth
      const cut = [...document.querySelectorAll<HTMLElement>('#root [dir="auto"]')]
        .filter(({ scrollWidth, clientWidth, textContent }) => textContent !== '' && scrollWidth > clientWidth + 1)
        .map(({ textContent }) => textContent ?? '')
      return wide > 0 ? [`the page by ${wide} px`, ...cut] : cut
    })
  }

  /** Serious and critical findings of axe on a phone that stands alone, in both colour schemes. */
  async audit(): Promise<string[]> {
    const findings: string[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      await this.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      // The colours come with the next drawing of the app, not with a style sheet.
      await this.page.waitForFunction((dark) => {
        const page = document.querySelector('[data-testid="phone"]')
        const [, red = ''] = /rgb\((\d+)/.exec(page ? getComputedStyle(page).backgroundColor : '') ?? []
        return red !== '' && Number(red) < 128 === dark
      }, colorScheme === 'dark')
      for (const finding of await audit(this.page)) findings.push(`${colorScheme}: ${finding}`)
    }
    return findings
  }
}
