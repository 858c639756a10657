import { phoneSteps } from '@offhook/testing'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { live } from './laws/live.ts'
import { talkSteps } from './laws/talk-steps.ts'
import { arbitraryWorld } from './laws/world.ts'

/** How many scripts one run lives, half of each kind. */
const numRuns = 2 * Math.ceil(Number(process.env.OFFHOOK_RUNS ?? 10_000) / 2)

const timeout = Math.max(120_000, numRuns * 60)

describe('the laws', () => {
  it(
    `hold whatever happens, in ${numRuns / 2} scripts`,
    async () => {
      await fc.assert(fc.asyncProperty(arbitraryWorld, phoneSteps(), live), { numRuns: numRuns / 2 })
    },
    timeout,
  )

  it(
    `hold while several calls talk, in ${numRuns / 2} scripts`,
    async () => {
      await fc.assert(fc.asyncProperty(arbitraryWorld, talkSteps, live), { numRuns: numRuns / 2 })
    },
    timeout,
  )
})
