import type { FactType } from '@offhook/core'
import { playScenario, rfc3665, rfc5359, rfc5407, type Scenario, type Step } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createSimulatorStage, type Tampering } from './simulator-stage.ts'

const scenarios = [...rfc3665, ...rfc5359, ...rfc5407].filter(({ notOn }) => notOn?.simulator === undefined)
const titled = scenarios.map((scenario) => [`${scenario.source}: ${scenario.name}`, scenario] as const)

const passes = async (scenario: Scenario, tamper?: Tampering): Promise<boolean> => {
  try {
    await playScenario(scenario, await createSimulatorStage(scenario, tamper))
    return true
  } catch {
    return false
  }
}

const swapped = <T>(list: readonly T[], place: number, other: T): readonly T[] =>
  list.map((one, at) => (at === place ? other : one))

/** Every way in which one step can expect something else. */
function wrongSteps(step: Step): readonly Step[] {
  switch (step.type) {
    case 'sees': {
      const calls = Object.entries(step.calls)
      const without = calls.map((one) => ({
        ...step,
        calls: Object.fromEntries(calls.filter((other) => other !== one)),
      }))
      const otherwise = calls.map(([name]) => ({ ...step, calls: { ...step.calls, [name]: 'connecting' } }))
      return [...without, ...otherwise, { ...step, calls: { ...step.calls, overloaded: 'active' } }]
    }
    case 'is':
      return [{ ...step, registration: step.registration === 'registered' ? 'signed-out' : 'registered' }]
    case 'logged': {
      const otherwise = step.ends.map((_, place) => ({ ...step, ends: swapped(step.ends, place, 'failed') }))
      return [...otherwise, { ...step, ends: [...step.ends, 'failed'] }, { ...step, ends: ['failed', ...step.ends] }]
    }
    case 'does':
      return [{ ...step, refused: step.refused === 'not-supported' ? 'no-call' : 'not-supported' }]
    case 'signs-in':
      return [{ ...step, password: step.password === 'right' ? 'wrong' : 'right' }]
    case 'taken-over':
    case 'waits':
      return []
    default:
      return step satisfies never
  }
}

describe('a scenario that expects something else', () => {
  it.each(titled)('%s: fails, whatever step it is', async (_, scenario) => {
    const wrong = scenario.steps.flatMap((step, place) =>
      wrongSteps(step).map((other) => ({ ...scenario, steps: swapped(scenario.steps, place, other) })),
    )
    expect(wrong.length).toBeGreaterThan(0)
    for (const one of wrong) expect(await passes(one), JSON.stringify(one.steps)).toBe(false)
  })
})

/** Whatever the simulator reports goes through `tell`. */
const telling =
  (tell: (fact: { readonly type: FactType }, emit: (fact: unknown) => void) => void): Tampering =>
  (transport) => ({
    ...transport,
    start: (host) =>
      transport.start({ emit: (fact) => tell(fact as { readonly type: FactType }, (told) => host.emit(told)) }),
  })
const deafTo = (...types: readonly FactType[]) =>
  telling((fact, emit) => {
    if (!types.includes(fact.type)) emit(fact)
  })

const broken: Readonly<Record<string, Tampering>> = {
  'hears of no call': deafTo('call.offered'),
  'hears no ringing': deafTo('call.ringing'),
  'hears no answer': deafTo('call.connecting', 'call.established'),
  'hears of no hold': deafTo('call.holdChanged'),
  'hears of no end': deafTo('call.ended'),
  'hears of no transfer': deafTo('call.transferAsked', 'call.transferChanged'),
  'takes every registration for a failure': telling((fact, emit) =>
    emit(fact.type === 'registration.changed' ? { ...fact, state: 'failed', reason: 'credentials' } : fact),
  ),
  'takes every end for a failure': telling((fact, emit) =>
    emit(fact.type === 'call.ended' ? { ...fact, reason: 'failed', sip: 500, q850: 41 } : fact),
  ),
}

describe('a phone with a fault', () => {
  it.each(Object.entries(broken))('%s: cannot play them all', async (_, tamper) => {
    const played = await Promise.all(scenarios.map((scenario) => passes(scenario, tamper)))
    expect(played).toContain(false)
  })

  it.each(titled)('%s: is failed by one of them', async (_, scenario) => {
    const played = await Promise.all(Object.values(broken).map((tamper) => passes(scenario, tamper)))
    expect(played).toContain(false)
  })

  it.each(titled)('%s: passes where every fact comes twice', async (_, scenario) => {
    const twice = telling((fact, emit) => {
      emit(fact)
      emit(fact)
    })
    expect(await passes(scenario, twice)).toBe(true)
  })
})
