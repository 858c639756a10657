import type { SurfaceHost, SurfaceRequest } from '@offhook/core'
import type { Platform } from '../channel/callkit-channel.ts'
import type { CallkitEvent } from '../events/callkit-event.ts'
import { type Hearing, hear } from '../events/hear.ts'
import { listen } from '../events/listen.ts'
import type { Ask } from '../functions/ask.ts'
import type { CallkitIncomingOptions } from '../options.ts'
import { callKitParamsOf } from '../params/build-params.ts'
import { takeBack } from './close.ts'
import { createLane, type Lane } from './lane.ts'
import { createQuestions } from './questions.ts'
import { ShownCalls } from './shown-calls.ts'

/** The surface between `start()` and `stop()`. */
export interface RunningScreen {
  /** `undefined` until the platform is known, and after `stop()`. */
  readonly context: Hearing | undefined
  /** The platform is known: what came before is heard now, in its order. */
  run(platform: Platform): void
  settle(requestId: string, ok: boolean): void
  stop(): void
}

export interface ScreenParts {
  readonly options: CallkitIncomingOptions
  readonly ask: Ask
  readonly host: SurfaceHost
  nextId(): string
  report(message: string): void
  told(event: CallkitEvent): void
}

/** Requests that the phone has not settled: beyond this many, the oldest is given up. */
const mostUnsettled = 256

/** Events before the platform is known, and while the OS is asked: beyond this many, the oldest is lost, and it is said so. */
const mostWaiting = 256

/** Hears from its first moment, since the native side keeps no event for later. */
export function openScreen({ options, ask, host, nextId, report, told }: ScreenParts): RunningScreen {
  const calls = new ShownCalls()
  const unsettled = new Map<string, SurfaceRequest>()
  let context: Hearing | undefined
  let isOpen = true
  let lane: Lane | undefined
  const questions = createQuestions(ask)
  let isAsking = false
  /** Heard, and waiting for the platform to be known, or for an answer about the event before. */
  let waiting: CallkitEvent[] = []

  function hearNext(): void {
    while (isOpen && context && !isAsking) {
      const event = waiting.shift()
      if (event === undefined) return
      const asked = hear(context, event)
      lane?.goOn()
      if (asked === undefined) continue
      isAsking = true
      void asked.finally(() => {
        isAsking = false
        hearNext()
      })
    }
  }
  const unlisten = listen(options.channel, options.customEvents ?? [], {
    hear(event) {
      told(event)
      questions.came()
      waiting.push(event)
      hearNext()
      if (waiting.length > mostWaiting) report(`${waiting.shift()?.event} was lost: too much came before it was heard.`)
    },
    unreadable: (event, body) => host.emit({ type: 'callkit.unreadable', event, body }),
  })

  const createContext = (platform: Platform): Hearing => {
    lane = platform === 'ios' ? createLane(ask, questions, calls) : undefined
    const say = lane?.ask ?? ask
    return {
      platform,
      host,
      calls,
      ask: say,
      questions,
      leavesNotices: options.missedCalls !== false,
      tell(method, args) {
        void say(method, args).then((answer) => {
          if (!answer.ok) report(`${method}: ${answer.vendor?.message ?? answer.reason}`)
        })
      },
      paramsOf(call) {
        try {
          return callKitParamsOf(call, host, options.params)
        } catch (fault) {
          report(`option 'params' threw: ${String(fault)}`)
          return callKitParamsOf(call, host)
        }
      },
      request(wanted) {
        if (!isOpen) return
        const request = { ...wanted, requestId: nextId() } as SurfaceRequest
        unsettled.set(request.requestId, request)
        const [oldest] = unsettled.keys()
        if (unsettled.size > mostUnsettled && oldest !== undefined) unsettled.delete(oldest)
        host.request(request)
      },
    }
  }

  return {
    get context() {
      return context
    },
    run(platform) {
      if (!isOpen) return
      context = createContext(platform)
      hearNext()
    },
    settle(requestId, ok) {
      const request = unsettled.get(requestId)
      unsettled.delete(requestId)
      const uuid = request?.call.refs?.['os.uuid']
      if (ok || !request || !context || uuid === undefined) return
      // Whatever else was refused, the phone shows the level that stands; a call that it never had, it cannot close.
      const shown = request.type === 'start' ? calls.find(uuid) : undefined
      if (shown?.isOn) takeBack(context, shown)
    },
    stop() {
      isOpen = false
      context = undefined
      waiting = []
      unlisten()
    },
  }
}
