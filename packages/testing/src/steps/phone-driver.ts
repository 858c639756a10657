import type { CallId, CommandResult, Json, Outcome, Phone, Subject } from '@offhook/core'
import { refsOf } from '../arbitraries/values.ts'
import { settle } from '../clock/settle.ts'
import type { VirtualClock } from '../clock/virtual-clock.ts'
import type { Execution, ScriptedTransport } from '../scripted/scripted-transport.ts'
import { askPhone } from './ask-phone.ts'
import type { Naming, PhoneStep, ScriptCall, UserStep } from './phone-step.ts'

/** A command as the user gave it, and what became of it. Only `resolved` is allowed in the end (law 9). */
export interface Asked {
  readonly command: UserStep
  readonly callId: CallId | undefined
  state: 'pending' | 'resolved' | 'rejected' | 'threw'
  result?: CommandResult
  error?: unknown
}

export interface PhoneDriver {
  /** Does one step. Only `settle` takes time; the rest happens at once, so that races between them are real. */
  run(step: PhoneStep): Promise<void> | undefined
  /** Every command given so far. */
  readonly asked: readonly Asked[]
  /** What each step came down to, in words with the ids it met: for reading a counterexample. */
  readonly log: readonly string[]
  /** The phone's id of a call of the script, once there is one. */
  callIdOf(call: ScriptCall): CallId | undefined
}

export interface PhoneUnderTest<C = Json> {
  readonly phone: Phone<C>
  readonly transport: ScriptedTransport<C>
  readonly clock: VirtualClock
  readonly credentials: C
}

const keyOf = ({ place, life }: ScriptCall): string => `${place}/${life}`

/** Runs scripts of `phoneSteps` against a phone on a scripted transport and a virtual clock. */
export function createPhoneDriver<C>({ phone, transport, clock, credentials }: PhoneUnderTest<C>): PhoneDriver {
  const asked: Asked[] = []
  const log: string[] = []
  const ids = new Map<string, CallId>()
  const scriptCalls = new Map<CallId, ScriptCall>()
  const seen = new Set<CallId>()
  const forgotten = new Set<number>()

  phone.on('call.joined', ({ from, into }) => {
    const call = scriptCalls.get(from)
    if (call) learn(call, into)
  })

  function learn(call: ScriptCall, id: CallId): void {
    ids.set(keyOf(call), id)
    scriptCalls.set(id, call)
  }

  /** A call that appears during a step of a script's call is that call. */
  function learnFrom(call: ScriptCall | undefined): void {
    for (const { id } of phone.getSnapshot().calls) {
      if (seen.has(id)) continue
      seen.add(id)
      if (call && !ids.has(keyOf(call))) learn(call, id)
    }
  }

  function subject(call: ScriptCall, naming: Naming): Subject {
    const callId = ids.get(keyOf(call))
    const byId = callId && naming !== 'refs' ? { callId } : {}
    return naming === 'none'
      ? {}
      : { ...byId, ...(naming === 'id' && callId ? {} : { refs: refsOf(call.place, call.life) }) }
  }

  function ask(command: UserStep, callId: CallId | undefined): void {
    const entry: Asked = { command, callId, state: 'pending' }
    asked.push(entry)
    try {
      askPhone(phone, command, callId, credentials).then(
        (result) => Object.assign(entry, { state: 'resolved', result }),
        (error) => Object.assign(entry, { state: 'rejected', error }),
      )
    } catch (error) {
      Object.assign(entry, { state: 'threw', error })
    }
  }

  /** An honest SDK names the call it took, so that later facts can be matched by its own ids. */
  function named({ command }: Execution<C>, outcome: Outcome): Outcome {
    const call = command.type === 'startCall' && outcome.ok ? scriptCalls.get(command.call.callId) : undefined
    return call && outcome.ok ? { ...outcome, refs: refsOf(call.place, call.life) } : outcome
  }

  function answer({ pick, outcome, times }: Extract<PhoneStep, { type: 'outcome' }>): string {
    const owed = transport.pending.filter(({ index }) => !forgotten.has(index))
    const execution = owed[pick % (owed.length || 1)]
    if (!execution) return 'nothing to answer'
    if (times === 'never') {
      forgotten.add(execution.index)
    } else {
      transport.answer(execution.index, named(execution, outcome))
      if (times === 'twice') transport.answer(execution.index, outcome)
    }
    return `${execution.command.type} #${execution.index} ${times} ${JSON.stringify(outcome)}`
  }

  function perform(step: PhoneStep): string {
    switch (step.type) {
      case 'fact': {
        const fact = { ...step.fact, call: subject(step.call, step.naming) }
        transport.emit(fact)
        learnFrom(step.call)
        return JSON.stringify(fact)
      }
      case 'phoneFact':
        transport.emit(step.fact)
        return JSON.stringify(step.fact)
      case 'garbage':
        transport.emit(step.garbage.make())
        learnFrom(undefined)
        return step.garbage.name.slice(0, 200)
      case 'user': {
        const callId = step.call && ids.get(keyOf(step.call))
        ask(step.command, callId)
        learnFrom(step.command.type === 'startCall' ? step.call : undefined)
        return `${JSON.stringify(step.command)} ${callId ?? ''}`
      }
      case 'outcome':
        return answer(step)
      case 'advance':
        clock.advance(step.ms)
        return `${step.ms} ms`
      case 'sleep':
        clock.sleep(step.ms)
        return `${step.ms} ms`
      case 'settle':
        return ''
      default:
        return step satisfies never
    }
  }

  return {
    asked,
    log,
    callIdOf: (call) => ids.get(keyOf(call)),
    run(step) {
      log.push(`${step.type} ${perform(step)}`)
      return step.type === 'settle' ? settle() : undefined
    },
  }
}
