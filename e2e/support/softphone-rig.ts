import { rm } from 'node:fs/promises'
import type { Browser } from 'playwright'
import { type Kamailio, startKamailio } from '../../scripts/sip/kamailio.ts'
import { watchMedia } from './audio.ts'
import { launchChromium } from './chromium.ts'
import { ladder, registeredPeers, sipMessages } from './ladder.ts'
import type { Knob } from './rig.ts'
import { watchScreen } from './screen-history.ts'
import { SipSoftphone } from './sip-softphone.ts'
import { type Site, serveFolder } from './site.ts'
import { buildSoftphone } from './softphone-page.ts'

/** A SIP server, a browser and the built softphone on a site, shared by the tests of a file. */
export class SoftphoneRig {
  readonly kamailio: Kamailio
  readonly #browser: Browser
  readonly #site: Site
  readonly #folder: string
  readonly #opened: SipSoftphone[] = []

  private constructor(kamailio: Kamailio, browser: Browser, site: Site, folder: string) {
    this.kamailio = kamailio
    this.#browser = browser
    this.#site = site
    this.#folder = folder
  }

  static async start(): Promise<SoftphoneRig> {
    const folder = await buildSoftphone()
    const [kamailio, browser, site] = await Promise.all([startKamailio(), launchChromium(), serveFolder(folder)])
    return new SoftphoneRig(kamailio, browser, site, folder)
  }

  /** A softphone in a browser profile of its own, with the microphone allowed; nothing is loaded yet. */
  async open(user: string): Promise<SipSoftphone> {
    const { url: server, domain, accounts } = this.kamailio
    const context = await this.#browser.newContext({ permissions: ['microphone'], reducedMotion: 'reduce' })
    const page = await context.newPage()
    await watchMedia(page)
    await watchScreen(page)
    const account = { server, user, domain, password: accounts[user] ?? '' }
    const softphone = new SipSoftphone(page, this.#site.url, account)
    this.#opened.push(softphone)
    return softphone
  }

  /** Every softphone that is open now. */
  get opened(): readonly SipSoftphone[] {
    return this.#opened
  }

  async closeAll(): Promise<void> {
    await Promise.all(this.#opened.splice(0).map(({ page }) => page.context().close()))
  }

  async openSignedIn(user: string): Promise<SipSoftphone> {
    const softphone = await this.open(user)
    await softphone.signIn()
    await softphone.ready()
    return softphone
  }

  /** Turns a switch of the server. */
  async turn(knob: Knob, value: number): Promise<void> {
    await this.kamailio.rpc('htable.seti', ['knobs', knob, value])
  }

  async clearKnobs(): Promise<void> {
    await this.kamailio.rpc('htable.flush', ['knobs'])
  }

  /** The server closes every WebSocket, as one that restarts does. */
  async closeWebSockets(): Promise<void> {
    const { connections } = (await this.kamailio.rpc('ws.dump')) as { readonly connections: readonly string[] }
    for (const connection of connections) {
      await this.kamailio.rpc('ws.close', [Number(/^(\d+):/.exec(connection)?.[1])])
    }
  }

  /** What the server got and sent since an instant, in a few words each: `in 486 Busy Here`. */
  sipSince(from: number): string[] {
    return sipMessages(this.kamailio.log(), from).map(({ way, text }) => `${way} ${text}`)
  }

  /** Both phones since an instant, with the server between them. */
  async ladder(left: SipSoftphone, right: SipSoftphone, from: number): Promise<string> {
    const log = this.kamailio.log()
    const [ofLeft, ofRight] = await Promise.all([left.notes(), right.notes()])
    return ladder(
      { name: left.name, notes: ofLeft },
      { name: right.name, notes: ofRight },
      sipMessages(log, from),
      registeredPeers(log),
    )
  }

  async stop(): Promise<void> {
    await this.#browser.close()
    await this.#site.close()
    await this.kamailio.stop()
    await rm(this.#folder, { recursive: true, force: true })
  }
}
