import type { CallSurface, Fact, SurfaceCall, SurfaceHost, SurfaceRequest } from '@offhook/core'
import type { TinyScreen } from './tiny-screen.ts'

// 1. The OS names a call by a uuid, in letters of its own; the core speaks of it in lower case.
const callOf = (uuid: string) => ({ refs: { 'os.uuid': uuid } })
const idOf = (uuid: string) => uuid.toUpperCase()

// 2. What comes over a bridge may be anything. What is missing, or of another type, is read as nothing.
const text = (value: unknown) => (typeof value === 'string' ? value : '')
function read(raw: unknown) {
  const { id, number, caller, keys, on, video }: Record<string, unknown> = Object(raw)
  const flags = { on: on === true, video: video === true }
  return { uuid: text(id).toLowerCase(), number: text(number), caller: text(caller), keys: text(keys), ...flags }
}
type Body = ReturnType<typeof read>

// 3. What the user did becomes a request, what happened becomes a fact: one for each event, and nothing is judged.
function requestOf(name: string, requestId: string, body: Body): SurfaceRequest | undefined {
  const { uuid, number, keys, on, video } = body
  const named = { requestId, call: callOf(uuid) }
  if (name === 'answered') return { ...named, type: 'answer' }
  if (name === 'ended') return { ...named, type: 'end' }
  if (name === 'held') return { ...named, type: 'hold', held: on }
  if (name === 'muted') return { ...named, type: 'mute', muted: on }
  if (name === 'keys' && keys) return { ...named, type: 'digits', digits: keys }
  if (name === 'dial' && number) return { ...named, type: 'start', to: number, video }
  return undefined
}
function factOf(name: string, { uuid, number, caller, on }: Body): Fact | undefined {
  if (name === 'audio') return { type: 'audioSession.changed', active: on }
  if (name === 'reset') return { type: 'port.reset' }
  if (name === 'rang out') return { type: 'surface.timedOut', call: callOf(uuid) }
  if (name === 'pushed')
    return { type: 'call.announced', call: callOf(uuid), remote: { address: number, name: caller } }
  return undefined
}

type Level = Pick<SurfaceCall, 'stage' | 'held' | 'muted'>
const fresh: Level = { stage: 'ringing', held: false, muted: false }
const reasons = { quiet: 'blocked', 'line busy': 'busy' } as const

export function createTinySurface(screen: TinyScreen): CallSurface {
  // 4. Of each call on the screen, what the OS was last told or last reported: so that it is told only what differs.
  const known = new Map<string, Level>()
  const started = new Map<string, string>()
  let host: SurfaceHost | undefined
  let unlisten = () => {}
  let requests = 0

  function hear(name: string, raw: unknown): void {
    const body = read(raw)
    const { uuid, on } = body
    const level = known.get(uuid)
    if (name === 'reset') known.clear()
    if (name === 'ended' || name === 'rang out') known.delete(uuid)
    if (name === 'pushed' || name === 'dial') known.set(uuid, { ...fresh, ...level })
    if (level && name === 'answered') known.set(uuid, { ...level, stage: 'connecting' })
    if (level && name === 'held') known.set(uuid, { ...level, held: on })
    if (level && name === 'muted') known.set(uuid, { ...level, muted: on })

    const request = uuid ? requestOf(name, `tiny-${++requests}`, body) : undefined
    if (request?.type === 'start') started.set(request.requestId, uuid)
    const fact = uuid || name === 'audio' || name === 'reset' ? factOf(name, body) : undefined
    if (request) host?.request(request)
    if (fact) host?.emit(fact)
  }
  function drop(uuid: string): void {
    known.delete(uuid)
    screen.drop(idOf(uuid))
  }

  return {
    name: 'tiny',
    async start(given) {
      unlisten()
      host = given
      unlisten = screen.listen((name, body) => {
        try {
          hear(name, body)
        } catch {
          // A body that cannot even be read says nothing.
        }
      })
    },
    // 5. A level becomes those calls of the OS that are missing; a call that is not on the screen appears there first.
    async show({ uuid, stage, held, muted, direction, remote }) {
      const [id, before] = [idOf(uuid), known.get(uuid)]
      known.set(uuid, { stage, held, muted })
      const refused = before ? undefined : await screen.show(id, remote.address ?? '', direction === 'outgoing')
      if (refused) known.delete(uuid)
      if (refused) return { ok: false, reason: reasons[refused] }
      const was = before ?? fresh
      if (stage !== was.stage && stage === 'connecting') screen.take(id)
      if (stage !== was.stage && stage === 'connected') screen.up(id)
      if (held !== was.held) screen.hold(id, held)
      if (muted !== was.muted) screen.mute(id, muted)
      return { ok: true }
    },
    close: ({ uuid }) => drop(uuid),
    // 6. This OS waits for no answer. But a call that it put there by itself, and that was refused, is taken away.
    settle(requestId, ok) {
      const uuid = started.get(requestId)
      if (started.delete(requestId) && uuid && !ok) drop(uuid)
    },
    async listCalls() {
      const rows = [...screen.rows.values()].map((row) => ({ ...row, uuid: row.id.toLowerCase() }))
      for (const uuid of known.keys()) if (rows.every((row) => row.uuid !== uuid)) known.delete(uuid)
      for (const { uuid, held, muted } of rows) known.set(uuid, { ...fresh, ...known.get(uuid), held, muted })
      const announced = rows.map(({ uuid, number, state, held, muted }) => ({
        ...{ type: 'call.announced', call: callOf(uuid), remote: { address: number } },
        ...{ answered: state !== 'ringing', held, muted },
      }))
      return { complete: true, facts: announced }
    },
    async stop() {
      unlisten()
      host = undefined
    },
  }
}
