import { expect, type TestContext } from 'vitest'
import { openMedia } from './audio.ts'
import { ladder } from './ladder.ts'
import type { Rig } from './rig.ts'
import type { PhoneOptions, TransportPhone } from './transport-phone.ts'

/** Two registered transports for one scenario, the first with options of its own. What went between them is printed as a ladder when it fails. */
export async function withTwoTransports(
  rig: Rig,
  { onTestFailed }: Pick<TestContext, 'onTestFailed'>,
  scenario: (alice: TransportPhone, bob: TransportPhone) => Promise<void>,
  options: Partial<PhoneOptions> = {},
): Promise<void> {
  const from = Date.now()
  await rig.clearKnobs()
  const [alice, bob] = await Promise.all([rig.openRegistered('100', options), rig.openRegistered('101')])
  let picture = ''
  onTestFailed(() => {
    console.error(picture)
  })
  try {
    await scenario(alice, bob)
    for (const phone of [alice, bob].filter(({ page }) => !page.isClosed())) {
      const leftOpen = expect.poll(() => openMedia(phone.page), { message: `what ${phone.name} leaves open` })
      await leftOpen.toEqual({ connections: 0, microphones: 0 })
    }
  } catch (error) {
    const parties = await Promise.all(
      [alice, bob].map(async (phone) => ({ name: phone.name, notes: await phone.notes() })),
    )
    const [left, right] = parties
    if (left !== undefined && right !== undefined) picture = ladder(left, right, rig.messagesSince(from), rig.peers())
    picture += `\n${rig.pageErrors.splice(0).join('\n')}`
    throw error
  } finally {
    await Promise.all([alice, bob].map((phone) => phone.page.context().close()))
  }
}
