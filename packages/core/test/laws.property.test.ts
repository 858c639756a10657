import { phoneSteps } from '@offhook/testing'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { live } from './laws/live.ts'
import { arbitraryWorld } from './laws/world.ts'

/** How many scripts one run lives. */
const numRuns = Number(process.env.OFFHOOK_RUNS ?? 10_000)

describe('the laws', () => {
  it(
    `hold whatever happens, in ${numRuns} scripts`,
    async () => {
      await fc.assert(fc.asyncProperty(arbitraryWorld, phoneSteps(), live), { numRuns })
    },
    Math.max(120_000, numRuns * 60),
  )
})
