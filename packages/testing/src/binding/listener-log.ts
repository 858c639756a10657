/** The listeners of a store, those it has and those it had. */
export class ListenerLog<A extends readonly unknown[]> {
  /** How often anybody has subscribed. */
  added = 0
  readonly #present = new Set<(...args: A) => void>()
  readonly #removed: ((...args: A) => void)[] = []
  #gap: (() => void) | undefined

  get present(): number {
    return this.#present.size
  }

  add(listener: (...args: A) => void): () => void {
    const gap = this.#gap
    this.#gap = undefined
    gap?.()
    this.added += 1
    // Wrapped, so that a listener which is given twice counts twice.
    const entry = (...args: A) => listener(...args)
    this.#present.add(entry)
    return () => {
      if (this.#present.delete(entry)) this.#removed.push(entry)
    }
  }

  call(...args: A): void {
    for (const listener of [...this.#present]) listener(...args)
  }

  /** Calls those that were removed, as a store in the midst of a publish may still do. */
  callRemoved(...args: A): void {
    for (const listener of this.#removed) listener(...args)
  }

  /** Runs once, when somebody next subscribes and is not yet subscribed. */
  inNextGap(action: () => void): void {
    this.#gap = action
  }
}
