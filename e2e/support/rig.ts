import { rm } from 'node:fs/promises'
import type { Browser, Page } from 'playwright'
import { type Kamailio, type KamailioOptions, startKamailio } from '../../scripts/sip/kamailio.ts'
import { watchMedia } from './audio.ts'
import { buildPage } from './build-page.ts'
import { launchChromium } from './chromium.ts'
import { sipMessages } from './ladder.ts'
import { ServerRig } from './server-rig.ts'
import { type Site, serveFolder } from './site.ts'
import { type PhoneOptions, TransportPhone } from './transport-phone.ts'

/** A SIP server, a browser and a site with one page, shared by the tests of a file. */
export class Rig extends ServerRig {
  readonly browser: Browser
  readonly site: Site
  /** What broke in any page, unhandled. */
  readonly pageErrors: string[] = []
  readonly #folder: string

  private constructor(kamailio: Kamailio, browser: Browser, site: Site, folder: string) {
    super(kamailio)
    this.browser = browser
    this.site = site
    this.#folder = folder
  }

  static async start(page: string, server: KamailioOptions = {}): Promise<Rig> {
    const folder = await buildPage(page)
    const [kamailio, browser, site] = await Promise.all([startKamailio(server), launchChromium(), serveFolder(folder)])
    return new Rig(kamailio, browser, site, folder)
  }

  /** A page of its own browser profile: its own permissions, its own storage. */
  async openPage(): Promise<Page> {
    const context = await this.browser.newContext({ permissions: ['microphone'] })
    const page = await context.newPage()
    await watchMedia(page)
    page.on('pageerror', (error) => this.pageErrors.push(error.stack ?? error.message))
    await page.goto(`${this.site.url}/`)
    return page
  }

  credentials(username: string) {
    return { username, password: this.kamailio.accounts[username] ?? '', domain: this.kamailio.domain }
  }

  /** Opens a transport and signs it in. */
  async openRegistered(username: string, options: Partial<PhoneOptions> = {}): Promise<TransportPhone> {
    const phone = new TransportPhone(username, await this.openPage())
    await phone.start({ server: this.kamailio.url, ...options })
    await phone.execute({ type: 'signIn', credentials: this.credentials(username) })
    await phone.next('registration.changed', { state: 'registered' })
    return phone
  }

  /** Which socket is whose, by who registered from it. */
  peers(): Map<string, string> {
    const peers = new Map<string, string>()
    for (const [, peer, user] of this.kamailio.log().matchAll(/\[in\] \S+ (\S+) REGISTER \S+ .*? from=(\S+)/g)) {
      if (peer !== undefined && user !== undefined) peers.set(peer, user)
    }
    return peers
  }

  messagesSince(from: number) {
    return sipMessages(this.kamailio.log(), from)
  }

  async stop(): Promise<void> {
    await this.browser.close()
    await this.site.close()
    await this.kamailio.stop()
    await rm(this.#folder, { recursive: true, force: true })
  }
}
