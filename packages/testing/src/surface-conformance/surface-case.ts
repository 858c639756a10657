import { chapterWriter } from '../conformance/chapter-writer.ts'
import type { OsAbility } from './simulated-os.ts'
import type { SurfaceCaseContext } from './surface-case-context.ts'

/** The parts of the kit, in the order in which they are worth reading when several fail. */
export const surfaceChapters = [
  'lifecycle',
  'levels',
  'closing',
  'requests',
  'announced',
  'facts',
  'refusal',
  'restart',
  'hostile',
] as const
export type SurfaceChapter = (typeof surfaceChapters)[number]

export interface SurfaceCase {
  readonly chapter: SurfaceChapter
  readonly needs: readonly OsAbility[]
  /** Rejects with a `ConformanceError` that says what the surface did wrong. */
  run(context: SurfaceCaseContext): Promise<void>
}

/** Writes the chapter into each of its cases. */
export const inSurfaceChapter = chapterWriter<SurfaceCase>()
