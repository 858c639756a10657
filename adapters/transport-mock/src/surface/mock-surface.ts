import {
  type CallId,
  type CallSurface,
  type Clock,
  type End,
  type Json,
  type Remote,
  type ShowResult,
  type SurfaceCall,
  type SurfaceHost,
  type SurfaceRequest,
  systemClock,
  type Vendor,
} from '@offhook/core'
import type { SurfaceDifficulty, SurfaceRefusal } from './difficulty.ts'
import { createMemory } from './memory.ts'
import { createMockOs, type Message, subjectOf } from './mock-os.ts'
import type { ScreenSnapshot } from './screen.ts'
import { createSurfaceUser, type SurfaceUser } from './surface-user.ts'

export interface ClosedCall {
  readonly callId: CallId
  readonly uuid: string
  readonly end: End
}

export interface MockSurface extends CallSurface {
  listCalls: NonNullable<CallSurface['listCalls']>
  readonly user: SurfaceUser
  /** What stands on the screen, for whoever draws it. A snapshot is the same object until something changes. */
  readonly screen: { getSnapshot(): ScreenSnapshot; subscribe(listener: () => void): () => void }
  /** Calls on the screen as the phone showed them last, and as its user has held and muted them since; oldest first. */
  readonly shown: readonly SurfaceCall[]
  /** Every `close`, oldest first. */
  readonly closed: readonly ClosedCall[]
  /** By request id: whether the phone did what the user asked. A request that is missing is not settled yet. */
  readonly settled: ReadonlyMap<string, boolean>

  /** From now on the OS is as difficult as this; what is left out stays as it was. */
  behave(difficulty: SurfaceDifficulty): void
  /** The next call that appears (not an update) is refused. */
  refuseNext(reason: SurfaceRefusal['reason'], vendor?: Vendor): void
  /** A push wakes the OS screen: it shows a call that the phone does not know yet. Its uuid is the ref `os.uuid`. */
  announce(
    refs: Readonly<Record<string, string>>,
    remote?: Remote,
    options?: { readonly answered?: boolean; readonly video?: boolean },
  ): void
  /** The OS stops ringing. Without an id: the call shown last. */
  timeOut(call?: string): void
  /** The OS gives the audio session to the app, or takes it. */
  setAudioSession(active: boolean): void
  setPushToken(token: string | null): void
  /** Native code sends the app something of its own. */
  sendCustom(data: Json, call?: string): void
  /** The OS took everything down, and says so (CallKit's `providerDidReset`). */
  reset(): void
  /** The OS's service was killed and is back: its screen is empty, nobody was told, and what was under way is lost. */
  restart(): void
  /** The app died, with all that it knew and had under way. The screen stays, and the next app finds it. */
  die(): void
  /** Sends anything to the phone as a request: hostile input, say. */
  request(request: unknown): void
}

export interface MockSurfaceOptions extends SurfaceDifficulty {
  readonly name?: string
  /** Default: real time. Only a lag and the time of what is drawn need it. */
  readonly clock?: Clock
}

const taken: ShowResult = { ok: true }
const pressed = { pressed: true, stage: 'connecting' } as const

/** A simulated OS call screen and its adapter. What its user does reaches the phone within the call, unless it lags. */
export function createMockSurface({
  name = 'mock-surface',
  clock = systemClock,
  ...difficulty
}: MockSurfaceOptions = {}): MockSurface {
  const os = createMockOs(clock, difficulty)
  const { screen } = os
  const memory = createMemory()
  const closed: ClosedCall[] = []
  const settled = new Map<string, boolean>()
  /** What has not been settled yet. */
  const asked = new Map<string, SurfaceRequest>()
  let host: SurfaceHost | undefined

  function hear(message: Message): void {
    memory.hear(message)
    if (message.kind === 'fact') return host?.emit(message.fact)
    asked.set(message.request.requestId, message.request)
    host?.request(message.request)
  }
  const user = createSurfaceUser(os, memory.uuidOf)

  return {
    name,
    get echoes() {
      return os.echoes
    },
    async start(newHost) {
      host = newHost
      screen.setAbilities(newHost.can)
      os.listen(hear)
    },
    show(call) {
      const told = memory.show(call)
      return new Promise((resolve) => {
        os.show(told, (refusal) => {
          if (refusal) memory.forget(call.uuid)
          resolve(refusal ?? taken)
        })
      })
    },
    close({ callId, uuid }, end) {
      closed.push({ callId, uuid, end })
      memory.forget(uuid)
      os.remove(uuid, end.reason)
    },
    settle(requestId, ok) {
      settled.set(requestId, ok)
      const request = asked.get(requestId)
      asked.delete(requestId)
      const uuid = request?.call.refs?.['os.uuid']
      if (ok || uuid === undefined) return
      if (request?.type === 'answer') os.ringOn(uuid)
      if (request?.type !== 'start') return
      memory.forget(uuid)
      os.remove(uuid, 'unknown')
    },
    async listCalls() {
      const asOf = memory.now()
      const rows = await os.list()
      memory.listed(rows, asOf)
      const facts = rows.map(({ uuid, remote, video, stage, held, muted }) => ({
        type: 'call.announced',
        call: subjectOf(uuid),
        remote,
        video,
        answered: stage !== 'ringing',
        held,
        muted,
      }))
      return { complete: true, facts }
    },
    async stop() {
      host = undefined
      os.listen(undefined)
    },

    user,
    screen: { getSnapshot: screen.getSnapshot, subscribe: screen.subscribe },
    get shown() {
      return [...screen.rows.values()].flatMap(({ shown, held, muted }) => (shown ? { ...shown, held, muted } : []))
    },
    get closed() {
      return [...closed]
    },
    settled,
    behave: os.behave,
    refuseNext(reason, vendor) {
      os.refuseNext({ ok: false, reason, ...(vendor === undefined ? {} : { vendor }) })
    },
    announce(refs, remote, options) {
      const uuid = (refs['os.uuid'] ?? os.newUuid()).toLowerCase()
      const { video, answered } = options ?? {}
      const rings = (screen.get(uuid)?.stage ?? 'ringing') === 'ringing'
      screen.put(uuid, {
        ...(remote && { remote }),
        ...(video !== undefined && { video }),
        ...(answered && rings && pressed),
      })
      const call = { refs: { ...refs, 'os.uuid': uuid } }
      os.tell({ type: 'call.announced', call, ...(remote === undefined ? {} : { remote }), ...options })
    },
    timeOut(call) {
      const uuid = user.uuidOf(call)
      const row = uuid === undefined ? undefined : screen.take(uuid)
      if (row) screen.miss(row)
      os.tell({ type: 'surface.timedOut', call: subjectOf(uuid) })
    },
    setAudioSession(active) {
      screen.setAudio(active)
      os.tell({ type: 'audioSession.changed', active })
    },
    setPushToken: (token) => os.tell({ type: 'pushToken.changed', token }),
    sendCustom(data, call) {
      const uuid = call === undefined ? undefined : user.uuidOf(call)
      os.tell({ type: 'surface.custom', ...(uuid !== undefined && { call: subjectOf(uuid) }), data })
    },
    reset() {
      for (const uuid of [...screen.rows.keys()]) screen.take(uuid)
      os.tell({ type: 'port.reset' })
    },
    restart: os.restart,
    die() {
      host = undefined
      os.leave()
      memory.clear()
      asked.clear()
    },
    request: (request) => host?.request(request),
  }
}
