/** What was thrown, in words. MUST NOT throw: what is thrown may be anything. */
export function wordsOf(fault: unknown): string {
  try {
    return (fault instanceof Error ? fault.message : String(fault)).slice(0, 256)
  } catch {
    return 'It failed without a word.'
  }
}
