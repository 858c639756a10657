import { type CallView, createPhone, type Diagnostic, type Phone, type Policy } from '@offhook/core'
import { createVirtualClock, settle, type VirtualClock } from '@offhook/testing'
import {
  type CometChatCredentials,
  type CometChatTransport,
  type CometChatTransportOptions,
  createCometChatTransport,
} from '../../src/index.ts'
import { type CometChatSimulator, createCometChatSimulator, type FarCall } from '../../src/simulator/index.ts'

export interface Stage {
  readonly phone: Phone<CometChatCredentials>
  readonly transport: CometChatTransport
  readonly simulator: CometChatSimulator
  readonly clock: VirtualClock
  readonly diagnostics: readonly Diagnostic[]
  /** Every phase that the newest call went through, by its view. */
  readonly phases: string[]
  /** The newest call, as the phone shows it. */
  readonly call: CallView
  /** The newest call, as its far side has it. */
  readonly far: FarCall
  /** Lets everything arrive that is under way. */
  pass(ms?: number): Promise<void>
  /** Asks something of the phone, lets it arrive, and gives the answer. */
  done<T>(asked: Promise<T>): Promise<T>
}

interface StageOptions {
  readonly policy?: Partial<Policy>
  readonly ringTimeoutSeconds?: number
  readonly settings?: CometChatTransportOptions['settings']
  readonly withoutMedia?: boolean
}

/** Users who wait for the test to say what they do. */
export const quiet = ['anna', 'ben', 'carl'].map((uid) => ({
  uid,
  name: uid.toUpperCase(),
  avatar: `https://pictures.test/${uid}.png`,
  what: 'Waits for the test.',
  steps: [],
}))

/** A phone on the simulator, signed in. */
export async function openStage({ policy, withoutMedia, settings, ...options }: StageOptions = {}): Promise<Stage> {
  const clock = createVirtualClock(1_700_000_000_000)
  const simulator = createCometChatSimulator({
    clock,
    users: quiet,
    groups: [{ guid: 'team', name: 'The Team', members: ['me', 'anna', 'ben', 'carl'] }],
  })
  const { chat, calls, media } = simulator
  const transport = createCometChatTransport(
    withoutMedia ? { chat, ...options } : { chat, calls, media, ...(settings && { settings }), ...options },
  )
  const phone = createPhone<CometChatCredentials>({ transport, clock, policy: { ...policy } })
  const diagnostics: Diagnostic[] = []
  const phases: string[] = []
  phone.on('diagnostic', (diagnostic) => diagnostics.push(diagnostic))
  phone.select(
    ({ calls: all }) => all.at(-1)?.phase,
    (phase) => phase !== undefined && phases.push(phase),
  )
  const pass = async (ms = 300) => {
    await settle()
    await clock.advanceAsync(ms)
    await settle()
  }
  const done = async <T>(asked: Promise<T>): Promise<T> => {
    await pass()
    return await asked
  }
  await done(phone.start())
  await done(phone.signIn({ authToken: 'token-of-me' }))
  return {
    phone,
    transport,
    simulator,
    clock,
    diagnostics,
    phases,
    pass,
    done,
    get call() {
      const newest = phone.getSnapshot().calls.at(-1)
      if (newest === undefined) throw new Error('There is no call.')
      return newest
    },
    get far() {
      const newest = simulator.far.calls.at(-1)
      if (newest === undefined) throw new Error('Nobody was called.')
      return newest
    },
  }
}

/** A phone that has called somebody who answered. */
export async function talking(options?: StageOptions, to = 'anna', video = false): Promise<Stage> {
  const stage = await openStage(options)
  await stage.done(stage.phone.startCall({ to, video }))
  stage.simulator.far.calls[0]?.answer()
  await stage.pass()
  return stage
}

/** How a call that has ended did so. */
export const endOf = ({ call }: Stage) => (call.phase === 'ended' ? [call.end.reason, call.end.by] : call.phase)
