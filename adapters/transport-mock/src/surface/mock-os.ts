import {
  type Clock,
  type EndReason,
  type Fact,
  type Subject,
  type SurfaceCall,
  type SurfaceRequest,
  seededRandom,
  uuidSource,
} from '@offhook/core'
import type { SurfaceDifficulty, SurfaceRefusal, SurfaceReport } from './difficulty.ts'
import { createLagging } from './lagging.ts'
import { createScreen, type Row, type Screen } from './screen.ts'

export type Wanted = SurfaceRequest extends infer R
  ? R extends SurfaceRequest
    ? Omit<R, 'requestId' | 'call'>
    : never
  : never

/** What arrives in the app: a request of the user, or a fact. */
export type Message =
  | { readonly kind: 'request'; readonly request: SurfaceRequest }
  | { readonly kind: 'fact'; readonly fact: Fact }

/** What an app tells the OS of a call. */
export interface Told {
  readonly call: SurfaceCall
  /** The app takes it for a call that is not on the screen. Else it changes one, and does nothing where there is none. */
  readonly appears: boolean
  readonly held: boolean
  readonly muted: boolean
}

export const subjectOf = (uuid: string | undefined): Subject =>
  uuid === undefined ? {} : { refs: { 'os.uuid': uuid } }

/** The OS's side of the bridge. It knows uuids and no call ids, and keeps its calls though the app dies. */
export interface MockOs {
  readonly screen: Screen
  newUuid(): string
  /** Sends a wish of the user, and gives its id. */
  ask(uuid: string | undefined, wanted: Wanted): string
  tell(fact: Fact): void
  readonly echoes: boolean
  behave(difficulty: SurfaceDifficulty): void
  refuseNext(refusal: SurfaceRefusal): void
  /** The app listens; what nobody heard so far is delivered, once. */
  listen(listener: ((message: Message) => void) | undefined): void
  /** The app died, and with it what it had under way. */
  leave(): void
  /** Its service was killed and is back: the screen is empty, and what it had to say is lost. */
  restart(): void
  list(): Promise<readonly Row[]>
  show(told: Told, shown: (refusal: SurfaceRefusal | undefined) => void): void
  /** A call that nobody answered in time leaves a notification. */
  remove(uuid: string, reason: EndReason): void
  /** The answer was refused: it rings on. */
  ringOn(uuid: string): void
}

/** What the user has pressed stands though the app, which has not heard of it, still says "ringing". */
function levelOf(call: SurfaceCall, before: Row | undefined): Partial<Omit<Row, 'uuid'>> {
  const { direction, remote, video, groupId } = call
  const rings = call.stage === 'ringing'
  const pressed = before?.pressed === true && (!rings || (before.shown?.stage ?? 'ringing') === 'ringing')
  return {
    direction,
    remote,
    video,
    groupId,
    pressed,
    stage: rings && pressed ? 'connecting' : call.stage,
    shown: call,
  }
}

export function createMockOs(clock: Clock, given: SurfaceDifficulty): MockOs {
  const screen = createScreen(clock)
  let difficulty = given
  let nextRefusal: SurfaceRefusal | undefined
  let listener: ((message: Message) => void) | undefined
  let unheard: Message[] = []
  let requests = 0

  const lagMs = () => difficulty.lagMs ?? 0
  const [toApp, toOs] = [createLagging(clock, lagMs), createLagging(clock, lagMs)]

  function send(message: Message): void {
    toApp.send(() => {
      if (listener) listener(message)
      else unheard.push(message)
    })
  }
  const timesOf = (report: SurfaceReport): number =>
    difficulty.loses?.(report) ? 0 : 1 + (difficulty.repeats?.(report) ?? 0)

  function ask(uuid: string | undefined, wanted: Wanted, times: number): string {
    const first = `request-${requests + 1}`
    // A lost one has an id, too: whoever asked waits for its settlement in vain.
    for (let time = 0; time < Math.max(times, 1); time++) {
      requests += 1
      const requestId = `request-${requests}`
      if (time < times) send({ kind: 'request', request: { requestId, call: subjectOf(uuid), ...wanted } })
    }
    return first
  }
  function echo(uuid: string, wanted: Wanted): void {
    if (difficulty.echoes && !difficulty.loses?.(wanted)) ask(uuid, wanted, 1)
  }

  function change(row: Row, { call, held, muted }: Told): void {
    const answers = row.stage === 'ringing' && call.direction === 'incoming' && call.stage !== 'ringing'
    screen.put(call.uuid, {
      ...levelOf(call, row),
      ...(held && { held: call.held }),
      ...(muted && { muted: call.muted }),
    })
    if (answers) echo(call.uuid, { type: 'answer' })
    if (held) echo(call.uuid, { type: 'hold', held: call.held })
    if (muted) echo(call.uuid, { type: 'mute', muted: call.muted })
  }

  return {
    screen,
    newUuid: uuidSource(seededRandom(1)),
    ask: (uuid, wanted) => ask(uuid, wanted, timesOf(wanted)),
    tell(fact) {
      for (let time = timesOf(fact); time > 0; time--) send({ kind: 'fact', fact })
    },
    get echoes() {
      return difficulty.echoes === true
    },
    behave(changes) {
      difficulty = { ...difficulty, ...changes }
    },
    refuseNext(refusal) {
      nextRefusal = refusal
    },
    listen(next) {
      listener = next
      if (!next) return
      const queued = unheard
      unheard = []
      for (const message of queued) next(message)
    },
    leave() {
      listener = undefined
      toOs.lose()
    },
    restart() {
      toApp.lose()
      for (const uuid of [...screen.rows.keys()]) screen.take(uuid)
    },
    list: () =>
      new Promise((resolve) => {
        toOs.send(() => {
          const rows = [...screen.rows.values()].map((row) => ({ ...row }))
          toApp.send(() => resolve(rows))
        })
      }),
    show(told, shown) {
      toOs.send(() => {
        const { call, appears } = told
        const row = screen.get(call.uuid)
        const refusal = row || !appears ? undefined : (nextRefusal ?? difficulty.refuses?.(call))
        if (row) change(row, told)
        else if (refusal) nextRefusal = undefined
        else if (appears) screen.put(call.uuid, { ...levelOf(call, row), held: call.held, muted: call.muted })
        shown(refusal)
      })
    },
    remove(uuid, reason) {
      toOs.send(() => {
        const row = screen.take(uuid)
        if (!row) return
        const rang = row.direction === 'incoming' && row.stage === 'ringing'
        if (rang && (reason === 'cancelled' || reason === 'no-answer')) screen.miss(row)
        echo(uuid, { type: 'end' })
      })
    },
    ringOn(uuid) {
      toOs.send(() => {
        const row = screen.get(uuid)
        if (row?.pressed) screen.put(uuid, { pressed: false, stage: row.shown?.stage ?? 'ringing' })
      })
    },
  }
}
