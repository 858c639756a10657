import { createPhone, type Diagnostic, type Phone } from '@offhook/core'
import { createVirtualClock, settle, type VirtualClock } from '@offhook/testing'
import type { NativeKind } from '../../src/dialect.ts'
import { createOmikitTransport, type OmiCredentials, type OmikitTransport } from '../../src/index.ts'
import { createOmiSimulator, type OmiSimulator } from '../../src/simulator/index.ts'
import { bridgeTo } from './simulated.ts'

export interface SimulatedPhone {
  readonly phone: Phone<OmiCredentials>
  readonly transport: OmikitTransport
  readonly simulator: OmiSimulator
  readonly clock: VirtualClock
  readonly diagnostics: readonly Diagnostic[]
  /** Lets everything arrive that is under way. */
  pass(ms?: number): Promise<void>
}

type Options = Omit<Parameters<typeof createOmiSimulator>[0], 'dialect' | 'platform' | 'clock'>

/** A phone on the simulator, signed in. */
export async function openSimulated(kind: NativeKind, options: Options = {}): Promise<SimulatedPhone> {
  const clock = createVirtualClock(1_700_000_000_000)
  const simulator = createOmiSimulator({ ...kind, clock, ...options })
  const transport = createOmikitTransport({ bridge: bridgeTo(simulator), clock })
  const phone = createPhone<OmiCredentials>({ transport, clock, policy: { pingMs: 0 } })
  const diagnostics: Diagnostic[] = []
  phone.on('diagnostic', (diagnostic) => diagnostics.push(diagnostic))
  const pass = async (ms = 1_000) => {
    await settle()
    await clock.advanceAsync(ms)
  }
  void phone.start()
  await pass()
  void phone.signIn({
    type: 'user-password',
    userName: '100',
    password: 'secret',
    realm: 'demo',
    host: 'proxy.example',
    fcmToken: 'token',
  })
  await pass(6_000)
  return { phone, transport, simulator, clock, diagnostics, pass }
}

/** The newest call, as the phone shows it. */
export const theCall = ({ phone }: SimulatedPhone) => {
  const call = phone.getSnapshot().calls.at(-1)
  if (call === undefined) throw new Error('There is no call.')
  return call
}

/** The newest call, as its far side has it. */
export const theFar = ({ simulator }: SimulatedPhone) => {
  const call = simulator.far.calls.at(-1)
  if (call === undefined) throw new Error('Nobody was called.')
  return call
}

/** A phone that has called somebody who answered. */
export async function talking(kind: NativeKind, video = false): Promise<SimulatedPhone> {
  const line = await openSimulated(kind)
  void line.phone.startCall({ to: '0901234567', video })
  await line.pass()
  theFar(line).ring()
  theFar(line).answer()
  await line.pass()
  return line
}
