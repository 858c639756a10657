import { type Clock, systemClock, systemRandom, uuidSource } from '@offhook/core'
import type { CallKeepPlatform } from '../platform.ts'
import { type AndroidFaults, createAndroid } from './android/android.ts'
import { createIos, type IosFaults } from './ios/ios.ts'
import { createLine } from './line.ts'
import type { Gone, NativeFunction, NativeFunctions, NativeHost, Os, SimulatedCall, User } from './native-side.ts'

export interface CallKeepSimulatorOptions extends IosFaults, AndroidFaults {
  readonly platform: CallKeepPlatform
  /** For the time-outs of the native side. Default: the system's. */
  readonly clock?: Clock
  /** For the calls that Android names itself. */
  readonly nextId?: () => string
  /** `false`: the app is not running yet. Default true. */
  readonly attached?: boolean
}

/** One function of the native side that was called. */
export interface NativeCall {
  readonly name: string
  readonly args: readonly unknown[]
}

/** The native side of react-native-callkeep 4.3.16 in JavaScript, with hands for the user and for the OS. */
export interface CallKeepSimulator {
  readonly platform: CallKeepPlatform
  /** `NativeModules.RNCallKeep`: only the functions that this platform has. */
  readonly nativeModule: NativeFunctions
  /** Every event that reaches JavaScript, so that it can be handed to `DeviceEventEmitter`. Returns the way to stop. */
  onEvent(listener: (wireName: string, body: unknown) => void): () => void
  readonly user: User
  readonly os: Os & {
    /** The next event of this name is lost on its way to JavaScript, or to the queue. */
    lose(wireName: string): void
    /** Any event with any body, as it is, past queue and listeners. */
    utter(wireName: string, body: unknown): void
  }
  calls(): readonly SimulatedCall[]
  /** The calls that are over, in order, with what the OS thinks of it. */
  readonly gone: readonly Gone[]
  /** What was called, in order. */
  readonly told: readonly NativeCall[]
  /** What would have brought the app down, or shown a red screen. */
  readonly crashes: readonly string[]
  /** The app's JavaScript: what happens while none is attached waits in the queue, or is lost. */
  attach(): void
  detach(): void
}

export function createCallKeepSimulator(options: CallKeepSimulatorOptions): CallKeepSimulator {
  const { platform, clock = systemClock, nextId = uuidSource(systemRandom) } = options
  const line = createLine()
  const listeners = new Set<(wireName: string, body: unknown) => void>()
  const crashes: string[] = []
  const told: NativeCall[] = []
  const lost = new Set<string>()
  let attached = options.attached ?? true

  const host: NativeHost = {
    clock,
    line,
    nextUuid: nextId,
    hasJavaScript: () => attached,
    crash: (why) => void crashes.push(why),
    isLost: (wireName) => lost.delete(wireName),
    // Over the bridge goes a copy.
    send: (wireName, body) => deliver(wireName, structuredClone(body)),
  }
  const deliver = (wireName: string, body: unknown) =>
    line.tell(() => {
      if (attached) for (const listener of [...listeners]) listener(wireName, body)
    })
  const native = platform === 'ios' ? createIos(host, options) : createAndroid(host, options)
  if (attached) native.attached()

  const noted = ([name, run]: readonly [string, NativeFunction]) => {
    const call: NativeFunction = (...args) => {
      told.push({ name, args })
      return run(...args)
    }
    return [name, call] as const
  }
  return {
    platform,
    nativeModule: Object.fromEntries(Object.entries(native.functions).map(noted)),
    onEvent(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    user: native.user,
    os: { ...native.os, utter: deliver, lose: (wireName) => void lost.add(wireName) },
    calls: native.calls,
    gone: native.gone,
    told,
    crashes,
    attach() {
      attached = true
      native.attached()
    },
    detach() {
      attached = false
      native.detached()
    },
  }
}
