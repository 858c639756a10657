import {
  type CapabilityChanges,
  createScriptedTransport,
  createVirtualClock,
  type ScriptedTransportOptions,
  settle,
} from '@offhook/testing'
import type { CallFact, CallView, CommandType, Diagnostic, Outcome, Phone, PhoneOptions, Policy } from '../src/index.ts'
import { createPhone, seededRandom, uuidSource } from '../src/index.ts'

export interface BenchOptions {
  readonly capabilities?: CapabilityChanges
  readonly script?: ScriptedTransportOptions
  readonly policy?: Partial<Policy>
  readonly phone?: Partial<PhoneOptions>
  readonly seed?: number
}

/** A started phone on a scripted transport and a virtual clock, with everything it said on record. */
export async function createBench(options: BenchOptions = {}) {
  const clock = createVirtualClock(1_000_000)
  const transport = createScriptedTransport(options.capabilities, options.script)
  const random = seededRandom(options.seed ?? 1)
  const phone: Phone = createPhone({
    transport,
    clock,
    random,
    ids: uuidSource(seededRandom(options.seed ?? 1)),
    ...(options.policy ? { policy: options.policy } : {}),
    ...options.phone,
  })
  const diagnostics: Diagnostic[] = []
  const events: string[] = []
  phone.on('diagnostic', (diagnostic) => diagnostics.push(diagnostic))
  for (const name of ['call.incoming', 'call.established', 'call.ended', 'call.missed', 'call.joined'] as const)
    phone.on(name, () => events.push(name))
  void phone.start()
  await settle()

  const bench = {
    clock,
    transport,
    phone,
    diagnostics,
    events,
    emit: transport.emit,
    /** Registers without a word to the transport. */
    async signIn() {
      const done = phone.signIn({ username: '100' })
      transport.emit({ type: 'registration.changed', state: 'registered' })
      await done
    },
    get calls(): readonly CallView[] {
      return phone.getSnapshot().calls
    },
    /** The first call there is. */
    get call(): CallView {
      const [call] = phone.getSnapshot().calls
      if (!call) throw new Error('there is no call')
      return call
    },
    kinds: () => diagnostics.map(({ kind }) => kind),
    commands: () => transport.executed.map(({ command }) => command.type),
    /** The newest execution of a command. */
    asked: (type: CommandType) => transport.last(type),
    /** Whether a promise has settled by now, and to what. */
    async state<T>(promise: Promise<T>): Promise<T | 'pending'> {
      await settle()
      return Promise.race([promise, Promise.resolve('pending' as const)])
    },
    async incoming(ref = 'in-1', address = '0901234567') {
      transport.emit({ type: 'call.offered', call: { refs: { 'sip.call-id': ref } }, remote: { address } })
      return bench.call
    },
    /** An outgoing call as far as active. */
    async talking(ref = 'out-1') {
      const placed = phone.startCall({ to: '101' })
      await settle()
      const { index } = bench.asked('startCall')
      transport.answer(index, { ok: true, refs: { 'sip.call-id': ref } })
      await placed
      transport.emit({ type: 'call.established', call: { refs: { 'sip.call-id': ref } } })
      return phone.getSnapshot().calls.at(-1) as CallView
    },
    subject: (ref: string) => ({ refs: { 'sip.call-id': ref } }),
    /** A fact of the call with that ref. */
    say(type: CallFact['type'], ref: string, more: object = {}) {
      transport.emit({ type, call: { refs: { 'sip.call-id': ref } }, ...more })
    },
    /** Answers the newest execution of a command. */
    async reply(type: CommandType, outcome: Outcome = { ok: true }) {
      transport.answer(transport.last(type).index, outcome)
      await settle()
    },
    count: (type: CommandType) => transport.executed.filter(({ command }) => command.type === type).length,
    /** The call at that place, oldest first. */
    at(place: number): CallView {
      const call = phone.getSnapshot().calls.at(place)
      if (!call) throw new Error(`there is no call ${place}`)
      return call
    },
  }
  return bench
}

/** A bench whose account is registered. */
export async function createReadyBench(options: BenchOptions = {}) {
  const bench = await createBench(options)
  await bench.signIn()
  return bench
}

/** A ready bench with one outgoing call that talks, `out-1`. */
export async function createTalkingBench(options: BenchOptions = {}) {
  const bench = await createReadyBench(options)
  await bench.talking()
  return bench
}

export type Bench = Awaited<ReturnType<typeof createBench>>
