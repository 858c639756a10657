import { type CallView, createPhone, type Diagnostic, type Phone } from '@offhook/core'
import { createVirtualClock, settle, type VirtualClock } from '@offhook/testing'
import { createMockTransport, type MockCredentials, type MockTransport } from '@offhook/transport-mock'
import {
  type CallkitIncomingOptions,
  type CallkitIncomingSurface,
  createCallkitIncomingSurface,
} from '../../src/index.ts'
import {
  type CallkitSimulator,
  type CallkitSimulatorOptions,
  createCallkitSimulator,
} from '../../src/simulator/index.ts'

export interface SimulatedPhone {
  readonly phone: Phone<MockCredentials>
  readonly transport: MockTransport
  readonly surface: CallkitIncomingSurface
  readonly simulator: CallkitSimulator
  readonly clock: VirtualClock
  readonly diagnostics: readonly Diagnostic[]
  /** Lets this long go by, and everything arrive that is under way. */
  pass(ms?: number): Promise<void>
  /** The page is opened again: another phone on the same transport and the same native side, not started. */
  reopen(): SimulatedPhone
}

export interface Simulated
  extends Omit<CallkitSimulatorOptions, 'clock'>,
    Omit<CallkitIncomingOptions, 'channel' | 'platform'> {
  readonly ringTimeoutMs?: number
}

/** A phone with the simulated transport and the simulated call screen, not started. */
export function createSimulated(options: Simulated): SimulatedPhone {
  const clock = createVirtualClock(1_700_000_000_000)
  const simulator = createCallkitSimulator({ ...options, clock })
  const transport = createMockTransport({ clock })
  return open(options, { clock, simulator, transport })
}

type Parts = Pick<SimulatedPhone, 'clock' | 'simulator' | 'transport'>

function open(options: Simulated, { clock, simulator, transport }: Parts): SimulatedPhone {
  const { params, missedCalls, ringTimeoutMs = 45_000 } = options
  const surface = createCallkitIncomingSurface({
    channel: simulator.channel,
    ...(params !== undefined && { params }),
    ...(missedCalls !== undefined && { missedCalls }),
  })
  const phone = createPhone({ transport, surface, clock, policy: { ringTimeoutMs, pingMs: 0 } })
  const diagnostics: Diagnostic[] = []
  phone.on('diagnostic', (diagnostic) => diagnostics.push(diagnostic))
  return {
    phone,
    transport,
    surface,
    simulator,
    clock,
    diagnostics,
    async pass(ms = 100) {
      await settle()
      for (let turn = 0; turn < 8; turn += 1) await clock.advanceAsync(0)
      await clock.advanceAsync(ms)
    },
    reopen() {
      simulator.js.restart()
      return open(options, { clock, simulator, transport })
    },
  }
}

/** One that is started and signed in. */
export async function openSimulated(options: Simulated): Promise<SimulatedPhone> {
  const line = createSimulated(options)
  await startUp(line)
  return line
}

export async function startUp(line: SimulatedPhone): Promise<void> {
  void line.phone.start()
  await line.pass()
  void line.phone.signIn({ username: '100' })
  await line.pass()
}

export const liveCalls = ({ phone }: Pick<SimulatedPhone, 'phone'>): readonly CallView[] =>
  phone.getSnapshot().calls.filter(({ phase }) => phase !== 'ended')

/** The newest call of the phone. */
export const theCall = ({ phone }: Pick<SimulatedPhone, 'phone'>): CallView => {
  const call = phone.getSnapshot().calls.at(-1)
  if (call === undefined) throw new Error('There is no call.')
  return call
}

/** The id under which the OS shows the newest call. */
export const theId = ({ simulator }: Pick<SimulatedPhone, 'simulator'>): string => {
  const call = simulator.screen.calls.at(-1)
  if (call === undefined) throw new Error('There is nothing on the screen.')
  return call.id
}
