import { createTimers } from '@offhook/adapter-kit'
import { createAndroid } from './android/android.ts'
import { type Asked, createHost, type SimulatorChannel, type SimulatorPort } from './host.ts'
import { createIos } from './ios/ios.ts'
import type { Hands, Notice, ScreenCall, Values } from './native-data.ts'
import type { CallkitSimulatorOptions } from './options.ts'
import { createSink, type SentEvent } from './sink.ts'

/** The native side of flutter_callkit_incoming without a device: what it does by its documents, and what it does besides. */
export interface CallkitSimulator {
  readonly platform: 'android' | 'ios'
  /** What `createCallkitIncomingSurface` takes. */
  readonly channel: SimulatorChannel
  /** The same as messages of a Flutter host, for `messageChannel`. */
  readonly port: SimulatorPort
  readonly hands: Hands
  /** What the user sees, and hears. */
  readonly screen: {
    readonly calls: readonly ScreenCall[]
    readonly notices: readonly Notice[]
    readonly isRinging: boolean
    /** iOS: the app has the audio session. */
    readonly hasAudio: boolean
  }
  /** What `activeCalls` would answer now. */
  readonly activeCalls: readonly Values[]
  /** What JavaScript asked, in its order. */
  readonly asked: readonly Asked[]
  /** Every event that was sent, and whether anybody heard it. */
  readonly sent: readonly SentEvent[]
  readonly native: {
    /** Native code shows a call, as a VoIP push or a message of Firebase makes it. */
    push(params: Values): void
    /** Native code starts a call, as an AppDelegate does for Siri and the recent calls. */
    start(params: Values): void
    /** A call has rung long enough. */
    timeOut(id: string): void
    /** Native code sends an event; without a name, `ACTION_CALL_CUSTOM`. */
    send(body: unknown, event?: string): void
    /** iOS: the address for VoIP pushes; empty: no longer valid. */
    pushToken(token: string): void
    /** iOS: CallKit refuses the next call, as by do-not-disturb, and nobody says so. */
    refuseNext(): void
    /** iOS: the provider was reset. */
    reset(): void
    /** Android: the next ACCEPT comes a second time after 360 ms. */
    repeatNextAccept(): void
    cellular(isOn: boolean): void
    /** The process dies. CallKit ends its calls; Android's list of them stays in the preferences. */
    die(): void
  }
  /** Whether anybody listens; what is sent meanwhile is lost. */
  readonly js: {
    attach(): void
    detach(): void
    /** The page is opened again: what the old one listened to is gone. */
    restart(): void
  }
}

export function createCallkitSimulator(options: CallkitSimulatorOptions): CallkitSimulator {
  const timers = createTimers(options.clock)
  const sink = createSink(options, timers)
  const side =
    options.platform === 'android' ? createAndroid(sink, timers) : createIos(sink, timers, options.version === '2.5')
  const { channel, port, asked } = createHost(side, sink, timers, options)
  return {
    platform: options.platform,
    channel,
    port,
    hands: side.hands,
    screen: {
      get calls() {
        return side.screen
      },
      get notices() {
        return side.notices
      },
      get isRinging() {
        return side.isRinging
      },
      get hasAudio() {
        return side.hasAudio
      },
    },
    get activeCalls() {
      return side.activeCalls()
    },
    asked,
    sent: sink.sent,
    native: {
      push: side.push,
      start: side.start,
      timeOut: side.timeOut,
      send: (body, event = 'ACTION_CALL_CUSTOM') => sink.send(event, body, true),
      pushToken: side.pushToken,
      refuseNext: side.refuseNext,
      reset: side.reset,
      repeatNextAccept: side.repeatNextAccept,
      cellular: side.cellular,
      die: side.die,
    },
    js: {
      attach() {
        sink.isAttached = true
      },
      detach() {
        sink.isAttached = false
      },
      restart: sink.forgetListeners,
    },
  }
}
