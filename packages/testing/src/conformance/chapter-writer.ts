export interface CaseOf {
  readonly chapter: string
  readonly needs: readonly unknown[]
}

/** A case as it is written: without its chapter, and without `needs` where it needs nothing. */
type Draft<Case extends CaseOf> = Omit<Case, keyof CaseOf> & Partial<Pick<Case, 'needs'>>

/** Writes the chapter into each of its cases, for the cases of one kit. */
export const chapterWriter =
  <Case extends CaseOf>() =>
  <K extends string>(chapter: Case['chapter'], drafts: Readonly<Record<K, Draft<Case>>>): Readonly<Record<K, Case>> => {
    const entries = Object.entries<Draft<Case>>(drafts).map(([name, draft]) => [name, { needs: [], ...draft, chapter }])
    return Object.fromEntries(entries) as Record<K, Case>
  }
