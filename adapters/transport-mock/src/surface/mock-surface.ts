import type {
  CallId,
  CallSurface,
  End,
  Remote,
  ShowResult,
  Subject,
  SurfaceCall,
  SurfaceHost,
  SurfaceRequest,
  Vendor,
} from '@offhook/core'

type Refusal = Extract<ShowResult, { readonly ok: false }>['reason']

/** What the user can do on the simulated call screen. Each gives the id under which it is settled later. */
export interface SurfaceUser {
  /** Without an id: the call shown last. */
  answer(callId?: CallId, options?: { readonly video?: boolean }): string
  end(callId?: CallId): string
  hold(held: boolean, callId?: CallId): string
  mute(muted: boolean, callId?: CallId): string
  digits(digits: string, callId?: CallId): string
  /** Starts a call from the list of recent calls of the OS. */
  start(to: string, options?: { readonly video?: boolean }): string
}

export interface ClosedCall {
  readonly callId: CallId
  readonly end: End
}

export interface MockSurface extends CallSurface {
  readonly user: SurfaceUser
  /** Calls on the screen as they were shown last, in the order in which they appeared. */
  readonly shown: readonly SurfaceCall[]
  /** Every `close`, oldest first. */
  readonly closed: readonly ClosedCall[]
  /** By request id: whether the phone did what the user asked. A request that is missing is not settled yet. */
  readonly settled: ReadonlyMap<string, boolean>
  /** The next call that appears (not an update) is refused. */
  refuseNext(reason: Refusal, vendor?: Vendor): void
  /** A push wakes the OS screen: it shows a call that the phone does not know yet. */
  announce(refs: Readonly<Record<string, string>>, remote?: Remote, options?: { readonly answered?: boolean }): void
  /** The OS took everything down (CallKit's `providerDidReset`). */
  reset(): void
  /** Sends anything to the phone as a request: hostile input, say. */
  request(request: unknown): void
}

export interface MockSurfaceOptions {
  readonly name?: string
}

type Wanted = SurfaceRequest extends infer R
  ? R extends SurfaceRequest
    ? Omit<R, 'requestId' | 'call'>
    : never
  : never

/** A simulated OS call screen. It keeps no time: what the user does reaches the phone within the call that does it. */
export function createMockSurface({ name = 'mock-surface' }: MockSurfaceOptions = {}): MockSurface {
  const shown = new Map<CallId, SurfaceCall>()
  const closed: ClosedCall[] = []
  const settled = new Map<string, boolean>()
  let host: SurfaceHost | undefined
  let refusal: Exclude<ShowResult, { readonly ok: true }> | undefined
  let requests = 0

  const ask = (callId: CallId | undefined, wanted: Wanted): string => {
    requests += 1
    const requestId = `request-${requests}`
    const target = callId ?? [...shown.keys()].at(-1)
    const call: Subject = wanted.type === 'start' || target === undefined ? {} : { callId: target }
    host?.request({ requestId, call, ...wanted } satisfies SurfaceRequest)
    return requestId
  }

  return {
    name,
    start(newHost) {
      host = newHost
      return Promise.resolve()
    },
    show(call) {
      if (refusal && !shown.has(call.callId)) {
        const result = refusal
        refusal = undefined
        return Promise.resolve(result)
      }
      shown.set(call.callId, call)
      return Promise.resolve({ ok: true })
    },
    close(callId, end) {
      shown.delete(callId)
      closed.push({ callId, end })
    },
    settle(requestId, ok) {
      settled.set(requestId, ok)
    },
    stop() {
      host = undefined
      shown.clear()
      return Promise.resolve()
    },

    user: {
      answer: (callId, options) => ask(callId, { type: 'answer', ...options }),
      end: (callId) => ask(callId, { type: 'end' }),
      hold: (held, callId) => ask(callId, { type: 'hold', held }),
      mute: (muted, callId) => ask(callId, { type: 'mute', muted }),
      digits: (digits, callId) => ask(callId, { type: 'digits', digits }),
      start: (to, { video = false } = {}) => ask(undefined, { type: 'start', to, video }),
    },
    get shown() {
      return [...shown.values()]
    },
    get closed() {
      return [...closed]
    },
    settled,
    refuseNext(reason, vendor) {
      refusal = { ok: false, reason, ...(vendor === undefined ? {} : { vendor }) }
    },
    announce(refs, remote, options) {
      host?.emit({ type: 'call.announced', call: { refs }, ...(remote === undefined ? {} : { remote }), ...options })
    },
    reset() {
      shown.clear()
      host?.emit({ type: 'port.reset' })
    },
    request: (request) => host?.request(request),
  }
}
