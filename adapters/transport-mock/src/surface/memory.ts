import type { CallId, SurfaceCall } from '@offhook/core'
import type { Message, Told } from './mock-os.ts'

interface Known {
  /** Of mute and hold, what the OS was last told or last reported. */
  readonly held: boolean
  readonly muted: boolean
  /** It is on the screen, as far as the app knows. */
  readonly there: boolean
  /** When the OS was told of it last. */
  readonly at: number
}

/** What an adapter remembers of the calls on the screen, so that it tells the OS only what differs. */
export interface Memory {
  /** What there is to tell of this level. */
  show(call: SurfaceCall): Told
  hear(message: Message): void
  forget(uuid: string): void
  /** How often the OS was told something so far. */
  now(): number
  /** The OS has listed its calls as they stood then: no other one is there. What was told since stands in no list. */
  listed(rows: readonly Pick<SurfaceCall, 'uuid' | 'held' | 'muted'>[], asOf: number): void
  clear(): void
  /** The uuid under which the phone showed that call last. */
  uuidOf(callId: string): string | undefined
}

const nothing: Known = { held: false, muted: false, there: false, at: 0 }

export function createMemory(): Memory {
  const known = new Map<string, Known>()
  const uuids = new Map<CallId | string, string>()
  let tellings = 0
  const keep = (uuid: string, change: Partial<Known>) =>
    void known.set(uuid, { ...(known.get(uuid) ?? nothing), there: true, ...change })

  function hear(message: Message): void {
    if (message.kind === 'fact') {
      const { fact } = message
      const uuid = 'call' in fact ? fact.call?.refs?.['os.uuid'] : undefined
      if (fact.type === 'port.reset') known.clear()
      else if (uuid === undefined) return
      else if (fact.type === 'surface.timedOut') known.delete(uuid)
      else keep(uuid, {})
      return
    }
    const { request } = message
    const uuid = request.call.refs?.['os.uuid']
    // The notification of a missed call says nothing of the screen.
    if (uuid === undefined || request.type === 'callBack') return
    if (request.type === 'end') known.delete(uuid)
    else if (request.type === 'hold') keep(uuid, { held: request.held })
    else if (request.type === 'mute') keep(uuid, { muted: request.muted })
    else keep(uuid, {})
  }

  return {
    show(call) {
      const { uuid, callId, held, muted } = call
      const before = known.get(uuid) ?? nothing
      uuids.set(callId, uuid)
      keep(uuid, { held, muted, at: ++tellings })
      return { call, appears: !before.there, held: before.held !== held, muted: before.muted !== muted }
    },
    hear,
    forget: (uuid) => void known.delete(uuid),
    now: () => tellings,
    listed(rows, asOf) {
      const isOlder = (uuid: string) => (known.get(uuid)?.at ?? 0) <= asOf
      for (const uuid of known.keys()) if (isOlder(uuid) && rows.every((row) => row.uuid !== uuid)) known.delete(uuid)
      for (const { uuid, held, muted } of rows) if (isOlder(uuid)) keep(uuid, { held, muted })
    },
    clear: () => known.clear(),
    uuidOf: (callId) => uuids.get(callId),
  }
}
