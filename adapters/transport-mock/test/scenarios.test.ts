import { playScenario, rfc3665, rfc5359, rfc5407, type Scenario } from '@offhook/testing'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { keyOf, type TestState } from '../../../scripts/scenarios/record.ts'
import { recordRun } from '../../../scripts/scenarios/write.ts'
import { createSimulatorStage } from './simulator-stage.ts'

const play = async (scenario: Scenario): Promise<void> => playScenario(scenario, await createSimulatorStage(scenario))

const states = new Map<string, TestState | undefined>()
afterEach(({ task }) => void states.set(task.name, task.result?.state))
afterAll(() => recordRun('simulator', states))

describe.each([
  ['RFC 3665', rfc3665],
  ['RFC 5359', rfc5359],
  ['RFC 5407', rfc5407],
])('%s on the simulator', (_, scenarios) => {
  const playable = scenarios.filter(({ notOn }) => notOn?.simulator === undefined)
  it.each(playable.map((scenario) => [keyOf(scenario), scenario] as const))('%s', (_name, scenario) => play(scenario))
})

describe('playScenario', () => {
  it('fails where a phone shows something else, and says what', async () => {
    const [scenario] = rfc5359
    if (!scenario) throw new Error('there is no scenario')
    const steps = scenario.steps.map((step) =>
      step.type === 'sees' && step.calls.bob === 'active, held by them' ? { ...step, calls: { bob: 'active' } } : step,
    )
    await expect(play({ ...scenario, steps })).rejects.toThrow(/alice sees {"bob":"active, held by them"}/)
  })

  it('fails where a command is answered otherwise', async () => {
    const steps = [{ type: 'does', who: 'alice', deed: 'hold' }] as const
    await expect(play({ name: 'nobody', source: 'here', steps })).rejects.toThrow(/answered no-call, not ok/)
  })

  it('fails where a call is logged that nobody spoke of', async () => {
    const steps = [
      { type: 'does', who: 'alice', deed: 'startCall', to: 'busy' },
      { type: 'logged', who: 'alice', ends: [] },
    ] as const
    await expect(play({ name: 'one', source: 'here', steps })).rejects.toThrow(/alice has logged \["busy"\]/)
  })
})
