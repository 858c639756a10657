import {
  type CallId,
  type CallSurface,
  createPhone,
  type Phone,
  type ShowResult,
  type SurfaceHost,
  type SurfaceRequest,
  seededRandom,
  type Transport,
  uuidSource,
} from '@offhook/core'
import { createVirtualClock, settle } from '@offhook/testing'
import {
  createMockSurface,
  createMockTransport,
  type MockCredentials,
  type SurfaceDifficulty,
  type SurfaceRefusal,
} from '@offhook/transport-mock'
import { disagreement } from './agreement.ts'

/** One thing that happens, in plain words. A number names a call by its place among those there are, if there are any. */
export type WorldStep =
  | { readonly at: 'far'; readonly do: 'call'; readonly from: string }
  | { readonly at: 'far'; readonly do: 'ring' | 'answer' | 'hangUp' | 'hold' | 'resume'; readonly call: number }
  | { readonly at: 'app'; readonly do: 'startCall'; readonly to: string }
  | {
      readonly at: 'app'
      readonly do: 'answer' | 'decline' | 'hangUp' | 'hold' | 'resume' | 'mute' | 'unmute' | 'swap' | 'merge' | 'split'
      readonly call: number
    }
  | { readonly at: 'screen'; readonly do: 'answer' | 'end' | 'callBack'; readonly call: number }
  /** `falsely`: also a call that rings no more. */
  | { readonly at: 'screen'; readonly do: 'timeOut'; readonly call: number; readonly falsely: boolean }
  | { readonly at: 'screen'; readonly do: 'hold' | 'mute'; readonly call: number; readonly on: boolean }
  | { readonly at: 'screen'; readonly do: 'start'; readonly to: string }
  | { readonly at: 'os'; readonly do: 'announce'; readonly from: string; readonly answered: boolean }
  | { readonly at: 'os'; readonly do: 'refuseNext'; readonly reason: SurfaceRefusal['reason'] }
  | { readonly at: 'os'; readonly do: 'lag'; readonly ms: number }
  | { readonly at: 'os'; readonly do: 'repeat'; readonly times: number }
  | { readonly at: 'os'; readonly do: 'restart' | 'lose' | 'keep' | 'reset' }
  | { readonly at: 'phone'; readonly do: 'wake' | 'relaunch' }
  | { readonly at: 'time'; readonly ms: number }

/** A phone that can die: whatever it does or hears afterwards is nothing. */
interface Life {
  readonly phone: Phone<MockCredentials>
  alive: boolean
  host: SurfaceHost | undefined
}

const never = new Promise<never>(() => {})

