/** What the imaginary OS keeps of a call. Its ids are uuids in capitals. */
export interface TinyRow {
  readonly id: string
  readonly number: string
  readonly mine: boolean
  state: 'ringing' | 'taken' | 'up'
  held: boolean
  muted: boolean
}

type Listener = (name: string, body: unknown) => void

/** An imaginary OS call screen behind a bridge: functions that take ids, and events with bodies of any kind. */
export class TinyScreen {
  readonly rows = new Map<string, TinyRow>()
  readonly told = { hold: 0, mute: 0 }
  refusal: 'quiet' | 'line busy' | undefined
  private listener: Listener | undefined
  private unheard: [name: string, body: unknown][] = []

  /** What nobody heard so far is sent to the first who listens. */
  listen(listener: Listener): () => void {
    this.listener = listener
    const queued = this.unheard
    this.unheard = []
    for (const [name, body] of queued) listener(name, body)
    return () => {
      if (this.listener === listener) this.listener = undefined
    }
  }
  send(name: string, body: unknown): void {
    if (this.listener) this.listener(name, body)
    else this.unheard.push([name, body])
  }

  // What an app can call.
  async show(id: string, number: string, mine: boolean): Promise<'quiet' | 'line busy' | undefined> {
    const { refusal } = this
    this.refusal = undefined
    if (!refusal) this.rows.set(id, { id, number, mine, state: mine ? 'taken' : 'ringing', held: false, muted: false })
    return refusal
  }
  take(id: string): void {
    const row = this.rows.get(id)
    if (row?.state === 'ringing') row.state = 'taken'
  }
  up(id: string): void {
    const row = this.rows.get(id)
    if (row) row.state = 'up'
  }
  /** Tells of it, as a user who ends a call does. */
  drop(id: string): void {
    if (this.rows.delete(id)) this.send('ended', { id })
  }
  /** Tells of it, as a user who mutes does; so does `hold`. */
  mute(id: string, on: boolean): void {
    this.told.mute++
    this.press(id, 'muted', on)
  }
  hold(id: string, on: boolean): void {
    this.told.hold++
    this.press(id, 'held', on)
  }

  // What its user and the OS can do.
  press(id: string, what: 'held' | 'muted', on: boolean): void {
    const row = this.rows.get(id)
    if (!row) return
    row[what] = on
    this.send(what, { id, on })
  }
  answer(id: string): void {
    this.take(id)
    this.send('answered', { id })
  }
  push(id: string, number: string, caller: string): void {
    this.rows.set(id, { id, number, mine: false, state: 'ringing', held: false, muted: false })
    this.send('pushed', { id, number, caller })
  }
}
