import {
  type CapabilityChanges,
  createScriptedTransport,
  createVirtualClock,
  type ScriptedTransport,
  settle,
} from '@offhook/testing'
import type { CallId, Command, CommandResult, Phone, Policy } from '../../src/index.ts'
import { createPhone, seededRandom, uuidSource } from '../../src/index.ts'

export type Name = 'anna' | 'ben'
const otherOf = (name: Name): Name => (name === 'anna' ? 'ben' : 'anna')

interface Task {
  /** Those of one chain keep their order, as messages of one dialog do. */
  readonly chain: string
  readonly run: () => unknown
}

export interface TownOptions {
  /** The ref of the call that each of them places. */
  readonly refs: Readonly<Record<Name, string>>
  readonly capabilities?: CapabilityChanges
  readonly policy?: Partial<Policy>
  /** As SIP over one connection: an SDK knows its ref at once, and what one side sends arrives in that order. */
  readonly ordered?: boolean
}

/** Two phones, and all that happens between them and their SDKs in a pool, from which a test draws in any order. */
export async function createCrossedTown({ refs, capabilities, policy = {}, ordered = false }: TownOptions) {
  const clock = createVirtualClock(1_000_000)
  const pool: Task[] = []
  const phones = {} as Record<Name, Phone>
  const transports = {} as Record<Name, ScriptedTransport>
  const over = new Set<string>()
  /** Which of the two calls is meant by an id. */
  const dialogOf = new Map<CallId, string>()
  const placed = new Map<Name, { result?: CommandResult<{ callId: CallId }> }>()
  const missed: string[] = []

  const later = (chain: string, run: () => unknown) => void pool.push({ chain, run })
  const way = (from: Name, dialog: string) => `${ordered ? '' : dialog} > ${otherOf(from)}`
  /** A fact of that call at that end, unless it is over there. */
  function tell(name: Name, dialog: string, type: string, more: object = {}): void {
    if (over.has(`${name} ${dialog}`)) return
    if (type === 'call.ended') over.add(`${name} ${dialog}`)
    const own = [...dialogOf].find(([id, one]) => one === dialog && dialog === refs[name] && id)?.[0]
    transports[name].emit({ type, call: { refs: { shared: dialog }, ...(own && { callId: own }) }, ...more })
  }
  const send = (from: Name, dialog: string, type: string, more: object = {}) =>
    later(way(from, dialog), () => tell(otherOf(from), dialog, type, more))

  function carryOut(name: Name, command: Command, index: number): void {
    if (!('call' in command)) return transports[name].answer(index, { ok: true })
    const dialog = command.type === 'startCall' ? refs[name] : (command.call.refs.shared ?? '')
    const here = (run: () => unknown) => later(`${name} ${dialog}`, run)
    const outcome = () => transports[name].answer(index, { ok: true, refs: { shared: dialog } })
    switch (command.type) {
      case 'startCall':
        dialogOf.set(command.call.callId, dialog)
        if (ordered) outcome()
        else later(`${name} took ${dialog}`, outcome)
        here(() => tell(name, dialog, 'call.dialed'))
        later(way(name, dialog), () => {
          const before = new Set(phones[otherOf(name)].getSnapshot().calls.map(({ id }) => id))
          tell(otherOf(name), dialog, 'call.offered', { remote: { address: name } })
          for (const { id } of phones[otherOf(name)].getSnapshot().calls) if (!before.has(id)) dialogOf.set(id, dialog)
        })
        return
      case 'answer':
        here(outcome)
        here(() => tell(name, dialog, 'call.established'))
        return send(name, dialog, 'call.established')
      case 'decline':
      case 'hangUp':
        here(outcome)
        here(() => tell(name, dialog, 'call.ended'))
        return send(name, dialog, 'call.ended', {
          reason: command.type === 'decline' ? 'busy' : 'hung-up',
          by: 'remote',
        })
      default:
        return here(outcome)
    }
  }

  for (const name of ['anna', 'ben'] as const) {
    const transport = createScriptedTransport(
      { reports: { media: false, quality: 'none', registration: false }, sharedRef: 'shared', ...capabilities },
      {
        answers(command) {
          const index = transport.executed.length - 1
          queueMicrotask(() => carryOut(name, command, index))
          return undefined
        },
      },
    )
    const random = seededRandom(refs[name].length + (name === 'anna' ? 1 : 2))
    const phone = createPhone({ transport, clock, random, ids: uuidSource(random), policy })
    phone.on('call.missed', () => missed.push(name))
    phones[name] = phone
    transports[name] = transport
    void phone.start()
    await settle()
  }

  return {
    clock,
    phones,
    transports,
    placed,
    missed,
    dial(name: Name, more: object = {}) {
      const entry: { result?: CommandResult<{ callId: CallId }> } = {}
      placed.set(name, entry)
      void phones[name].startCall({ to: otherOf(name), ...more }).then((result) => {
        entry.result = result
      })
    },
    /** Something else that happens at some time. */
    plan: (run: () => unknown) => later(`plan ${pool.length}`, run),
    /** Draws until nothing is left; `pick` says which of the chains goes on. */
    async drain(pick: (chains: number) => number): Promise<void> {
      await settle()
      while (pool.length > 0) {
        const heads = pool.filter(({ chain }, place) => pool.findIndex((one) => one.chain === chain) === place)
        const task = heads[pick(heads.length) % heads.length]
        if (!task) return
        pool.splice(pool.indexOf(task), 1)
        task.run()
        await settle()
      }
    },
    /** The calls that live there, by ref, and where they stand. */
    livesAt: (name: Name) =>
      phones[name]
        .getSnapshot()
        .calls.filter(({ phase }) => phase !== 'ended')
        .map(({ id, phase }) => ({ dialog: dialogOf.get(id), phase, id })),
  }
}
