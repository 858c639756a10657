import { createTimers } from '@offhook/adapter-kit'
import { seededRandom, systemClock, uuidSource } from '@offhook/core'
import type { NativeKind } from '../dialect.ts'
import { createAnomalyDice } from './anomalies.ts'
import { createEmitter, type Emitter, type SimulatorEmitter } from './emitter.ts'
import { createFar, type Far, type FarSide } from './far/far.ts'
import { playNumber } from './far/play-number.ts'
import { createPort, type SimulatorPort } from './flutter/port.ts'
import { createFlutterAndroid } from './native/flutter-android/flutter-android.ts'
import { createFlutterIos } from './native/flutter-ios/flutter-ios.ts'
import type { NativeFunctions, NativeHost, NativeSide } from './native/native-host.ts'
import { createRnAndroid } from './native/rn-android/rn-android.ts'
import { createRnIos } from './native/rn-ios/rn-ios.ts'
import { startCodes } from './native/start-codes.ts'
import { createNativeQueue } from './native-queue.ts'
import { demoHotlines, type OmiSimulatorOptions, refusalMs, transferMs } from './options.ts'
import { createNativeModules, type SimulatorModules } from './react-native/native-modules.ts'
import { createPlugin, type SimulatorPlugin } from './react-native/plugin.ts'
import { demoAccounts, demoPeople } from './stack/accounts.ts'
import { createAudio } from './stack/audio.ts'
import { createCalls } from './stack/calls.ts'
import { createNetwork } from './stack/network.ts'
import { createPermissions } from './stack/permissions.ts'
import { createRegistrar } from './stack/registrar.ts'
import { createStack, type Stack } from './stack/stack.ts'

/** The native side of OMICALL in JavaScript, as it is on one platform under one plugin. */
export interface NativeSimulator {
  readonly kind: NativeKind
  /** The functions as JavaScript finds them: by name on React Native, by action on Flutter. */
  readonly functions: NativeFunctions
  /** `NativeModules` of React Native, with `OmikitPlugin` and the modules of the camera views. Empty for Flutter. */
  readonly nativeModules: SimulatorModules
  /** `NativeModules.OmikitPlugin`; none for Flutter. */
  readonly module: SimulatorModules[string] | undefined
  /** `import * as plugin from 'omikit-plugin'`; none for Flutter. */
  readonly plugin: SimulatorPlugin | undefined
  /** The port of a Dart host; none for React Native. */
  readonly port: SimulatorPort | undefined
  /** `DeviceEventEmitter`, or `NativeEventEmitter` of the module. */
  readonly emitter: SimulatorEmitter
  readonly far: Far
  /** The JavaScript of the app: while none is attached, every event is lost. */
  readonly react: { attach(): void; detach(): void }
  /** Nothing happens from here on. */
  dispose(): void
}

function createNative(host: NativeHost, { dialect, platform }: NativeKind): NativeSide {
  if (dialect === 'flutter-3.3') return platform === 'android' ? createFlutterAndroid(host) : createFlutterIos(host)
  return platform === 'android' ? createRnAndroid(host, dialect) : createRnIos(host, dialect)
}

export function createNativeSimulator(options: OmiSimulatorOptions): NativeSimulator {
  const { dialect, platform, clock = systemClock, seed = 1, latencyMs = 0 } = options
  const kind: NativeKind = { dialect, platform }
  const isAndroid = platform === 'android'
  const random = seededRandom(seed)
  const dice = createAnomalyDice(seededRandom(seed + 1), options.anomalies)
  const timers = createTimers(clock)
  const queue = createNativeQueue(timers, latencyMs)
  const emitter: Emitter = createEmitter()
  let attached = options.attached ?? true
  /** 4.0 on iOS sends through a counter of listeners, and drops what nobody has asked for. */
  let listeners = 0
  const heard = () => dialect !== 'rn-4.0' || isAndroid || listeners > 0

  const host: NativeHost = {
    clock,
    timers,
    queue,
    dice,
    stack: () => stack,
    inFront: () => attached,
    send(event, body) {
      if (attached && heard()) queue.tell(() => emitter.emit(event, body))
    },
  }
  const native = createNative(host, kind)
  const { events } = native

  const network = createNetwork()
  const permissions = createPermissions(options.denied ?? [], options.askUser ?? ((asked) => asked))
  const accounts = options.accounts ?? demoAccounts
  const checksPermissions = isAndroid
  const calls = createCalls({
    clock,
    dice,
    random,
    nextId: uuidSource(random),
    events,
    timers,
    freedAfterMs: isAndroid ? undefined : (options.freedAfterMs ?? 30),
    qualityEveryMs: options.qualityEveryMs ?? 1_000,
  })
  const registrar = createRegistrar({
    timers,
    network,
    permissions,
    dice,
    accounts,
    apiKeys: options.apiKeys ?? ['demo-key'],
    registerMs: options.registerMs ?? 50,
    logoutMs: options.logoutMs ?? 50,
    checksPermissions: isAndroid,
    registered: (status) => events.registered(status),
  })
  const hotlines = options.hotlines ?? demoHotlines
  const numberOf = (number: string | undefined) => options.numbers?.find((each) => each.number === number)
  const stack: Stack = createStack({
    timers,
    dice,
    events,
    calls,
    network,
    registrar,
    permissions,
    audio: createAudio(() => events.audioChanged()),
    accounts,
    people: options.people ?? demoPeople,
    codes: startCodes[platform],
    checksPermissions,
    endpointMs: options.endpointMs ?? 500,
    secondCall: options.secondCall ?? 'busy',
    startOf: (number) => numberOf(number)?.start?.[platform],
    placed(call) {
      const seen = far.placed(call)
      if (registrar.session?.customer && !hotlines.includes(call.number ?? '')) {
        calls.after(call, refusalMs, () => calls.ends(call, 403))
        return
      }
      const behaviour = numberOf(call.number)
      if (behaviour) playNumber(behaviour, call, seen, stack, timers)
    },
    transferred(call) {
      if (options.transfers === 'wait') return
      calls.after(call, transferMs, () => network.reach(() => calls.ends(call, 200)))
    },
  })
  const far: FarSide = createFar({ stack, native, dice })

  const observers = {
    added() {
      listeners += 1
    },
    removed(count: number) {
      listeners = Math.max(0, listeners - count)
    },
  }
  const { nativeModules, module, cameras } = createNativeModules(kind, native, observers)
  const counted = countedEmitter(emitter, observers)
  return {
    kind,
    functions: native.functions,
    nativeModules,
    module,
    plugin: module && createPlugin(kind, native.functions, cameras, counted),
    port: dialect === 'flutter-3.3' ? createPort(native.functions, emitter) : undefined,
    emitter: counted,
    far,
    react: {
      attach() {
        attached = true
      },
      detach() {
        attached = false
      },
    },
    dispose() {
      attached = false
      network.set(false)
      for (const call of [...calls.live]) calls.ends(call, 0)
      timers.clear()
    },
  }
}

/** As `NativeEventEmitter` does: the module is told how many listen. */
function countedEmitter(
  emitter: Emitter,
  observers: { added(): void; removed(count: number): void },
): SimulatorEmitter {
  return {
    addListener(event, listener) {
      observers.added()
      const { remove } = emitter.addListener(event, listener)
      let listening = true
      return {
        remove() {
          if (listening) observers.removed(1)
          listening = false
          remove()
        },
      }
    },
    removeAllListeners(event) {
      observers.removed(emitter.listenerCount(event))
      emitter.removeAllListeners(event)
    },
    listenerCount: emitter.listenerCount,
    onEvent: emitter.onEvent,
  }
}
