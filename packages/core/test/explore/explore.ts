import { createActor, getNextSnapshot, type SnapshotFrom } from 'xstate'
import { callMachine } from '../../src/call/call.machine.ts'
import type { CallContext, CallInput } from '../../src/call/call-context.ts'
import type { CallEvent } from '../../src/call/call-event.ts'

export type Node = SnapshotFrom<typeof callMachine>
export const contextIn = (node: Node): CallContext => node.context.call

export interface Edge {
  readonly from: Node
  readonly event: CallEvent
  readonly to: Node
}
export interface Exploration {
  readonly states: number
  readonly edges: number
  readonly values: ReadonlySet<string>
}

/** What tells two nodes apart: the state, and the part of the context that decides anything. Time and names do not. */
function keyOf(node: Node): string {
  const { host: _host, id: _id, createdAt: _at, rungAt: _rung, remote: _remote, ...context } = contextIn(node)
  if (node.status === 'done') return JSON.stringify([node.value, context.end?.reason])
  const { establishedAt, digits, transfer, earlyMedia: _early, refused, ...rest } = context
  const handing = transfer && [transfer.stage, transfer.taken]
  const sending = [digits.waiting, digits.step]
  return JSON.stringify([node.value, establishedAt !== undefined, sending, handing, refused?.reason, rest])
}

/** Deadlines are events like any other here; which ones wait is known by the state. */
function deadlinesOf(node: Node): readonly CallEvent[] {
  return node._nodes.flatMap((state) =>
    state.after.map(({ eventType }) => ({ type: eventType }) as unknown as CallEvent),
  )
}

interface Arrival {
  readonly node: Node
  readonly key: string
}

/** Follows every event from every node that can be reached, breadth first, and shows each node and each edge once. */
export function explore(
  input: CallInput,
  birth: CallEvent,
  eventsAt: (node: Node) => readonly CallEvent[],
  visit: { node(node: Node, path: () => string): void; edge(edge: Edge, path: () => string): void },
): Exploration {
  const parents = new Map<string, { readonly from: string; readonly by: CallEvent }>()
  const values = new Set<string>()
  let edges = 0
  let frontier: Arrival[] = []
  const pathTo = (key: string): string => {
    const step = parents.get(key)
    return step ? `${pathTo(step.from)}\n  ${JSON.stringify(step.by)}` : ''
  }

  function arrive(from: string, by: CallEvent, node: Node): void {
    const key = keyOf(node)
    if (parents.has(key)) return
    parents.set(key, { from, by })
    values.add(JSON.stringify(node.value))
    visit.node(node, () => pathTo(key))
    if (node.status === 'active') frontier.push({ node, key })
  }

  arrive('', birth, getNextSnapshot(callMachine, createActor(callMachine, { input }).getSnapshot(), birth))
  while (frontier.length > 0) {
    const arrivals = frontier
    frontier = []
    for (const { node, key } of arrivals)
      for (const event of [...eventsAt(node), ...deadlinesOf(node)]) {
        const to = getNextSnapshot(callMachine, node, event)
        edges++
        visit.edge({ from: node, event, to }, () => `${pathTo(key)}\n  ${JSON.stringify(event)}`)
        if (to !== node) arrive(key, event, to)
      }
  }
  return { states: parents.size, edges, values }
}
