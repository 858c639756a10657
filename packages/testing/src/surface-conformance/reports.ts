import type { Fact, SurfaceHost, SurfaceRequest } from '@offhook/core'
import { readFact } from '../conformance/read-fact.ts'
import { capabilitiesWith } from '../scripted/capabilities.ts'
import { readRequest } from './read-request.ts'

export type RequestOf<T extends SurfaceRequest['type']> = Extract<SurfaceRequest, { readonly type: T }>

/** Everything that a surface reported, in order. */
export interface Reports {
  /** A host of its own for each `start`; all write into one list. */
  host(): SurfaceHost
  readonly requests: readonly SurfaceRequest[]
  readonly facts: readonly Fact[]
  /** What could not be read, or only in part, each with what was wrong. */
  readonly faults: readonly string[]
  /** How many reports there were, readable or not. */
  readonly count: number
  /** Resolves at the next report. */
  next(): Promise<void>
}

export function createReports(): Reports {
  const requests: SurfaceRequest[] = []
  const facts: Fact[] = []
  const faults: string[] = []
  let count = 0
  let waiting: (() => void)[] = []

  function readRequestOf(raw: unknown, ids: Set<string>): void {
    const request = readRequest(raw)
    if ('fault' in request) return void faults.push(`a request ${request.fault}`)
    if (ids.has(request.requestId)) faults.push(`a request repeats the id ${request.requestId}`)
    ids.add(request.requestId)
    requests.push(request)
  }
  function readFactOf(raw: unknown): void {
    const parsed = readFact(raw)
    if (!parsed.ok) return void faults.push(`a fact: ${parsed.message}`)
    facts.push(parsed.value)
    if (parsed.notes) faults.push(`a ${parsed.value.type}: ${parsed.notes.join(', ')}`)
  }
  const taking = (read: (raw: unknown) => void) => (raw: unknown) => {
    count++
    read(raw)
    const woken = waiting
    waiting = []
    for (const wake of woken) wake()
  }

  return {
    host() {
      const ids = new Set<string>()
      return {
        emit: taking(readFactOf),
        request: taking((raw) => readRequestOf(raw, ids)),
        ringTimeoutMs: 60_000,
        can: capabilitiesWith({}).can,
      }
    },
    requests,
    facts,
    faults,
    get count() {
      return count
    },
    next: () => new Promise((resolve) => waiting.push(resolve)),
  }
}
