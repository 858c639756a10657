import { createVirtualClock } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createMockTransport } from './mock-transport.ts'
import type { MockTransportOptions } from './options.ts'
import { runScenario, type Scenario } from './script/scenario.ts'

/** What JavaScript, or a wrong cast, may pass. */
const wrong = (options: unknown) => () => createMockTransport(options as MockTransportOptions)

describe('wrong options', () => {
  it.each([
    [{ latency: 5 }, 'latency is no option'],
    [{ clock: { now: () => 0 } }, 'clock has no setTimeout()'],
    [{ seed: Number.NaN }, 'seed must be a finite number'],
    [{ connectMs: -1 }, 'connectMs must be milliseconds'],
    [{ videoMs: Number.NaN }, 'videoMs must be milliseconds'],
    [{ registration: 'credentials' }, 'registration must be a function'],
    [{ answers: 'busy' }, 'answers must be a record'],
    [{ answers: { '200': {} } }, 'answers["200"] needs "steps"'],
    [{ answers: { '200': { steps: [{ at: 0, do: 'call.anwser' }] } } }, 'there is no step "call.anwser"'],
    [{ capabilities: { canHold: true } }, 'capabilities.canHold is no capability; there are can, identity'],
    [{ network: { delay: 5 } }, 'network.delay is no network condition; there are latencyMs'],
    [{ network: { latencyMs: '5' } }, 'network.latencyMs must be a finite number from 0'],
    [{ network: { latencyMs: -5 } }, 'network.latencyMs must be a finite number from 0'],
    [{ network: { loss: 5 } }, 'network.loss is a chance from 0 to 1; write 0.05'],
  ])('%j: the error names the option', (options, message) => {
    expect(wrong(options)).toThrow(message)
  })

  it('are refused later as well, where they are given later', async () => {
    const { far, execute, start } = createMockTransport({ capabilities: { reports: { registration: false } } })
    expect(() => far.network({ reorder: 2 })).toThrow('network.reorder')
    expect(() => far.answers({ '200': { steps: [{ at: 0, do: 'ring' as 'call.ring' }] } })).toThrow('"ring"')
    await start({ emit: () => {} })
    far.answers(() => ({ steps: [{ at: 0, do: 'ring' as 'call.ring' }] }))
    const { signal } = new AbortController()
    const call = { callId: 'ours' as never, refs: {} }
    const asked = execute({ type: 'startCall', call, to: '200', video: false, muted: false }, { signal })
    await expect(asked).rejects.toThrow('there is no step "ring"')
    expect(far.calls).toEqual([])
  })

  it('include steps of a scenario that do not exist, before any step is played', () => {
    const transport = createMockTransport({ clock: createVirtualClock() })
    const scenario: Scenario = {
      name: 'typo',
      steps: [
        { at: 0, do: 'far.call' },
        { at: 5, do: 'call.rng' as 'call.ring' },
      ],
    }
    expect(() => runScenario(transport, scenario)).toThrow('runScenario: "typo": there is no step "call.rng"')
    expect(transport.far.calls).toEqual([])
  })
})
