/** What this SDK throws when it is asked for what it cannot do now. */
export class TinyError extends Error {
  constructor(readonly code: 'offline' | 'login' | 'number' | 'state') {
    super(code)
  }
}

export type TinyEvent =
  | { readonly type: 'socket'; readonly open: boolean }
  | { readonly type: 'login'; readonly accepted: boolean }
  | { readonly type: 'logout' }
  | { readonly type: 'invited'; readonly call: TinyCall }
  | { readonly type: 'ringing'; readonly call: TinyCall }
  | { readonly type: 'up'; readonly call: TinyCall }
  | { readonly type: 'hold'; readonly call: TinyCall; readonly on: boolean; readonly mine: boolean }
  | { readonly type: 'handed'; readonly call: TinyCall; readonly how: 'accepted' | 'ringing' | 'done' }
  | { readonly type: 'notHanded'; readonly call: TinyCall; readonly why: 'busy' | 'declined' }
  | { readonly type: 'over'; readonly call: TinyCall; readonly status?: number; readonly mine: boolean }

/** A call as this SDK hands it out. It has no number of the caller. */
export class TinyCall {
  state: 'new' | 'up' | 'over' = 'new'
  onHold = false
  muted = false
  /** What the far side of this imaginary line sees. */
  readonly seen = { held: false, digits: '', status: undefined as number | undefined, referredTo: '' }

  constructor(
    readonly id: string,
    readonly outgoing: boolean,
    readonly tell: (event: TinyEvent) => void,
  ) {}

  accept(): void {
    this.state = 'up'
    this.tell({ type: 'up', call: this })
  }

  bye(status?: number): void {
    this.seen.status = status
    this.end(true, status)
  }

  hold(on: boolean): void {
    this.#needUp()
    this.onHold = on
    this.seen.held = on
    this.tell({ type: 'hold', call: this, on, mine: true })
  }

  mute(on: boolean): void {
    this.muted = on
  }

  dtmf(digit: string): void {
    this.#needUp()
    this.seen.digits += digit
  }

  refer(number: string): void {
    this.#needUp()
    this.seen.referredTo = number
    this.tell({ type: 'handed', call: this, how: 'accepted' })
  }

  end(mine: boolean, status?: number): void {
    if (this.state === 'over') return
    this.state = 'over'
    this.tell({ type: 'over', call: this, mine, ...(status !== undefined && { status }) })
  }

  #needUp(): void {
    if (this.state !== 'up') throw new TinyError('state')
  }
}

/** An imaginary calling SDK: one client, one listener, calls that throw. Both ends of its line are in here. */
export class TinyClient {
  readonly #calls: TinyCall[] = []
  readonly #listeners = new Set<(event: TinyEvent) => void>()
  #password: string | undefined
  #isOpen = true
  /** The network lets it through. */
  isPassable = true

  /** Gives back how to stop listening. */
  listen(listener: (event: TinyEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  get calls(): readonly TinyCall[] {
    return this.#calls.filter(({ state }) => state !== 'over')
  }

  /** All calls ever made, for the far end. */
  get history(): readonly TinyCall[] {
    return this.#calls
  }

  login(password: string): void {
    this.#password = password
    this.connect()
  }

  /** Opens the socket if need be, and logs in again. */
  connect(): void {
    if (!this.isPassable) throw new TinyError('offline')
    if (!this.#isOpen) this.setSocket(true)
    this.#tell({ type: 'login', accepted: this.#password === 'right' })
  }

  logout(): void {
    this.#password = undefined
    this.#tell({ type: 'logout' })
  }

  dial(number: string): TinyCall {
    if (!this.#isOpen) throw new TinyError('offline')
    if (this.#password !== 'right') throw new TinyError('login')
    if (number !== 'far') throw new TinyError('number')
    return this.open(true)
  }

  /** Of the far end: the socket breaks or opens, or somebody calls. */
  setSocket(open: boolean): void {
    this.#isOpen = open
    this.#tell({ type: 'socket', open })
  }

  open(outgoing: boolean): TinyCall {
    const call = new TinyCall(`tiny-${this.#calls.length + 1}`, outgoing, (event) => this.#tell(event))
    this.#calls.push(call)
    if (!outgoing) this.#tell({ type: 'invited', call })
    return call
  }

  #tell(event: TinyEvent): void {
    for (const listener of [...this.#listeners]) listener(event)
  }
}
