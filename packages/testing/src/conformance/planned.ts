/** What is to become of one case of a kit, with one adapter. */
export type Planned<Name extends string, Chapter extends string, Need extends string> = {
  readonly test: Name
  readonly chapter: Chapter
} & (
  | { readonly kind: 'must pass' }
  /** Declared; it must fail. */
  | { readonly kind: 'gap'; readonly reason: string }
  | { readonly kind: 'does not apply'; readonly lacks: readonly Need[] }
)

interface Case<Chapter extends string, Need extends string> {
  readonly chapter: Chapter
  readonly needs: readonly Need[]
}

/** Throws a sentence that names the gap and what is wrong with it. */
export function planAll<Name extends string, Chapter extends string, Need extends string>(
  cases: Readonly<Record<Name, Case<Chapter, Need>>>,
  unmet: (needs: readonly Need[]) => readonly Need[],
  gaps: readonly { readonly test: Name; readonly reason: string }[],
): readonly Planned<Name, Chapter, Need>[] {
  const reasons = new Map<string, string>()
  for (const { test, reason } of gaps) {
    if (!Object.hasOwn(cases, test)) throw new Error(`The gap "${test}" names no test of the kit.`)
    if (reason.trim() === '') throw new Error(`The gap "${test}" needs a written reason.`)
    if (reasons.has(test)) throw new Error(`The gap "${test}" is declared twice.`)
    reasons.set(test, reason)
  }
  return (Object.keys(cases) as Name[]).map((test): Planned<Name, Chapter, Need> => {
    const { chapter, needs } = cases[test]
    const reason = reasons.get(test)
    const lacks = unmet(needs)
    if (lacks.length > 0) {
      if (reason)
        throw new Error(`The gap "${test}" is none: the harness declares that there is no ${lacks.join(', ')}.`)
      return { test, chapter, kind: 'does not apply', lacks }
    }
    return reason ? { test, chapter, kind: 'gap', reason } : { test, chapter, kind: 'must pass' }
  })
}

/** Runs one planned case. A gap that passes rejects, so that it gets deleted. */
export async function keepsPlan(
  { test, kind }: Pick<Planned<string, string, string>, 'test' | 'kind'>,
  running: Promise<void>,
): Promise<void> {
  if (kind !== 'gap') return running
  const closed = await running.then(
    () => true,
    () => false,
  )
  if (closed) throw new Error(`"${test}" passes, so it is no gap any more: delete it from the gaps.`)
}

/** What a kit found out of one adapter, a line for each chapter and one for each thing that it does not do. */
export function cardOf<Name extends string, Chapter extends string, Need extends string>(
  title: string,
  chapters: readonly Chapter[],
  plan: readonly Planned<Name, Chapter, Need>[],
  green: ReadonlySet<Name>,
): string {
  const width = Math.max(...chapters.map(({ length }) => length))
  const lines = [title]
  for (const chapter of chapters) {
    const cases = plan.filter((each) => each.chapter === chapter)
    const required = cases.filter(({ kind }) => kind === 'must pass')
    const passed = required.filter(({ test }) => green.has(test)).length
    const sum = required.length === 0 ? 'nothing to pass' : `${passed}/${required.length} passed`
    lines.push(`  ${chapter.padEnd(width)} ${sum}`)
    for (const each of cases) {
      if (each.kind === 'gap') lines.push(`    gap: ${each.test} (${each.reason})`)
      if (each.kind === 'does not apply')
        lines.push(`    does not apply: ${each.test} (lacks ${each.lacks.join(', ')})`)
    }
  }
  return lines.join('\n')
}