/** One user's phone and OS, with the network behind it, in virtual time. */
export async function createSurfaceWorld(difficulty: SurfaceDifficulty = {}) {
  const clock = createVirtualClock(1_000_000)
  const transport = createMockTransport({ clock })
  const surface = createMockSurface({ clock, ...difficulty })
  const ids = uuidSource(seededRandom(7))
  const refused = new Set<CallId>()
  /** The requests that a living phone has heard, and how often each was settled. */
  const heard = new Map<string, { readonly uuid: string | undefined; settled: number }>()
  const told = { shows: 0 }
  /** How often somebody has tapped mute, in the app or on the screen. */
  let mutes = 0
  let pushes = 0
  let life: Life

  function screenOf(own: { alive: boolean; host: SurfaceHost | undefined }): CallSurface {
    return {
      ...surface,
      async start(host) {
        own.host = {
          ...host,
          request(raw) {
            if (!own.alive) return
            const { requestId, call } = raw as SurfaceRequest
            heard.set(requestId, { uuid: call.refs?.['os.uuid'], settled: 0 })
            host.request(raw)
          },
          emit: (fact) => void (own.alive && host.emit(fact)),
        }
        await surface.start(own.host)
      },
      show(call): Promise<ShowResult> {
        if (!own.alive) return never
        told.shows++
        return surface.show(call)
      },
      close: (call, end) => void (own.alive && surface.close(call, end)),
      settle(requestId, ok) {
        if (!own.alive) return
        const request = heard.get(requestId)
        if (request) request.settled++
        surface.settle(requestId, ok)
      },
      listCalls: () => (own.alive ? surface.listCalls() : never),
    }
  }
  function lineOf(own: { readonly alive: boolean }): Transport<MockCredentials> {
    return {
      ...transport,
      execute: (command, options) => (own.alive ? transport.execute(command, options) : never),
      start: (host) => transport.start({ emit: (fact) => void (own.alive && host.emit(fact)) }),
    }
  }
  async function launch(): Promise<void> {
    const own: { alive: boolean; host: SurfaceHost | undefined } = { alive: true, host: undefined }
    const phone = createPhone({ transport: lineOf(own), surface: screenOf(own), clock, ids, random: seededRandom(1) })
    life = Object.assign(own, { phone })
    phone.on('surface.refused', ({ callId }) => refused.add(callId))
    void phone.start()
    await settle()
    void phone.signIn({ username: '100' })
    await settle()
  }

  const pick = <T>(list: readonly T[], place: number): T | undefined => list[place % (list.length || 1)]

  function inApp({ do: deed, ...given }: Extract<WorldStep, { readonly at: 'app' }>): void {
    const { phone } = life
    if ('to' in given) return void phone.startCall({ to: given.to })
    const call = pick(
      phone.getSnapshot().calls.filter(({ phase }) => phase !== 'ended'),
      'call' in given ? given.call : 0,
    )
    if (deed === 'swap') return void phone.swap()
    if (deed === 'merge') return void phone.merge()
    if (!call || deed === 'startCall') return
    if (deed === 'mute' || deed === 'unmute') mutes++
    void phone[deed](call.id)
  }

  function onScreen(step: Extract<WorldStep, { readonly at: 'screen' }>): void {
    const { user, screen } = surface
    if (step.do === 'start') return void user.start(step.to)
    const { calls, missed } = screen.getSnapshot()
    if (step.do === 'callBack') {
      const one = pick(missed, step.call)
      if (one) user.callBack(one.uuid)
      return
    }
    const row = pick(calls, step.call)
    if (!row) return
    // A call that rings has no such buttons.
    const rings = row.buttons.includes('answer')
    if (rings && (step.do === 'hold' || step.do === 'mute')) return
    if (step.do === 'mute') mutes++
    if (step.do === 'hold') user.hold(step.on, row.uuid)
    else if (step.do === 'mute') user.mute(step.on, row.uuid)
    else if (step.do !== 'timeOut') user[step.do](row.uuid)
    else if (rings || step.falsely) surface.timeOut(row.uuid)
  }

  function inOs(step: Extract<WorldStep, { readonly at: 'os' }>): void {
    switch (step.do) {
      case 'announce': {
        const uuid = `cccccccc-0000-4000-8000-${(++pushes).toString(16).padStart(12, '0')}`
        return surface.announce({ 'os.uuid': uuid }, { address: step.from }, { answered: step.answered })
      }
      case 'refuseNext':
        return surface.refuseNext(step.reason)
      case 'lag':
        return surface.behave({ lagMs: step.ms })
      case 'repeat':
        // Digits, "call back" and "start" that come twice are two wishes, and nobody could know better.
        return surface.behave({ repeats: ({ type }) => (/callBack|digits/.test(type) ? 0 : step.times) })
      case 'restart':
        return surface.restart()
      case 'reset':
        return surface.reset()
      case 'lose':
        // Of what no list tells afterwards, nothing may be lost.
        return surface.behave({ loses: ({ type }) => /^(answer|end|hold|mute|call.announced)$/.test(type) })
      case 'keep':
        return surface.behave({ loses: () => false })
      default:
        return step satisfies never
    }
  }

  const world = {
    clock,
    surface,
    transport,
    heard,
    told,
    get phone() {
      return life.phone
    },
    /** Mute commands that the line has had, beyond what anybody wished. */
    get needless() {
      return transport.far.received.filter(({ type }) => type === 'setMute').length - mutes
    },
    async run(step: WorldStep): Promise<void> {
      switch (step.at) {
        case 'far': {
          if (step.do === 'call') return void transport.far.call({ from: step.from })
          const call = pick(transport.far.calls, step.call)
          return call?.[step.do]()
        }
        case 'app':
          return inApp(step)
        case 'screen':
          return onScreen(step)
        case 'os':
          return inOs(step)
        case 'phone':
          if (step.do === 'wake') return life.host?.emit({ type: 'app.changed', state: 'foreground' })
          life.alive = false
          surface.die()
          for (const [id, { settled }] of heard) if (settled === 0) heard.delete(id)
          return launch()
        case 'time':
          return clock.advanceAsync(step.ms)
        default:
          return step satisfies never
      }
    },
    differs() {
      const asked = new Set([...heard.values()].flatMap(({ uuid, settled }) => (settled === 0 ? (uuid ?? []) : [])))
      return disagreement(life.phone.getSnapshot(), surface.screen.getSnapshot(), {
        unseen: ({ id }) => refused.has(id),
        pending: ({ uuid }) => asked.has(uuid),
      })
    },
  }
  await launch()
  return world
}
