import { describe, expect, it } from 'vitest'
import { actionOf } from '../src/call/call.guards.ts'
import type { CallEvent } from '../src/call/call-event.ts'
import { judge } from '../src/call/legality.ts'
import { refusalOf, ruleFactsOf } from '../src/call/rules.ts'
import type { CallFact, CallId, Direction, Phase } from '../src/index.ts'
import { type Aspect, aspects, births, finds, isBounded, lifecycle } from './explore/alphabet.ts'
import { contextIn, type Edge, explore, type Node } from './explore/explore.ts'
import { type HostOptions, stillHost } from './explore/host.ts'

const order: Readonly<Record<Phase, number>> = {
  preparing: 0,
  dialing: 1,
  incoming: 1,
  ringing: 2,
  connecting: 3,
  active: 4,
  held: 4,
  ending: 5,
  ended: 6,
}
const phaseIn = (node: Node): Phase | undefined => [...node.tags][0] as Phase | undefined
const isFact = (event: CallEvent): event is CallEvent & CallFact => event.type.startsWith('call.') && 'call' in event
const around = { offline: false, others: false, procedure: false, lineBusy: false }

/** The phone drops duplicate, late and illegal facts before the machine. */
function reaches(event: CallEvent, node: Node): boolean {
  const phase = phaseIn(node)
  return !isFact(event) || (phase !== undefined && judge(event, phase, contextIn(node)) === 'apply')
}

function faultOfNode(node: Node): string | undefined {
  if (node.status === 'error') return 'the machine failed'
  const { tags, value } = node
  if (value === 'gone') return tags.size === 0 ? undefined : 'gone has a phase'
  if (tags.size !== 1) return `${tags.size} phases: ${[...tags]}`
  const context = contextIn(node)
  const phase = phaseIn(node)
  const talking = phase === 'active' || phase === 'held'
  if (talking && (phase === 'held') !== (context.hold.actual === true))
    return `${phase}, hold is ${context.hold.actual}`
  if (talking && context.establishedAt === undefined) return 'talks, but was never established'
  if (phase === 'ended' && !context.end) return 'ended without an end'
  return phase !== 'ended' && context.end ? `${phase} with an end` : undefined
}

function faultOfEdge({ from, event, to }: Edge): string | undefined {
  const [before, after] = [phaseIn(from), phaseIn(to)]
  if (before && after && order[after] < order[before]) return `went back from ${before} to ${after}`
  if (after === undefined && event.type === 'start.refused' && contextIn(from).seen)
    return 'gone though a fact was seen'
  const action = actionOf(event)
  if (!before || !action) return undefined
  const refusal = refusalOf(action, ruleFactsOf(before, contextIn(from), contextIn(from).host.around('' as CallId)))
  const can = from.can(event)
  return can === (refusal === undefined)
    ? undefined
    : `${action}: the machine ${can ? 'can' : 'cannot'}, the rule says ${refusal ?? 'yes'}`
}

interface Scope extends HostOptions {
  readonly direction: Direction
  readonly aspects: readonly Aspect[]
  readonly onPermission?: 'request'
  readonly answered?: boolean
  /** Also facts that the phone would have dropped. */
  readonly hostile?: boolean
}

/** Every fault once, with the shortest way to it, and how much was seen. */
function run(scopes: readonly Scope[]) {
  const faults = new Map<string, string>()
  const values = new Set<string>()
  const note = (fault: string | undefined, path: () => string) => {
    if (fault !== undefined && !faults.has(fault)) faults.set(fault, path())
  }
  let [states, edges] = [0, 0]
  for (const scope of scopes) {
    const { direction, hostile, onPermission, answered } = scope
    const alphabet = [...lifecycle, ...finds(direction), ...scope.aspects.flatMap((name) => aspects[name])]
    for (const birth of births(direction)) {
      const announced = birth.type === 'call.announced'
      const input = {
        host: stillHost(scope),
        id: 'call' as CallId,
        direction,
        attached: !announced,
        found: birth.type === 'call.found',
        ...(announced && answered ? { answered } : {}),
        ...(onPermission ? { onPermission } : {}),
      }
      const may = (event: CallEvent, node: Node) =>
        isBounded(event, contextIn(node)) && (hostile === true || reaches(event, node))
      const found = explore(input, birth, (node) => alphabet.filter((event) => may(event, node)), {
        node: (node, path) => note(faultOfNode(node), path),
        edge: (edge, path) => note(faultOfEdge(edge), path),
      })
      states += found.states
      edges += found.edges
      for (const value of found.values) values.add(value)
    }
  }
  return { faults: [...faults].map(([fault, path]) => `${fault}:\n${path}`), states, edges, values }
}

const names = Object.keys(aspects) as Aspect[]
/** Aspects that meet in the machine; the others do not know of each other, and a soak tries them together all the same. */
const meeting: readonly (readonly Aspect[])[] = [
  ['hold', 'digits'],
  ['hold', 'transfer'],
  ['referral'],
  ['mute', 'video'],
  ['remote'],
  ['media'],
]
const LONG_MS = 3_600_000
const isSoak = Number(process.env.OFFHOOK_RUNS ?? 0) >= 1_000_000
const pairs = isSoak ? names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other])) : meeting

describe.each(['outgoing', 'incoming'] as const)('the machine of an %s call, explored exhaustively', (direction) => {
  const scope: Scope = { direction, aspects: [], able: true, around }

  it(
    'keeps the laws at every node, for every two aspects that meet',
    () => {
      const { faults, states, edges, values } = run(pairs.map((pair) => ({ ...scope, aspects: pair })))
      console.info(`${direction}: ${states} states, ${edges} edges, ${values.size} state values`)
      expect(faults).toEqual([])
      expect(states).toBeGreaterThan(1000)
    },
    LONG_MS,
  )

  it(
    'keeps them where the transport can do little, nobody is online, or others talk',
    () => {
      const scopes: Scope[] = [
        { ...scope, able: false },
        { ...scope, around: { ...around, offline: true, others: true } },
      ]
      expect(run(scopes.flatMap((one) => names.map((name) => ({ ...one, aspects: [name] })))).faults).toEqual([])
    },
    LONG_MS,
  )

  it(
    'keeps them though facts come that the phone would have dropped',
    () => {
      expect(run(names.map((name) => ({ ...scope, aspects: [name], hostile: true }))).faults).toEqual([])
    },
    LONG_MS,
  )

  it('keeps them while a permission is asked for, and when it was answered before it arrived', () => {
    expect(run([{ ...scope, onPermission: 'request', answered: true }]).faults).toEqual([])
  })
})
