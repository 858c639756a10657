import type { CallId, Fact, SurfaceCall, SurfaceHost, SurfaceRequest } from '@offhook/core'
import { capabilitiesWith, settle } from '@offhook/testing'
import {
  type CallkitIncomingOptions,
  type CallkitIncomingSurface,
  createCallkitIncomingSurface,
  type Platform,
} from '../../src/index.ts'

export const uuid = '6ba7b810-9dad-41d1-80b4-00c04fd430c8'
export const other = '6ba7b811-9dad-41d1-80b4-00c04fd430c8'

/** One with everything that a native body of this call would say. */
export const callOf = (changes: Partial<SurfaceCall> = {}): SurfaceCall => ({
  callId: (changes.uuid ?? uuid) as CallId,
  uuid,
  direction: 'incoming',
  remote: { address: '0901234567', name: 'Mai' },
  video: false,
  stage: 'ringing',
  held: false,
  muted: false,
  ...changes,
})

export interface Line {
  readonly surface: CallkitIncomingSurface
  readonly host: SurfaceHost
  readonly requests: readonly SurfaceRequest[]
  readonly facts: readonly Fact[]
  /** What the surface asked the native side. */
  readonly asked: readonly { readonly method: string; readonly args: unknown }[]
  /** The native side says this, under the name of the wire. */
  say(event: string, body: unknown): Promise<void>
  /** The same under this very name. */
  sayAs(name: string, body: unknown): Promise<void>
  /** Shows a call, and lets the OS say that it shows it; what was reported of that is forgotten. */
  put(call: SurfaceCall): Promise<void>
  /** What the native side answers from now on; a function that throws rejects. */
  answers(method: string, answer: unknown): void
}

export interface LineOptions extends Omit<CallkitIncomingOptions, 'channel'> {
  readonly platform: Platform
  readonly ringTimeoutMs?: number
}

/** A surface between a host and a native side that a test plays by hand. */
export function createLine({ ringTimeoutMs = 45_000, ...options }: LineOptions): Line {
  const requests: SurfaceRequest[] = []
  const facts: Fact[] = []
  const asked: { method: string; args: unknown }[] = []
  const answers = new Map<string, unknown>([['activeCalls', []]])
  const listeners = new Map<string, Set<(body: unknown) => void>>()
  const host: SurfaceHost = {
    emit: (fact) => void facts.push(fact as Fact),
    request: (request) => void requests.push(request as SurfaceRequest),
    ringTimeoutMs,
    can: capabilitiesWith({}).can,
  }
  let ids = 0
  const surface = createCallkitIncomingSurface({
    ids: () => {
      ids += 1
      return `r${ids}`
    },
    ...options,
    channel: {
      async invoke(method, args) {
        asked.push({ method, args })
        const answer = answers.has(method) ? answers.get(method) : true
        return typeof answer === 'function' ? answer() : answer
      },
      on(event, listener) {
        const set = listeners.get(event) ?? new Set()
        listeners.set(event, set.add(listener))
        return () => void set.delete(listener)
      },
    },
  })
  const sayAs = async (name: string, body: unknown) => {
    for (const listener of [...(listeners.get(name) ?? [])]) listener(body)
    await settle()
  }
  return {
    surface,
    host,
    requests,
    facts,
    asked,
    answers: (method, answer) => void answers.set(method, answer),
    say: (event, body) => sayAs(`com.hiennv.flutter_callkit_incoming.${event}`, body),
    sayAs,
    async put(call) {
      const rings = call.stage === 'ringing'
      await surface.show(call)
      const { address: handle, name: nameCaller } = call.remote
      await sayAs(`com.hiennv.flutter_callkit_incoming.ACTION_CALL_${rings ? 'INCOMING' : 'START'}`, {
        id: call.uuid,
        handle,
        nameCaller,
      })
      ids = 0
      requests.length = 0
      facts.length = 0
    },
  }
}

/** One that was started; what it asked on the way is forgotten. */
export async function openLine(options: LineOptions): Promise<Line & { asked: { method: string; args: unknown }[] }> {
  const line = createLine(options)
  await line.surface.start(line.host)
  const asked = line.asked as { method: string; args: unknown }[]
  asked.length = 0
  return { ...line, asked }
}

export const methodsOf = ({ asked }: Pick<Line, 'asked'>): readonly string[] => asked.map(({ method }) => method)
