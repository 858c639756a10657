import { createEvents } from '@offhook/adapter-kit'
import { type CallSurface, type SurfaceHost, uuidSource } from '@offhook/core'
import type { CallkitEvent } from './events/callkit-event.ts'
import { createAsk } from './functions/ask.ts'
import { type CallkitFunctions, createFunctions } from './functions/callkit-functions.ts'
import { type CallkitIncomingOptions, checkOptions } from './options.ts'
import { createPlatform } from './platform.ts'
import { listCalls } from './screen/active-calls.ts'
import { close } from './screen/close.ts'
import { openScreen, type RunningScreen } from './screen/running-screen.ts'
import { show } from './screen/show.ts'

export interface CallkitIncomingSurface extends CallSurface {
  /** Every function and event of the plugin, typed, under its own name. */
  readonly callkit: CallkitFunctions
}

/** The call screen of flutter_callkit_incoming 2.x and 3.x: CallKit on iOS, call notifications on Android. */
export function createCallkitIncomingSurface(options: CallkitIncomingOptions): CallkitIncomingSurface {
  checkOptions(options)
  const ask = createAsk(options.channel)
  const platform = createPlatform(ask, options.platform)
  let host: SurfaceHost | undefined
  let screen: RunningScreen | undefined
  const nextId = options.ids ?? uuidSource()
  const report = (message: string) => host?.emit({ type: 'callkit.fault', message })
  const events = createEvents<{ event: CallkitEvent }>((fault) =>
    report(`a listener of onEvent threw: ${String(fault)}`),
  )

  return {
    name: 'callkit-incoming',
    callkit: createFunctions(ask, platform, (listener) => events.on('event', listener)),
    async start(given) {
      screen?.stop()
      host = given
      screen = openScreen({ options, ask, host: given, nextId, report, told: (event) => events.emit('event', event) })
      const opened = screen
      try {
        opened.run(await platform())
      } catch (error) {
        opened.stop()
        throw error
      }
    },
    async show(call) {
      const context = screen?.context
      return context ? await show(context, call) : { ok: false, reason: 'not-supported' }
    },
    close(call, end) {
      if (screen?.context) close(screen.context, call, end)
    },
    settle(requestId, ok) {
      screen?.settle(requestId, ok)
    },
    async listCalls() {
      return screen?.context ? await listCalls(screen.context) : { complete: false, facts: [] }
    },
    async stop() {
      screen?.stop()
      screen = undefined
      host = undefined
    },
  }
}
