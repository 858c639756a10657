import { rm } from 'node:fs/promises'
import type { Browser } from 'playwright'
import { type Kamailio, startKamailio } from '../../scripts/sip/kamailio.ts'
import { watchMedia } from './audio.ts'
import { launchChromium, launchPausableChromium, type PausableChromium } from './chromium.ts'
import { buildExample } from './example-page.ts'
import { ladder, registeredPeers, sipMessages } from './ladder.ts'
import { dropUdp, hasOwnNetwork, type Lift, liftAll } from './own-network.ts'
import { hasPstn, Pstn } from './pstn.ts'
import { watchScreen } from './screen-history.ts'
import { ServerRig } from './server-rig.ts'
import { SipSoftphone } from './sip-softphone.ts'
import { type Site, serveFolder } from './site.ts'

export interface SoftphoneRigOptions {
  /** Long numbers lead into the telephone network, where the machine can play it. */
  readonly pstn?: boolean
  /** Every softphone gets a browser to itself where media can be cut in no other way than by pausing one. */
  readonly cutsMedia?: boolean
}

interface Parts {
  readonly kamailio: Kamailio
  readonly pstn: Pstn | undefined
  readonly browser: Browser
  readonly site: Site
  readonly folder: string
}

/** A SIP server, a browser and the built softphone on a site, shared by the tests of a file. */
export class SoftphoneRig extends ServerRig {
  readonly #pstn: Pstn | undefined
  readonly #browser: Browser
  readonly #site: Site
  readonly #folder: string
  readonly #opened: SipSoftphone[] = []
  readonly #apart: Map<SipSoftphone, PausableChromium> | undefined

  private constructor(parts: Parts, apart: boolean) {
    super(parts.kamailio)
    this.#pstn = parts.pstn
    this.#browser = parts.browser
    this.#site = parts.site
    this.#folder = parts.folder
    this.#apart = apart ? new Map() : undefined
  }

  static async start(options: SoftphoneRigOptions = {}): Promise<SoftphoneRig> {
    const folder = await buildExample('softphone-react')
    const pstn = options.pstn === true && hasPstn ? await Pstn.start() : undefined
    const [kamailio, browser, site] = await Promise.all([
      startKamailio(pstn === undefined ? {} : { pstn }),
      launchChromium(),
      serveFolder(folder),
    ])
    return new SoftphoneRig({ kamailio, pstn, browser, site, folder }, options.cutsMedia === true && !hasOwnNetwork)
  }

  get pstn(): Pstn {
    if (this.#pstn === undefined) throw new Error('Only a rig that was started with pstn has a telephone network.')
    return this.#pstn
  }

  /** A softphone in a browser profile of its own, with the microphone allowed; nothing is loaded yet. */
  async open(user: string): Promise<SipSoftphone> {
    const { url: server, domain, accounts } = this.kamailio
    const own = this.#apart === undefined ? undefined : await launchPausableChromium()
    const browser = own?.browser ?? this.#browser
    const context = await browser.newContext({ permissions: ['microphone', 'camera'], reducedMotion: 'reduce' })
    const page = await context.newPage()
    await watchMedia(page)
    await watchScreen(page)
    const account = { server, user, domain, password: accounts[user] ?? '' }
    const softphone = new SipSoftphone(page, this.#site.url, account)
    this.#opened.push(softphone)
    if (own !== undefined) this.#apart?.set(softphone, own)
    return softphone
  }

  /** Every softphone that is open now. */
  get opened(): readonly SipSoftphone[] {
    return this.#opened
  }

  async closeAll(): Promise<void> {
    await Promise.all(this.#opened.splice(0).map(({ page }) => page.context().close()))
    await Promise.all([...(this.#apart?.values() ?? [])].map((browser) => browser.close()))
    this.#apart?.clear()
  }

  async openSignedIn(user: string): Promise<SipSoftphone> {
    const softphone = await this.open(user)
    await softphone.signIn()
    await softphone.ready()
    return softphone
  }

  /** From now on no sound arrives, until the lift; the signalling lives. Says on the console how that is done. */
  async cutMedia(far: SipSoftphone): Promise<Lift> {
    if (hasOwnNetwork) {
      console.info('Media is cut by dropping UDP, in a network of its own.')
      return await dropUdp()
    }
    const browser = this.#apart?.get(far)
    if (browser === undefined) throw new Error('Only a rig that was started with cutsMedia can do that.')
    console.warn('NO NETWORK OF ITS OWN: media is cut by pausing the whole browser of the far side.')
    browser.pause()
    return async () => browser.resume()
  }

  /** Takes back whatever a scenario that failed on its way left cut, paused or down. */
  async restore(): Promise<void> {
    await liftAll()
    for (const browser of this.#apart?.values() ?? []) browser.resume()
    await this.kamailio.resume()
  }

  /** The port from which a phone holds its newest WebSocket. */
  portOf({ name }: SipSoftphone): number {
    const peers = [...registeredPeers(this.kamailio.log())].filter(([, user]) => user === name)
    return Number(peers.at(-1)?.[0].split(':').at(-1))
  }

  /** What the server got and sent since an instant, in a few words each: `in 486 Busy Here`. */
  sipSince(from: number): string[] {
    return sipMessages(this.kamailio.log(), from).map(({ way, text }) => `${way} ${text}`)
  }

  /** When the server got a request of a method from a phone, since an instant (Unix time in ms). */
  requestsOf({ name }: SipSoftphone, method: string, from: number): number[] {
    const log = this.kamailio.log()
    const peers = registeredPeers(log)
    return sipMessages(log, from)
      .filter(({ way, peer, text }) => way === 'in' && peers.get(peer) === name && text.split(' ')[0] === method)
      .map(({ at }) => at)
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
    await this.#pstn?.stop()
    await rm(this.#folder, { recursive: true, force: true })
  }
}
