import type { CallView, CommandResult, Json, PhoneSnapshot, Policy } from '@offhook/core'
import type { SipJsTransportOptions } from '@offhook/transport-sipjs'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { openMedia } from './audio.ts'
import type { Rig } from './rig.ts'
import { openMixes, speakIn, tones } from './tones.ts'

/** One page with a whole phone in it and no screen. */
export class PhonePage {
  readonly name: string
  readonly page: Page

  constructor(name: string, page: Page) {
    this.name = name
    this.page = page
  }

  async give(command: string, ...given: readonly Json[]): Promise<CommandResult> {
    return await this.page.evaluate(([name, values]) => window.phoneProbe.command(name, JSON.parse(values)), [
      command,
      JSON.stringify(given),
    ] as const)
  }

  async snapshot(): Promise<PhoneSnapshot> {
    return JSON.parse(await this.page.evaluate(() => JSON.stringify(window.phoneProbe.snapshot())))
  }

  async calls(): Promise<readonly CallView[]> {
    const { calls } = await this.snapshot()
    return calls.filter(({ phase }) => phase !== 'ended')
  }

  /** The call with this far side; it fails where there is none, or several. */
  async callWith(address: string): Promise<CallView> {
    const [found, ...more] = (await this.calls()).filter(({ remote }) => remote.address === address)
    if (found === undefined || more.length > 0) throw new Error(`${this.name} has no single call with ${address}.`)
    return found
  }

  /** Every live call in two words: with whom, and how it stands. */
  async picture(): Promise<string[]> {
    return (await this.calls())
      .map(({ remote, phase }) => `${remote.address} ${phase}`)
      .sort((a, b) => a.localeCompare(b))
  }

  /** Why each call ended, the first one first. */
  async ends(): Promise<string[]> {
    const { log } = await this.snapshot()
    return log.map(({ end }) => end.reason).reverse()
  }
}

export async function expectCalls(phone: PhonePage, ...wanted: readonly string[]): Promise<void> {
  await expect.poll(() => phone.picture(), { timeout: 12_000, message: `the calls of ${phone.name}` }).toEqual(wanted)
}

interface Setup {
  readonly options?: Omit<SipJsTransportOptions, 'server' | 'media' | 'sip'>
  readonly policy?: Partial<Policy>
}

/** Alice is 100, Bob 101, Carol 102; each speaks in a tone of its own, and leaves nothing open. */
export async function withThreePhones(
  rig: Rig,
  { options = {}, policy = {} }: Setup,
  scenario: (alice: PhonePage, bob: PhonePage, carol: PhonePage) => Promise<void>,
): Promise<void> {
  await rig.clearKnobs()
  const open = async (username: string, tone: number) => {
    const phone = new PhonePage(username, await rig.openPage())
    await speakIn(phone, tone)
    const given = [{ ...options, server: rig.kamailio.url }, rig.credentials(username), policy] as const
    const signedIn = await phone.page.evaluate((all) => window.phoneProbe.start(...all), given)
    expect(signedIn).toMatchObject({ ok: true })
    await expect.poll(async () => (await phone.snapshot()).registration.state).toBe('registered')
    return phone
  }
  const phones = await Promise.all([open('100', tones.alice), open('101', tones.bob), open('102', tones.carol)])
  try {
    await scenario(...phones)
    for (const phone of phones) {
      await expectCalls(phone)
      const leftOpen = expect.poll(() => openMedia(phone.page), { message: `what ${phone.name} leaves open` })
      await leftOpen.toEqual({ connections: 0, microphones: 0 })
      expect(await openMixes(phone)).toBe(0)
    }
  } catch (error) {
    for (const phone of phones) console.error(phone.name, JSON.stringify(await phone.snapshot(), null, 1))
    console.error(rig.pageErrors.splice(0).join('\n'))
    throw error
  } finally {
    await Promise.all(phones.map(({ page }) => page.context().close()))
  }
}
