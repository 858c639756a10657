import type { CallList, Command, CommandType, Json, Outcome, PortHost, Transport } from '@offhook/core'
import { type CapabilityChanges, capabilitiesWith } from './capabilities.ts'

/** One `execute`, in the order in which the core asked. */
export interface Execution<C = Json> {
  readonly index: number
  readonly command: Command<C>
  readonly signal: AbortSignal
  readonly state: 'pending' | 'answered' | 'failed'
}

export interface ScriptedTransport<C = Json> extends Transport<C> {
  /** Every command since creation, oldest first. */
  readonly executed: readonly Execution<C>[]
  /** Those not answered yet. A command that is never answered stays here. */
  readonly pending: readonly Execution<C>[]
  readonly running: boolean
  /** How often the core has asked `listCalls`. */
  readonly listed: number
  /** Delivers anything at all to the core; after `stop` too, as a broken adapter would. Throws before the first `start`. */
  emit(raw: unknown): void
  /** Answers one execution. A second answer to the same one changes nothing, as with any promise. */
  answer(index: number, outcome: Outcome): void
  /** Rejects, which no transport may do; the core has to contain it. */
  fail(index: number, error: unknown): void
  /** The newest execution of that command; throws when there is none. */
  last(type: CommandType): Execution<C>
}

export interface ScriptedTransportOptions<C = Json> {
  /** Answers a command at once; `undefined` leaves it pending; a throw is a synchronous throw of `execute`. */
  readonly answers?: (command: Command<C>) => Outcome | undefined
  /** Without it the transport has no `listCalls`. */
  readonly listCalls?: () => CallList | Promise<CallList>
  /** Waited for by `start`; a throw makes `start` reject. */
  readonly onStart?: () => void | Promise<void>
}

interface Entry<C> {
  readonly index: number
  readonly command: Command<C>
  readonly signal: AbortSignal
  state: Execution['state']
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}

/** The simplest transport there is: it records what the core asks, and says only what the test tells it to say. */
export function createScriptedTransport<C = Json>(
  capabilities: CapabilityChanges = {},
  options: ScriptedTransportOptions<C> = {},
): ScriptedTransport<C> {
  const entries: Entry<C>[] = []
  const { answers, listCalls, onStart } = options
  let host: PortHost | undefined
  let running = false
  let listed = 0

  function entryAt(index: number): Entry<C> {
    const entry = entries[index]
    if (!entry) throw new Error(`No command ${index} was executed; there were ${entries.length}.`)
    return entry
  }

  function answer(index: number, outcome: Outcome): void {
    const entry = entryAt(index)
    if (entry.state === 'pending') entry.state = 'answered'
    entry.resolve(outcome)
  }

  return {
    name: 'scripted',
    capabilities: capabilitiesWith(capabilities),
    executed: entries,
    get pending() {
      return entries.filter((entry) => entry.state === 'pending')
    },
    get running() {
      return running
    },
    get listed() {
      return listed
    },
    async start(to) {
      host = to
      running = true
      await onStart?.()
    },
    async stop() {
      running = false
    },
    execute(command, { signal }) {
      const at = entries.length
      const answered = new Promise<Outcome>((resolve, reject) => {
        entries.push({ index: at, command, signal, state: 'pending', resolve, reject })
      })
      const outcome = answers?.(command)
      if (outcome) answer(at, outcome)
      return answered
    },
    ...(listCalls && {
      async listCalls() {
        listed++
        return listCalls()
      },
    }),
    emit(raw) {
      if (!host) throw new Error('The core has not started this transport yet: await phone.start() first.')
      host.emit(raw)
    },
    answer,
    fail(index, error) {
      const entry = entryAt(index)
      if (entry.state === 'pending') entry.state = 'failed'
      entry.reject(error)
    },
    last(type) {
      const entry = entries.filter(({ command }) => command.type === type).at(-1)
      if (!entry) throw new Error(`The core has not asked for ${type}.`)
      return entry
    },
  }
}
