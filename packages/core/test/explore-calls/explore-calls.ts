import type { Policy } from '../../src/index.ts'
import { letItCalm } from './calm.ts'
import { Lab } from './lab.ts'
import { faultsNow, faultsOfCalm } from './laws.ts'
import { type Letter, lettersAt } from './letters.ts'

export interface Scope {
  readonly policy: Partial<Policy>
  /** How the calls came to be there. */
  readonly begin: readonly Letter[]
  /** How many letters may follow. */
  readonly depth: number
  /** Live calls at most. */
  readonly most: number
}

/** What tells two situations apart: all that is shown, all that is waited for. Names and instants do not. */
function keyOf(lab: Lab): string {
  const { snapshot, live, pending, results, deadlines } = lab
  const place = (id: string | undefined) => live.findIndex((call) => call.id === id)
  const calls = live.map(({ id: _id, createdAt: _at, cannot: _cannot, groupId, ...call }) => {
    const { establishedAt: _established, ...rest } = call as typeof call & { establishedAt?: number }
    return [rest, groupId === undefined ? -1 : live.findIndex((one) => one.groupId === groupId)]
  })
  const asked = pending.map(({ command }) => [
    command.type,
    'call' in command ? place(command.call.callId) : -1,
    'held' in command ? command.held : undefined,
  ])
  const waiting = [...results.values()].flatMap(({ type, result }) => (result ? [] : type))
  return JSON.stringify([calls, snapshot.procedure?.type, asked, waiting, deadlines.map((ms) => Math.round(ms / 50))])
}

function arriveBy(letters: readonly Letter[], policy: Partial<Policy>): Lab {
  const lab = new Lab(policy)
  for (const letter of letters) lab.take(letter)
  return lab
}

export interface Explored {
  readonly nodes: number
  readonly edges: number
  readonly faults: ReadonlyMap<string, string>
}

/** Every order of letters from there, breadth first, each situation once; from each of them it must come to rest. */
export function exploreCalls({ policy, begin, depth, most }: Scope): Explored {
  const faults = new Map<string, string>()
  const known = new Set<string>()
  let edges = 0
  const note = (found: Iterable<string>, path: readonly Letter[]) => {
    for (const fault of found)
      if (!faults.has(fault)) faults.set(fault, path.map((letter) => JSON.stringify(letter)).join('\n  '))
  }
  let frontier: (readonly Letter[])[] = [begin]
  for (let step = 0; step <= depth && frontier.length > 0; step++) {
    const paths = frontier
    frontier = []
    for (const path of paths) {
      const lab = arriveBy(path, policy)
      edges++
      note(faultsNow(lab, policy), path)
      const key = keyOf(lab)
      if (known.has(key)) continue
      known.add(key)
      const { snapshot, live, pending, alarms } = lab
      const here = {
        calls: live,
        canStartCall: snapshot.canStartCall,
        procedure: snapshot.procedure !== undefined,
        most,
      }
      if (step < depth)
        for (const letter of lettersAt({ ...here, pending: pending.length, alarms })) frontier.push([...path, letter])
      letItCalm(lab)
      note(faultsOfCalm(lab, policy), path)
    }
  }
  return { nodes: known.size, edges, faults }
}
