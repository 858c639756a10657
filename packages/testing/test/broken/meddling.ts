import type { CallCommand, CallId, Command, Fact, Outcome, Target, Transport } from '@offhook/core'
import type { Breaking } from './broken-run.ts'
import { isOfCall, tampered } from './tampered.ts'

/** What a meddling transport can do beside what it was asked. */
export interface Hands {
  say(fact: unknown): void
  ask(command: CallCommand): Promise<Outcome>
  /** Every call that lives, oldest first, and those that were merged. */
  readonly live: readonly Target[]
  readonly merged: readonly Target[]
}

const never = new AbortController().signal
const nobody = '00000000-0000-4000-8000-ffffffffffff' as CallId
const isCallCommand = <C>(command: Command<C>): command is CallCommand => 'call' in command || 'calls' in command

export const nameOf = ({ refs }: { readonly refs?: Readonly<Record<string, string>> }) => refs?.['reference.id'] ?? ''

/** An honest transport that does something more after a fact, or after a command was taken. */
export function meddling({
  onFact,
  onTaken,
}: {
  onFact?(fact: Fact, hands: Hands): void
  onTaken?(command: CallCommand, hands: Hands): Promise<unknown> | undefined
}): Breaking {
  return <C>(honest: Transport<C>): Transport<C> => {
    const live = new Map<string, Target>()
    let merged: readonly Target[] = []
    let say: Hands['say'] = () => {}
    const hands: Hands = {
      say: (fact) => say(fact),
      ask: (command) => honest.execute(command, { signal: never }),
      get live() {
        return [...live.values()]
      },
      get merged() {
        return merged
      },
    }
    return {
      ...honest,
      start(host) {
        say = (fact) => host.emit(fact)
        return honest.start({
          emit(raw) {
            const fact = raw as Fact
            if (isOfCall(fact) && fact.type === 'call.ended') live.delete(nameOf(fact.call))
            else if (isOfCall(fact))
              live.set(nameOf(fact.call), { callId: fact.call.callId ?? nobody, refs: fact.call.refs ?? {} })
            host.emit(raw)
            onFact?.(fact, hands)
          },
        })
      },
      async execute(command, options) {
        const outcome = await honest.execute(command, options)
        if (!outcome.ok || !isCallCommand(command)) return outcome
        if (command.type === 'merge') merged = command.calls
        await onTaken?.(command, hands)
        return outcome
      },
    }
  }
}

/** A transport that gives some commands about calls another answer than the honest one. */
export function answering(
  answer: (command: CallCommand, honest: (command: CallCommand) => Promise<Outcome>) => Promise<Outcome> | undefined,
): Breaking {
  return (honest) => ({
    ...honest,
    execute: (command, options) =>
      (isCallCommand(command) ? answer(command, (other) => honest.execute(other, options)) : undefined) ??
      honest.execute(command, options),
  })
}

/** A transport that remembers a current call, the newest, and does some commands to that one. */
export function onNewest(type: 'setMute' | 'sendDigit' | 'transfer'): Breaking {
  return (honest) => {
    let newest: Target | undefined
    const listening = tampered(honest, (fact) => {
      if (fact.type === 'call.offered' || fact.type === 'call.dialed')
        newest = { callId: fact.call.callId ?? nobody, refs: fact.call.refs ?? {} }
      return [fact]
    })
    const breaks = answering((command, ask) =>
      command.type === type && newest ? ask({ ...command, call: newest }) : undefined,
    )
    return breaks(listening)
  }
}
