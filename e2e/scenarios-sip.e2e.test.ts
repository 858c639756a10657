import { type Party, playScenario, rfc3665, rfc5359, rfc5407 } from '@offhook/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { keyOf, type TestState } from '../scripts/scenarios/record.ts'
import { recordRun } from '../scripts/scenarios/write.ts'
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

const states = new Map<string, TestState | undefined>()
afterEach(({ task }) => void states.set(task.name, task.result?.state))
afterAll(() => recordRun('sip', states))

describe.each([
  ['RFC 3665', rfc3665],
  ['RFC 5359', rfc5359],
  ['RFC 5407', rfc5407],
])('%s on sip.js and a SIP server', (_, scenarios) => {
  const playable = scenarios.filter(({ notOn }) => notOn?.sip === undefined)
  it.each(playable.map((scenario) => [keyOf(scenario), scenario] as const))(
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
    },
    60_000,
  )
})
