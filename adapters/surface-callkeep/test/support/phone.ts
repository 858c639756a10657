import { type CallView, createPhone, type Phone, type Policy } from '@offhook/core'
import { createVirtualClock, settle, type VirtualClock } from '@offhook/testing'
import { createMockTransport, type FarEnd, type MockCredentials } from '@offhook/transport-mock'
import {
  type CallKeepPlatform,
  type CallKeepSetup,
  type CallKeepSurface,
  createCallKeepSurface,
} from '../../src/index.ts'
import {
  type CallKeepSimulator,
  type CallKeepSimulatorOptions,
  createCallKeepSimulator,
} from '../../src/simulator/index.ts'
import { type App, launch, setup as selfManaged } from './bench.ts'

/** A telephone, and a far side that calls it; the app on it is opened with `open`. */
export interface Telephone {
  readonly clock: VirtualClock
  readonly simulator: CallKeepSimulator
  readonly far: FarEnd
  /** Lets what is under way arrive, and `ms` pass. */
  quiet(ms?: number): Promise<void>
  /** The app is opened: a phone over the real JavaScript of callkeep. Waits until it is signed in. */
  open(): Promise<OpenApp>
}

export interface OpenApp extends App {
  readonly phone: Phone<MockCredentials>
  readonly surface: CallKeepSurface
  readonly calls: readonly CallView[]
}

export interface TelephoneOptions extends Partial<CallKeepSimulatorOptions> {
  readonly setup?: CallKeepSetup
  readonly policy?: Partial<Policy>
}

export function telephone(platform: CallKeepPlatform, options: TelephoneOptions = {}): Telephone {
  const { setup = selfManaged, policy, ...rest } = options
  const clock = createVirtualClock(1_700_000_000_000)
  const simulator = createCallKeepSimulator({ platform, clock, attached: false, ...rest })
  const transport = createMockTransport({ clock })
  async function quiet(ms = 0): Promise<void> {
    await settle()
    await clock.advanceAsync(ms)
    await settle()
  }
  return {
    clock,
    simulator,
    far: transport.far,
    quiet,
    async open() {
      const app = launch(simulator)
      const surface = createCallKeepSurface({ callKeep: app.callKeep, platform, setup })
      const phone = createPhone({ transport, surface, clock, ...(policy && { policy }) })
      void phone.start()
      await quiet(10)
      void phone.signIn({ username: 'me' })
      await quiet(10)
      return {
        ...app,
        phone,
        surface,
        get calls() {
          return phone.getSnapshot().calls
        },
      }
    },
  }
}
