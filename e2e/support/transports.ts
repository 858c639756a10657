import { expect, type TestContext } from 'vitest'
import { openMedia } from './audio.ts'
import { ladder } from './ladder.ts'
import type { Rig } from './rig.ts'
import type { PhoneOptions, TransportPhone } from './transport-phone.ts'

/** The first is a phone's username, the second its own options. */
type Wanted = readonly (readonly [username: string, options?: Partial<PhoneOptions>])[]

/**
 * Registered transports for one scenario, which leave nothing open behind. What went between the first two is printed as
 * a ladder when it fails; the facts of the others stand below.
 */
export async function withTransports<const W extends Wanted>(
  rig: Rig,
  { onTestFailed }: Pick<TestContext, 'onTestFailed'>,
  wanted: W,
  scenario: (...phones: { readonly [I in keyof W]: TransportPhone }) => Promise<void>,
): Promise<void> {
  const from = Date.now()
  await rig.clearKnobs()
  const phones = await Promise.all(wanted.map(([username, options]) => rig.openRegistered(username, options)))
  let picture = ''
  onTestFailed(() => {
    console.error(picture)
  })
  try {
    await scenario(...(phones as { readonly [I in keyof W]: TransportPhone }))
    for (const phone of phones.filter(({ page }) => !page.isClosed())) {
      const message = `what ${phone.name} leaves open`
      const leftOpen = expect.poll(() => openMedia(phone.page), { message, timeout: 8_000 })
      await leftOpen.toEqual({ connections: 0, microphones: 0 })
    }
  } catch (error) {
    picture = await draw(rig, phones, from)
    throw error
  } finally {
    await Promise.all(phones.map((phone) => phone.page.context().close()))
  }
}

async function draw(rig: Rig, phones: readonly TransportPhone[], from: number): Promise<string> {
  const parties = await Promise.all(phones.map(async (phone) => ({ name: phone.name, notes: await phone.notes() })))
  const [left, right, ...others] = parties
  const ladders =
    left === undefined || right === undefined ? [] : [ladder(left, right, rig.messagesSince(from), rig.peers())]
  const below = others.flatMap(({ name, notes }) => notes.map(({ at, text }) => `${at} ${name}: ${text}`))
  return [...ladders, ...below, ...rig.pageErrors.splice(0)].join('\n')
}
