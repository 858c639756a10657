import type { Transport } from '@offhook/core'
import type { FarAbility } from './far-end.ts'
import type { DeclaredCapabilities, Gap, LocalHarness, RemoteHarness } from './harness.ts'
import { runTransportCase } from './run-transport-case.ts'
import { type Chapter, type Need, unmet } from './transport-case.ts'
import { type CaseName, caseNames, transportCases } from './transport-cases.ts'

/** What is to become of one case with one transport. */
export type PlannedCase = { readonly test: CaseName; readonly chapter: Chapter } & (
  | { readonly kind: 'must pass' }
  /** Declared; it must fail. */
  | { readonly kind: 'gap'; readonly reason: string }
  | { readonly kind: 'does not apply'; readonly lacks: readonly Need[] }
)

/** Throws a sentence that names the gap and what is wrong with it. */
export function planCases(
  capabilities: DeclaredCapabilities,
  gaps: readonly Gap[] = [],
  farCan: readonly FarAbility[] = [],
): readonly PlannedCase[] {
  const reasons = new Map<string, string>()
  for (const { test, reason } of gaps) {
    if (!Object.hasOwn(transportCases, test)) throw new Error(`The gap "${test}" names no test of the kit.`)
    if (reason.trim() === '') throw new Error(`The gap "${test}" needs a written reason.`)
    if (reasons.has(test)) throw new Error(`The gap "${test}" is declared twice.`)
    reasons.set(test, reason)
  }
  return caseNames.map((test): PlannedCase => {
    const { chapter, needs } = transportCases[test]
    const reason = reasons.get(test)
    const lacks = unmet(needs, capabilities, farCan)
    if (lacks.length > 0) {
      if (reason)
        throw new Error(`The gap "${test}" is none: the harness declares that there is no ${lacks.join(', ')}.`)
      return { test, chapter, kind: 'does not apply', lacks }
    }
    return reason ? { test, chapter, kind: 'gap', reason } : { test, chapter, kind: 'must pass' }
  })
}

/** Runs one planned case. A gap that passes rejects, so that it gets deleted. */
export async function runPlanned<C, S extends { readonly transport: Transport<C> }>(
  { test, kind }: PlannedCase,
  harness: LocalHarness<C, S> | RemoteHarness,
): Promise<void> {
  const running = 'run' in harness ? harness.run(test) : runTransportCase(test, harness)
  if (kind !== 'gap') return running
  const closed = await running.then(
    () => true,
    () => false,
  )
  if (closed) throw new Error(`"${test}" passes, so it is no gap any more: delete it from the gaps.`)
}
