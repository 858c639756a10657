import type { Locator } from 'playwright'
import { audit } from '../../examples/softphone-react/test/audit.ts'
import { ExamplePage } from './example-page.ts'
import { LockScreenPage } from './lock-screen-page.ts'

/** What a person does with the softphone and sees of it, by the handles that its README promises. */
export class SoftphonePage extends ExamplePage {
  /** Takes back the faults that a scenario brings about by intent, such as the browser's word on a server that is down. */
  forgive(fault: RegExp): void {
    const left = this.faults.filter((text) => !fault.test(text))
    this.faults.splice(0, this.faults.length, ...left)
  }

  get phone(): Locator {
    return this.page.getByRole('region', { name: 'Phone' })
  }

  get simulator(): Locator {
    return this.page.getByRole('complementary', { name: 'Simulator' })
  }

  /** The phone that the app runs on, locked. */
  get lockScreen(): LockScreenPage {
    return new LockScreenPage(this.page)
  }

  card(phase?: string): Locator {
    const card = this.phone.getByTestId('call-card')
    return phase === undefined ? card : card.and(this.page.locator(`[data-phase="${phase}"]`))
  }

  /** The calls beside the one on the screen. */
  other(phase?: string): Locator {
    const other = this.phone.getByTestId('other-call')
    return phase === undefined ? other : other.and(this.page.locator(`[data-phase="${phase}"]`))
  }

  /** Somebody in the conference. */
  member(name: string): Locator {
    return this.phone.getByTestId('member').filter({ hasText: name })
  }

  /** Somebody calls and is answered; who was talked to before waits on hold. */
  async answerOne(name: string): Promise<void> {
    const beside = (await this.card().count()) > 0
    await this.callIn()
    await this.press(beside ? 'Hold and answer' : 'Answer')
    await this.card('active').filter({ hasText: name }).waitFor()
  }

  /** Talks to Grace, who waits on hold, and to Alan. */
  async talkToTwo(url: string): Promise<void> {
    await this.startSimulator(url)
    await this.answerOne('Grace Hopper')
    await this.answerOne('Alan Turing')
    await this.other('held').filter({ hasText: 'Grace Hopper' }).waitFor()
  }

  async startSimulator(url: string): Promise<void> {
    await this.page.goto(`${url}/index.html`)
    await this.page.getByRole('button', { name: 'Start the simulator' }).click()
    await this.ready()
  }

  async ready(): Promise<void> {
    await this.page.locator('[data-testid="line-status"][data-registration="registered"]').waitFor()
  }

  /** Waits for the phase, so that what follows meets it. */
  async inPhase(phase: string): Promise<void> {
    await this.card(phase).waitFor()
  }

  async dial(number: string): Promise<void> {
    await this.phone.getByRole('textbox', { name: 'Number or address' }).fill(number)
    await this.press('Call')
  }

  async press(name: string): Promise<void> {
    await this.control(name).click()
  }

  /** Presses a button that says it cannot be pressed now: what it answers is the point. */
  async pressInVain(name: string): Promise<void> {
    await this.control(name).click({ force: true })
  }

  /** A button of the phone, by the whole of its name. */
  control(name: string): Locator {
    return this.phone.getByRole('button', { name, exact: true })
  }

  /** Waits until a toggle shows what the far side confirmed. */
  async shows(name: string, pressed: boolean): Promise<void> {
    await this.phone
      .getByRole('button', { name, exact: true, pressed })
      .and(this.page.locator(':not([aria-busy])'))
      .waitFor()
  }

  /** Makes the far side of the call with this name do something. */
  async far(deed: string): Promise<void> {
    await this.simulator.getByRole('button', { name: deed, exact: true }).first().click()
  }

  async callIn(): Promise<void> {
    await this.far('Incoming call')
  }

  /** The tone that the phone asks for now. */
  async tone(): Promise<string | null> {
    return await this.phone.getAttribute('data-tone')
  }

  /** What screen readers were told last. */
  async announced(text: string): Promise<void> {
    await this.page
      .locator('[role="status"], [role="alert"]')
      .filter({ hasText: text })
      .first()
      .waitFor({ state: 'attached' })
  }

  /**
   * By how many px the page is wider than the window, and the last button of the call lies below the window of somebody
   * who has not scrolled; 0 is in reach.
   */
  async outOfReach(): Promise<{ readonly sideways: number; readonly below: number }> {
    return await this.phone.locator('.call-card-foot').evaluate((foot) => ({
      sideways: Math.max(0, document.documentElement.scrollWidth - innerWidth),
      below: Math.max(0, Math.round(foot.getBoundingClientRect().bottom + scrollY - innerHeight)),
    }))
  }

  /** By how many px the call that rings beside others lies over the last button of the one on the screen. */
  async covered(): Promise<number> {
    const foot = await this.phone.locator('.call-card-foot').boundingBox()
    const sheet = await this.phone.getByTestId('incoming-call').boundingBox()
    if (foot === null || sheet === null) throw new Error('There is no call, or none that rings beside it.')
    return Math.max(0, Math.round(foot.y + foot.height - sheet.y))
  }

  /** Serious and critical findings of axe, in both colour schemes, each in one line. */
  async audit(): Promise<string[]> {
    const findings: string[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      await this.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const finding of await audit(this.page)) findings.push(`${colorScheme}: ${finding}`)
    }
    return findings
  }
}
