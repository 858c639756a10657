import type { End } from '@offhook/core'
import { ambiguousEndCodes, isProvisional, plainEndCodes } from '../codes/end-code.ts'
import { endWords, type Language, unknownWords, type Words } from './end-words.ts'

export interface EndNotice extends Words {
  /** What else the code may mean, for logs and support; absent where it is clear. In English. */
  readonly ambiguous?: string
}

/**
 * What a person should read about the end of this call. `undefined`: nothing, because the end was plain (no code, 0, 200,
 * 487), its code explains none (100 to 199), or this side brought it about.
 */
export function wordsOfEnd(end: End, language: Language): EndNotice | undefined {
  const code = end.vendor?.code
  if (end.by === 'local' || code === undefined) return undefined
  const number = typeof code === 'number' ? code : Number(code)
  if (plainEndCodes.includes(number) || isProvisional(number)) return undefined
  const words = (endWords[number] ?? unknownWords(code))[language]
  const ambiguous = ambiguousEndCodes[number]
  return { ...words, ...(ambiguous !== undefined && { ambiguous }) }
}
