import type { FarCall } from '../far/far-call.ts'
import type { MockTransport } from '../mock-transport.ts'
import type { CallStep } from './call-steps.ts'
import { checkSteps } from './check-steps.ts'
import type { FarStep } from './far-steps.ts'
import { isCallStep, isFarStep, playCallStep, playFarStep } from './play-steps.ts'
import { schedule } from './schedule.ts'

/** `call`: a name given by `as`, `dialled` for the newest call of the phone's own; without it, the newest call. */
export type ScenarioStep = FarStep | (CallStep & { readonly call?: string })

/** A far end as data: what happens, and how many milliseconds after the start. */
export interface Scenario {
  readonly name: string
  readonly steps: readonly ScenarioStep[]
}

export interface ScenarioReport {
  readonly played: number
  /** Steps of a call that was not there. */
  readonly skipped: readonly ScenarioStep[]
}

export interface ScenarioRun {
  /** Resolves after the last step; never, when stopped before. */
  readonly done: Promise<ScenarioReport>
  stop(): void
}

/** Plays a scenario on the transport's clock. Steps at 0 are played before this returns. */
export function runScenario(transport: MockTransport, scenario: Scenario): ScenarioRun {
  const { far, clock } = transport
  const named = new Map<string, FarCall>()
  const skipped: ScenarioStep[] = []
  checkSteps(`runScenario: "${scenario.name}"`, scenario.steps, isCallStep, isFarStep)

  const callOf = (name: string | undefined): FarCall | undefined => {
    if (name === undefined) return far.last
    if (name === 'dialled') return far.calls.filter((call) => call.direction === 'outgoing').at(-1)
    return named.get(name)
  }
  const play = (step: ScenarioStep): void => {
    if (isCallStep(step)) {
      const call = callOf(step.call)
      if (call) playCallStep(call, step)
      else skipped.push(step)
      return
    }
    playFarStep(far, step)
    if ((step.do === 'far.call' || step.do === 'far.announce') && step.as !== undefined && far.last) {
      named.set(step.as, far.last)
    }
  }

  let stop = () => {}
  const done = new Promise<ScenarioReport>((resolve) => {
    stop = schedule(clock, scenario.steps, play, () => {
      resolve({ played: scenario.steps.length - skipped.length, skipped })
    })
  })
  return { done, stop: () => stop() }
}
