import { type NetworkConditions, perfectNetwork } from './network/network.ts'
import type { MockTransportOptions } from './options.ts'
import { checkAnswers } from './sdk/answer-to.ts'
import { defaultCapabilities } from './sdk/capabilities.ts'

const capabilityNames: readonly string[] = [...Object.keys(defaultCapabilities), 'sharedRef', 'quirks']

/** Fails with a sentence that names the option and the fix, so that a typo does not become a quiet default. */
export function checkOptions(options: MockTransportOptions): void {
  const { clock, seed, connectMs, videoMs, registration, answers, capabilities, network, ...others } = options
  for (const name of Object.keys(others)) fail(name, `is no option; see MockTransportOptions`)
  if (clock !== undefined) checkClock(clock)
  if (seed !== undefined && !Number.isFinite(seed)) fail('seed', 'must be a finite number')
  for (const [name, ms] of Object.entries({ connectMs, videoMs })) {
    if (ms !== undefined && !(ms >= 0)) fail(name, 'must be milliseconds from 0, or Infinity for never')
  }
  if (registration !== undefined && typeof registration !== 'function') {
    fail('registration', 'must be a function that gives why credentials are refused, or undefined')
  }
  if (answers !== undefined) checkAnswers(answers)
  for (const name of Object.keys(capabilities ?? {})) {
    if (!capabilityNames.includes(name)) {
      fail(`capabilities.${name}`, `is no capability; there are ${capabilityNames.join(', ')}`)
    }
  }
  checkConditions(network ?? {})
}

function fail(option: string, problem: string): never {
  throw new TypeError(`createMockTransport: ${option} ${problem}.`)
}

function checkClock(clock: object): void {
  for (const name of ['now', 'setTimeout', 'clearTimeout']) {
    if (!(name in clock)) fail('clock', `has no ${name}(); pass the clock that you pass to createPhone`)
  }
}

const chances: readonly string[] = ['loss', 'duplicate', 'reorder'] satisfies readonly (keyof NetworkConditions)[]

export function checkConditions(conditions: Partial<NetworkConditions>): void {
  for (const [name, value] of Object.entries(conditions)) {
    const option = `network.${name}`
    if (!Object.hasOwn(perfectNetwork, name)) {
      fail(option, `is no network condition; there are ${Object.keys(perfectNetwork).join(', ')}`)
    }
    if (!Number.isFinite(value) || value < 0) fail(option, 'must be a finite number from 0')
    if (chances.includes(name) && value > 1) fail(option, 'is a chance from 0 to 1; write 0.05 for 5 percent')
  }
}
