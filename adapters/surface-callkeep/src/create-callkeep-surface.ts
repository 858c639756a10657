import type { CallSurface, SurfaceHost } from '@offhook/core'
import { hearQueue, listen } from './early/listen.ts'
import { createQueue } from './early/queue.ts'
import { type CallKeepFunctions, createFunctions } from './functions/functions.ts'
import { createEar } from './hear.ts'
import { type CallKeepSurfaceOptions, checkOptions, present } from './options.ts'
import { readCalls } from './read/calls.ts'
import { wordsOf } from './read/fault.ts'
import { createRequests, subjectOf } from './requests.ts'
import { Screen } from './screen/screen.ts'

export interface CallKeepSurface extends CallSurface {
  /** What callkeep can beside showing calls, under its own names; what this platform lacks is answered, not thrown. */
  readonly callKeep: CallKeepFunctions
}

/** The call screen of react-native-callkeep 4.3: CallKit on iOS, Telecom on Android. */
export function createCallKeepSurface(options: CallKeepSurfaceOptions): CallKeepSurface {
  checkOptions(options)
  const { callKeep, platform, setup } = options
  const isIos = platform === 'ios'
  let host: SurfaceHost | undefined
  let unlisten = () => {}
  let listed = false
  const screen = new Screen({
    callKeep,
    platform,
    present: options.present ?? present,
    // Of grouping callkeep would say nothing: a button that does nothing is none.
    offers: () => ({
      supportsHolding: host?.can.setHold === true,
      supportsDTMF: host?.can.sendDigit === true,
      supportsGrouping: false,
      supportsUngrouping: false,
    }),
  })
  const requests = createRequests()
  const queue = createQueue(platform)

  /** Native code that has set it up itself is told only that somebody listens. */
  async function setUp(): Promise<void> {
    if (!setup) return callKeep.registerAndroidEvents()
    try {
      await callKeep.setup(setup)
    } catch (reason) {
      throw reason instanceof Error
        ? reason
        : new Error(`setup: ${wordsOf(reason ?? 'the user wants no phone account')}`)
    }
  }

  return {
    name: 'callkeep',
    callKeep: createFunctions(callKeep, platform, (call) => screen.find(call)?.osId),
    async start(given) {
      unlisten()
      if (!isIos && !callKeep.supportConnectionService()) throw new Error('Telecom needs Android 6.')
      host = given
      listed = false
      const audioId = options.audioId ?? (({ kind }) => kind)
      const ear = createEar({ host: given, callKeep, screen, requests, audioId })
      const stop = listen(callKeep, platform, queue, ear)
      unlisten = stop
      try {
        await setUp()
      } catch (error) {
        stop()
        if (host === given) host = undefined
        throw error
      }
      if (host !== given) return
      // Sent one after the other, so that nothing can come between: the queue of Android is broken once it was read.
      const early = callKeep.getInitialEvents()
      callKeep.clearInitialEvents()
      callKeep.setReachable()
      callKeep.setAvailable(true)
      try {
        const events = await early
        if (host === given) hearQueue(queue, ear, events)
        queue.cleared()
      } catch (fault) {
        ear.puzzle('getInitialEvents', wordsOf(fault))
      }
    },
    async show(call) {
      return host ? await screen.show(call) : { ok: false, reason: 'not-supported' }
    },
    close: (call, end) => screen.close(call, end),
    settle(requestId, ok) {
      const asked = requests.take(requestId)
      if (!ok && asked?.uuid !== undefined) screen.denied(asked.type, asked.uuid)
    },
    ...(isIos && {
      async listCalls() {
        const { there } = screen
        const calls = readCalls(await callKeep.getCalls())
        if (!calls) return { complete: false, facts: [] }
        const isOurs = options.isOurs ?? (() => !listed)
        const ours = calls.filter((call) => screen.find(call.osId) || (!call.outgoing && isOurs(call)))
        listed = true
        screen.listed(calls, there)
        const facts = ours.flatMap(({ osId, outgoing, connected, held }) => {
          // In the letters in which it is spoken of.
          const { uuid, closed } = screen.seen(screen.find(osId)?.osId ?? osId)
          // It was over before the OS had it, and has just been taken down: it is no call any more.
          if (closed) return []
          // Whether it is muted, iOS does not say.
          const standing = { held, ...(!outgoing && { answered: connected }) }
          return { type: 'call.announced', call: subjectOf(uuid), ...standing } as const
        })
        return { complete: true, facts }
      },
    }),
    async stop() {
      unlisten()
      unlisten = () => {}
      host = undefined
      screen.rest()
      if (isIos) return
      // What happens now waits in the queue, and no call is placed from outside.
      callKeep.setAvailable(false)
      callKeep.unregisterAndroidEvents()
    },
  }
}
