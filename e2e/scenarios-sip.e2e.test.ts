import { type Party, playScenario, rfc3665, rfc5359, rfc5407 } from '@offhook/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordScenario } from '../scripts/scenarios/record.ts'
import { openMedia } from './support/audio.ts'
import type { PhonePage } from './support/phones.ts'
import { Rig } from './support/rig.ts'
import { createSipStage, openParties } from './support/sip-stage.ts'

let rig: Rig
let pages: ReadonlyMap<Party, PhonePage>
beforeAll(async () => {
  rig = await Rig.start('phone')
  pages = await openParties(rig)
})
afterAll(() => rig?.stop())

describe.each([
  ['RFC 3665', rfc3665],
  ['RFC 5359', rfc5359],
  ['RFC 5407', rfc5407],
])('%s on sip.js and a SIP server', (_, scenarios) => {
  const playable = scenarios.filter(({ notOn }) => notOn?.sip === undefined)
  it.each(playable.map((scenario) => [`${scenario.source}: ${scenario.name}`, scenario] as const))(
    '%s',
    async (_name, scenario) => {
      const stage = await createSipStage(rig, pages, scenario)
      try {
        await playScenario(scenario, stage)
      } finally {
        await stage.close()
      }
      for (const { page, name } of pages.values())
        await expect
          .poll(() => openMedia(page), { message: `what ${name} leaves open` })
          .toEqual({ connections: 0, microphones: 0 })
      await recordScenario('sip', scenario)
    },
    60_000,
  )
})
