/** Listeners by name: the same name takes the place of the one before. */
export class Listeners<H extends object> {
  #listeners: readonly { readonly name: string; readonly handlers: Partial<H> }[] = []

  add(name: string, handlers: object): void {
    this.remove(name)
    this.#listeners = [...this.#listeners, { name, handlers }]
  }

  remove(name: string): void {
    this.#listeners = this.#listeners.filter((each) => each.name !== name)
  }

  empty(): void {
    this.#listeners = []
  }

  tell(say: (handlers: Partial<H>) => void): void {
    for (const { handlers } of this.#listeners) say(handlers)
  }
}

/** A listener class of the SDKs: it takes what is a function, and nothing else. */
export class ListenerOf<H extends object> {
  constructor(handlers: H) {
    for (const [name, handler] of Object.entries(handlers))
      if (typeof handler === 'function') Object.assign(this, { [name]: handler })
  }
}
