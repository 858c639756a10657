import type { CaseContext } from './case-context.ts'
import { chapterWriter } from './chapter-writer.ts'
import type { Need } from './needs.ts'

/** The parts of the kit, in the order in which they are worth reading when several fail. */
export const chapters = [
  'lifecycle',
  'facts',
  'commands',
  'multi-call',
  'transfer',
  'video',
  'inputs',
  'media',
  'loss',
  'order',
  'restore',
] as const
export type Chapter = (typeof chapters)[number]

export interface TransportCase {
  readonly chapter: Chapter
  readonly needs: readonly Need[]
  /** Rejects with a `ConformanceError` that says what the transport did wrong. */
  run(context: CaseContext): Promise<void>
}

/** Writes the chapter into each of its cases. */
export const inChapter = chapterWriter<TransportCase>()
