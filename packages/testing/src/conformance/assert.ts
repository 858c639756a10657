/** A case found the transport in breach of the contract; the message says of what. */
export class ConformanceError extends Error {
  override readonly name = 'ConformanceError'
}

export function fail(message: string): never {
  throw new ConformanceError(message)
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) fail(message)
}

/** Compares plain data by its JSON. */
export function assertEqual(actual: unknown, expected: unknown, what: string): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (is !== should) fail(`${what}: expected ${should}, got ${is}`)
}
