import type { CallId, SurfaceCall, SurfaceHost } from '@offhook/core'
import { createVirtualClock, settle, type VirtualClock } from '@offhook/testing'
import type * as ReactNative from 'react-native'
import { loadReactNative } from '../../../../scripts/vitest/react-native/index.ts'
import {
  type CallKeepPlatform,
  type CallKeepSetup,
  type CallKeepSurface,
  type CallKeepSurfaceOptions,
  createCallKeepSurface,
  type RNCallKeep,
} from '../../src/index.ts'
import {
  type CallKeepSimulator,
  type CallKeepSimulatorOptions,
  createCallKeepSimulator,
} from '../../src/simulator/index.ts'
import { type CallKeepJavaScript, loadCallKeep } from './callkeep-javascript.ts'

export const setup: CallKeepSetup = {
  ios: { appName: 'Offhook' },
  android: {
    alertTitle: 'Calls',
    alertDescription: 'May this app place calls?',
    cancelButton: 'No',
    okButton: 'Yes',
    additionalPermissions: [],
    selfManaged: true,
  },
}
export const managed: CallKeepSetup = { ...setup, android: { ...setup.android, selfManaged: false } }

/** One run of an app's JavaScript on a telephone, which outlives it. */
export interface App {
  readonly reactNative: typeof ReactNative
  readonly javaScript: CallKeepJavaScript
  readonly callKeep: RNCallKeep
  /** What listeners threw: react-native-callkeep itself does, of some bodies. */
  readonly thrown: readonly string[]
  kill(): void
}

/** The real JavaScript of React Native and of callkeep; only the native side is the simulator. */
export function launch(simulator: CallKeepSimulator, nativeModules: Readonly<Record<string, object>> = {}): App {
  const { platform, nativeModule } = simulator
  const reactNative = loadReactNative({ platform, nativeModules: { RNCallKeep: nativeModule, ...nativeModules } })
  const javaScript = loadCallKeep(reactNative)
  const thrown: string[] = []
  const deliver = simulator.onEvent((name, body) => {
    try {
      reactNative.DeviceEventEmitter.emit(name, body)
    } catch (error) {
      thrown.push(String(error))
    }
  })
  simulator.attach()
  return {
    reactNative,
    javaScript,
    callKeep: javaScript.default,
    thrown,
    kill() {
      deliver()
      simulator.detach()
    },
  }
}

type Said = Readonly<Record<string, unknown>>

/** A phone that only writes down what it is told. */
export interface FakeHost extends SurfaceHost {
  readonly facts: Said[]
  readonly requests: Said[]
  /** Both, in order; an unreadable event is a fact of no type that there is. */
  readonly said: Said[]
}

export function fakeHost(): FakeHost {
  const host = { facts: [] as Said[], requests: [] as Said[], said: [] as Said[] }
  return {
    ...host,
    emit(fact) {
      host.facts.push(fact as Said)
      host.said.push(fact as Said)
    },
    request(request) {
      host.requests.push(request as Said)
      host.said.push(request as Said)
    },
    ringTimeoutMs: 45_000,
    can: {
      decline: true,
      setHold: true,
      setMute: true,
      setVideo: false,
      switchCamera: false,
      sendDigit: true,
      transfer: false,
      restartMedia: false,
      transferTo: false,
      answerTransfer: false,
      merge: false,
      split: false,
      sampleQuality: false,
    },
  }
}

export interface Bench {
  readonly simulator: CallKeepSimulator
  readonly clock: VirtualClock
  readonly app: App
  readonly host: FakeHost
  readonly surface: CallKeepSurface
  /** Resolves when all that is under way between the OS and the app has arrived. */
  settle(): Promise<void>
  /** The functions of the native side that were called since the last time, without those of listening. */
  told(): readonly string[]
}

export interface BenchOptions extends Partial<CallKeepSimulatorOptions> {
  readonly surface?: Partial<CallKeepSurfaceOptions>
  readonly nativeModules?: Readonly<Record<string, object>>
  readonly start?: boolean
}

const listening = ['addListener', 'removeListeners', '_startCallActionEventListenerAdded', 'hasPhoneAccount']

export async function createBench(platform: CallKeepPlatform, options: BenchOptions = {}): Promise<Bench> {
  const { surface: given, start = true, nativeModules, ...rest } = options
  const clock = createVirtualClock(1_700_000_000_000)
  const simulator = createCallKeepSimulator({ platform, clock, ...rest })
  const app = launch(simulator, nativeModules)
  const host = fakeHost()
  const surface = createCallKeepSurface({ callKeep: app.callKeep, platform, setup, ...given })
  let seen = 0
  const told = () => {
    const since = simulator.told.slice(seen)
    seen = simulator.told.length
    return since
      .filter(({ name }) => !listening.includes(name))
      .map(({ name, args }) => [name, ...args.map(short)].join(' '))
  }
  if (start) {
    await surface.start(host)
    await settle()
    told()
  }
  return { simulator, clock, app, host, surface, settle, told }
}

const short = (arg: unknown): string => (typeof arg === 'object' ? JSON.stringify(arg) : String(arg))

export const uuidA = 'aaaaaaaa-0000-4000-8000-00000000000a'
export const uuidB = 'bbbbbbbb-0000-4000-8000-00000000000b'

export const callOf = (uuid: string, given: Partial<SurfaceCall> = {}): SurfaceCall => ({
  callId: uuid as CallId,
  uuid,
  direction: 'incoming',
  remote: { address: '+84901234567', name: 'Mai' },
  video: false,
  stage: 'ringing',
  held: false,
  muted: false,
  ...given,
})
