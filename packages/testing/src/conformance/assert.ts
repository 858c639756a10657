import type { FarAbility } from './far-end.ts'

/** A case found the transport in breach of the contract; the message says of what. */
export class ConformanceError extends Error {
  override readonly name = 'ConformanceError'
}

export function fail(message: string): never {
  throw new ConformanceError(message)
}

/** The harness declared that its far end can do this, and there is nothing to do it with. */
export function missing(ability: FarAbility): never {
  return fail(`The far end was said to have "${ability}", and it does not.`)
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) fail(message)
}

/** Compares plain data by its JSON. */
export function assertEqual(actual: unknown, expected: unknown, what: string): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (is !== should) fail(`${what}: expected ${should}, got ${is}`)
}
