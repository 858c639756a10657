import { type CallView, createPhone, type Diagnostic, type Phone } from '@offhook/core'
import { createVirtualClock, settle, type VirtualClock } from '@offhook/testing'
import type { NativeKind } from '../../src/dialect.ts'
import { createOmikitTransport, type NativeBridge, type OmiCredentials, type OmikitTransport } from '../../src/index.ts'
import { createOmiSimulator, type FarCall, type OmiSimulator } from '../../src/simulator/index.ts'
import { bridgeTo } from './simulated.ts'

export interface SimulatedPhone {
  readonly phone: Phone<OmiCredentials>
  readonly transport: OmikitTransport
  readonly simulator: OmiSimulator
  readonly clock: VirtualClock
  readonly diagnostics: readonly Diagnostic[]
  /** Lets everything arrive that is under way. */
  pass(ms?: number): Promise<void>
  /** The same, until this has settled, and gives what it came to. */
  answer<T>(asked: Promise<T>): Promise<T>
}

export interface Simulated extends Omit<Parameters<typeof createOmiSimulator>[0], 'dialect' | 'platform' | 'clock'> {
  /** Default: the one of an app on this native side, the plugin's own or a host's port. */
  readonly bridgeOf?: (simulator: OmiSimulator) => NativeBridge
  readonly hotline?: string
}

/** Whom every simulated native side knows. */
export const login = {
  type: 'user-password',
  userName: '100',
  password: 'secret',
  realm: 'demo',
  host: 'proxy.example',
  fcmToken: 'token',
} as const satisfies OmiCredentials

/** An app that signs in by its key. */
export const keyLogin = {
  type: 'api-key',
  fullName: 'Ann',
  usrUuid: 'u-1',
  apiKey: 'demo-key',
  phone: '0901',
  fcmToken: 'token',
} as const satisfies OmiCredentials

/** A phone on the simulator that was not started yet. */
export function createSimulated(kind: NativeKind, options: Simulated = {}): SimulatedPhone {
  const { bridgeOf = bridgeTo, hotline, ...simulated } = options
  const clock = createVirtualClock(1_700_000_000_000)
  const simulator = createOmiSimulator({ ...kind, clock, ...simulated })
  const transport = createOmikitTransport({
    bridge: bridgeOf(simulator),
    clock,
    ...(hotline !== undefined && { hotline }),
  })
  const phone = createPhone<OmiCredentials>({ transport, clock, policy: { pingMs: 0 } })
  const diagnostics: Diagnostic[] = []
  phone.on('diagnostic', (diagnostic) => diagnostics.push(diagnostic))
  const pass = async (ms = 1_000) => {
    await settle()
    await clock.advanceAsync(ms)
  }
  return {
    phone,
    transport,
    simulator,
    clock,
    diagnostics,
    pass,
    async answer(asked) {
      let isPending = true
      const settled = asked.finally(() => {
        isPending = false
      })
      for (let step = 0; step < 150 && isPending; step += 1) await pass(100)
      if (isPending) throw new Error('It did not settle within 15 s.')
      return await settled
    },
  }
}

/** One that was started; nobody is signed in. */
export async function openUnsigned(kind: NativeKind, options?: Simulated): Promise<SimulatedPhone> {
  const line = createSimulated(kind, options)
  void line.phone.start()
  await line.pass()
  return line
}

/** One that is signed in. */
export async function openSimulated(kind: NativeKind, options?: Simulated): Promise<SimulatedPhone> {
  const line = await openUnsigned(kind, options)
  void line.phone.signIn(login)
  await line.pass(6_000)
  return line
}

/** How the account stands. `unproven`: the native side has said yes to whatever it was given, and no call has proved it. */
export const standingOf = ({ phone }: Pick<SimulatedPhone, 'phone'>): string => {
  const { state, unproven } = phone.getSnapshot().registration
  return unproven ? 'unproven' : state
}

/** The newest call, as the phone shows it. */
export const theCall = ({ phone }: Pick<SimulatedPhone, 'phone'>): CallView => {
  const call = phone.getSnapshot().calls.at(-1)
  if (call === undefined) throw new Error('There is no call.')
  return call
}

/** The newest call, as its far side has it. */
export const theFar = ({ simulator }: Pick<SimulatedPhone, 'simulator'>): FarCall => {
  const call = simulator.far.calls.at(-1)
  if (call === undefined) throw new Error('Nobody was called.')
  return call
}

/** A phone that has called somebody who answered. */
export async function talking(kind: NativeKind, video = false, options?: Simulated): Promise<SimulatedPhone> {
  const line = await openSimulated(kind, options)
  void line.phone.startCall({ to: '0901234567', video })
  await line.pass()
  theFar(line).ring()
  theFar(line).answer()
  await line.pass()
  return line
}

/** Every phase that the newest call goes through from here on, as a screen would draw them. */
export function phasesOf({ phone }: Pick<SimulatedPhone, 'phone'>): readonly string[] {
  const phases: string[] = []
  phone.select(
    ({ calls }) => calls.at(-1)?.phase,
    (phase) => phase !== undefined && phases.push(phase),
  )
  return phases
}
