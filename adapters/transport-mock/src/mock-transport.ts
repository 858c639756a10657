import {
  type CallFact,
  type Clock,
  type Fact,
  type PortHost,
  type RandomSource,
  seededRandom,
  systemClock,
  type Transport,
} from '@offhook/core'
import type { World } from './call/world.ts'
import { checkOptions } from './check-options.ts'
import { createCalls } from './far/calls.ts'
import { createFarEnd } from './far/create-far-end.ts'
import type { FarEnd, ReceivedCommand } from './far/far-end.ts'
import { createNetwork } from './network/network.ts'
import type { MockTransportOptions } from './options.ts'
import { playScriptStep } from './script/play-steps.ts'
import { schedule } from './script/schedule.ts'
import { createAccount, type MockCredentials, reportOf } from './sdk/account.ts'
import { answerTo, checkAnswers } from './sdk/answer-to.ts'
import { withChanges } from './sdk/capabilities.ts'
import { carryOut, isSwallowed } from './sdk/carry-out.ts'
import { createDial } from './sdk/dial.ts'
import { handOn } from './sdk/hand-on.ts'
import { inputLevels } from './sdk/inputs.ts'
import { listCalls } from './sdk/listed.ts'
import { refuse } from './sdk/near-side.ts'
import { createTreatments } from './sdk/treatments.ts'

export interface MockTransport extends Transport<MockCredentials> {
  readonly far: FarEnd
  readonly clock: Clock
}

const receivedLimit = 100

/** Facts that come from this side, and so arrive also while the link is down. */
const isLocal = (fact: CallFact): boolean =>
  fact.type === 'call.muteChanged' ||
  fact.type === 'call.mediaChanged' ||
  fact.type === 'call.qualitySampled' ||
  (fact.type === 'call.videoChanged' && fact.side === 'local')

const isOfCall = (fact: Fact): fact is CallFact => fact.type.startsWith('call.')

/**
 * The simulator: a calling SDK with a far end that is driven by `far`, by a scenario or by the number dialled.
 * It outlives the phone: calls stay when another phone starts on it. Without network conditions every fact is emitted
 * within the call that causes it; an outcome is given after its facts.
 */
export function createMockTransport(options: MockTransportOptions = {}): MockTransport {
  checkOptions(options)
  const { clock = systemClock, seed = 1, connectMs = 0, videoMs = 0 } = options
  const random: RandomSource = seededRandom(seed)
  const capabilities = withChanges(options.capabilities ?? {})
  const account = createAccount(options.registration)
  const treatments = createTreatments(clock)
  const received: ReceivedCommand[] = []
  let host: PortHost | undefined
  let answers = options.answers
  let ids = 0

  const network = createNetwork(clock, random, (fact) => host?.emit(fact))
  network.change(options.network ?? {})
  const world: World = {
    clock,
    capabilities,
    legs: new Map(),
    connectMs,
    videoMs,
    tell(fact) {
      if (account.link === 'up' || !isOfCall(fact) || isLocal(fact)) network.send(fact)
    },
    nextId() {
      ids += 1
      return `mock-${ids}`
    },
    handOn: (leg, number) => handOn(clock, answerTo(answers, number), calls.handleOf(leg)),
  }
  const calls = createCalls(world)
  const dial = createDial(
    world,
    account,
    () => answers,
    (leg, steps) => {
      const call = calls.dialled(leg)
      schedule(clock, steps, (step) => playScriptStep(far, call, step))
    },
  )
  const far = createFarEnd({
    world,
    account,
    network,
    treatments,
    calls,
    received,
    setAnswers(changed) {
      if (changed) checkAnswers(changed)
      answers = changed
    },
  })

  return {
    name: 'mock',
    capabilities,
    clock,
    far,
    start(newHost) {
      network.clear()
      host = newHost
      account.registered = false
      account.credentials = undefined
      // The ids of the phone that ran before mean nothing to this one.
      for (const leg of world.legs.values()) leg.callId = undefined
      host.emit({ type: 'link.changed', state: reportOf(account.link) })
      for (const [permission, { state }] of account.permissions) {
        host.emit({ type: 'permission.changed', permission, state })
      }
      host.emit({ type: 'inputs.changed', ...inputLevels(account.inputs) })
      return Promise.resolve()
    },
    execute(command, { signal }) {
      received.push({ type: command.type, at: clock.now(), aborted: signal.aborted })
      if (received.length > receivedLimit) received.shift()
      if (signal.aborted) return Promise.resolve(refuse('refused'))
      if (!host) return Promise.resolve(refuse('failed'))
      return treatments.apply(command.type, () =>
        isSwallowed(account, command) ? new Promise(() => {}) : carryOut(world, account, dial, command),
      )
    },
    listCalls: () => Promise.resolve(listCalls(world, account)),
    stop() {
      network.clear()
      host = undefined
      account.registered = false
      account.credentials = undefined
      return Promise.resolve()
    },
  }
}
