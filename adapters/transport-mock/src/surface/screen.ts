import type { Ability, CallId, Clock, Direction, Millis, Remote, SurfaceCall } from '@offhook/core'

export type ScreenButton =
  | 'answer'
  | 'decline'
  | 'end'
  | 'hold'
  | 'resume'
  | 'mute'
  | 'unmute'
  | 'keypad'
  | 'merge'
  | 'split'

/** One call as the simulated OS draws it. */
export interface ScreenCall {
  readonly uuid: string
  /** Missing: the OS knows of the call, and the phone has not shown it yet. */
  readonly callId?: CallId
  /** What stands in large letters: the name, else the number. Missing: the caller withheld both. */
  readonly name?: string
  readonly address?: string
  readonly avatarUrl?: string
  readonly direction: Direction
  readonly video: boolean
  readonly stage: SurfaceCall['stage']
  readonly held: boolean
  readonly muted: boolean
  readonly groupId?: string
  /** From then on the screen counts the seconds. */
  readonly connectedAt?: Millis
  readonly buttons: readonly ScreenButton[]
}

/** A notification that stays after a call that rang out: its button is "call back". */
export interface MissedCall {
  readonly uuid: string
  readonly name?: string
  readonly address?: string
  readonly at: Millis
}

export interface ScreenSnapshot {
  /** Oldest first. */
  readonly calls: readonly ScreenCall[]
  readonly missed: readonly MissedCall[]
  readonly audioActive: boolean
}

/** What the OS keeps of a call. It is the OS's own level, which the user moves before the app hears of it. */
export interface Row {
  readonly uuid: string
  direction: Direction
  remote: Remote
  video: boolean
  stage: SurfaceCall['stage']
  held: boolean
  muted: boolean
  groupId: string | undefined
  /** The user has pressed "answer" here. */
  pressed: boolean
  connectedAt: Millis | undefined
  /** What the phone showed last. */
  shown: SurfaceCall | undefined
}

export interface Screen {
  readonly rows: ReadonlyMap<string, Row>
  get(uuid: string): Row | undefined
  /** Puts a call on the screen, or changes the one that is there. */
  put(uuid: string, change: Partial<Omit<Row, 'uuid'>>): Row
  take(uuid: string): Row | undefined
  miss(row: Row): void
  setAudio(active: boolean): void
  /** What the buttons are drawn for. */
  setAbilities(can: Partial<Readonly<Record<Ability, boolean>>>): void
  getSnapshot(): ScreenSnapshot
  subscribe(listener: () => void): () => void
}

const blank = {
  direction: 'incoming',
  remote: {},
  video: false,
  stage: 'ringing',
  held: false,
  muted: false,
  groupId: undefined,
  pressed: false,
  connectedAt: undefined,
  shown: undefined,
} as const satisfies Omit<Row, 'uuid'>

/** The glass: rows, and what is drawn of them. It sends nothing and decides nothing. */
export function createScreen(clock: Clock): Screen {
  const rows = new Map<string, Row>()
  const listeners = new Set<() => void>()
  let missed: readonly MissedCall[] = []
  let audioActive = false
  let can: Partial<Readonly<Record<Ability, boolean>>> = {}
  let drawn: ScreenSnapshot | undefined

  function changed(): void {
    drawn = undefined
    for (const listener of [...listeners]) listener()
  }

  return {
    rows,
    get: (uuid) => rows.get(uuid),
    put(uuid, change) {
      const row = Object.assign(rows.get(uuid) ?? { uuid, ...blank }, change)
      if (row.stage === 'connected') row.connectedAt ??= clock.now()
      rows.set(uuid, row)
      changed()
      return row
    },
    take(uuid) {
      const row = rows.get(uuid)
      if (rows.delete(uuid)) changed()
      return row
    },
    miss({ uuid, remote }) {
      missed = [...missed.filter((one) => one.uuid !== uuid), { uuid, ...faceOf(remote), at: clock.now() }]
      changed()
    },
    setAudio(active) {
      audioActive = active
      changed()
    },
    setAbilities(given) {
      can = given
      changed()
    },
    getSnapshot() {
      drawn ??= { calls: [...rows.values()].map((row) => drawnOf(row, [...rows.values()], can)), missed, audioActive }
      return drawn
    },
    subscribe(listener) {
      const own = () => listener()
      listeners.add(own)
      return () => void listeners.delete(own)
    },
  }
}

function faceOf({ name, address, userId }: Remote): Pick<ScreenCall, 'name' | 'address'> {
  const shown = name ?? address ?? userId
  return { ...(shown !== undefined && { name: shown }), ...(address !== undefined && { address }) }
}

function drawnOf(row: Row, rows: readonly Row[], can: Partial<Readonly<Record<Ability, boolean>>>): ScreenCall {
  const { uuid, direction, remote, video, stage, held, muted, groupId, connectedAt, shown } = row
  return {
    uuid,
    ...(shown && { callId: shown.callId }),
    ...faceOf(remote),
    ...(remote.avatarUrl !== undefined && { avatarUrl: remote.avatarUrl }),
    direction,
    video,
    stage,
    held,
    muted,
    ...(groupId !== undefined && { groupId }),
    ...(connectedAt !== undefined && { connectedAt }),
    buttons: buttonsOf(row, rows, can),
  }
}

function buttonsOf(row: Row, rows: readonly Row[], can: Partial<Readonly<Record<Ability, boolean>>>) {
  const { stage, direction, held, muted, groupId } = row
  if (stage === 'ringing' && direction === 'incoming') return ['answer', 'decline'] as const
  const buttons: ScreenButton[] = ['end']
  if (can.setMute !== false) buttons.push(muted ? 'unmute' : 'mute')
  if (stage !== 'connected') return buttons
  if (can.setHold !== false) buttons.push(held ? 'resume' : 'hold')
  if (can.sendDigit !== false) buttons.push('keypad')
  const isGrouped = groupId !== undefined
  const others = rows.some((other) => other !== row && other.stage === 'connected')
  if (!isGrouped && others && can.merge === true) buttons.push('merge')
  if (isGrouped && can.split === true) buttons.push('split')
  return buttons
}
