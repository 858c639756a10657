import type { CallId, Command, Fact, Outcome } from '@offhook/core'
import { createVirtualClock, settle, type VirtualClock } from '@offhook/testing'
import type { NativeKind } from '../../src/dialect.ts'
import { createOmikitTransport, type OmiCredentials, type OmikitTransport } from '../../src/index.ts'
import { createWire, type Wire } from './wire.ts'

export const callId = '11111111-0000-4000-8000-000000000001' as CallId
/** The first call of a line, as its facts name it. */
export const target = { callId, refs: { 'omi.call': '1' } }
export const otherTarget = { callId: '22222222-0000-4000-8000-000000000002' as CallId, refs: { 'omi.call': '2' } }

export const rnAndroid: NativeKind = { dialect: 'rn-4.1', platform: 'android' }
export const rnIos: NativeKind = { dialect: 'rn-4.1', platform: 'ios' }
export const flutterAndroid: NativeKind = { dialect: 'flutter-3.3', platform: 'android' }
export const flutterIos: NativeKind = { dialect: 'flutter-3.3', platform: 'ios' }

export interface Bench extends Wire {
  readonly transport: OmikitTransport
  readonly clock: VirtualClock
  /** What was handed to the host, as it is. */
  readonly facts: readonly Fact[]
  /** What was asked natively since the transport had started. */
  readonly methods: readonly string[]
  execute(command: Command<OmiCredentials>): Promise<Outcome>
  state(body: object): void
  clear(): void
}

/** A transport on a bare wire, started; no phone. */
export async function openBench(
  kind: NativeKind,
  answers: Parameters<typeof createWire>[1] = {},
  absent: readonly string[] = [],
): Promise<Bench> {
  const wire = createWire(kind, answers, absent)
  const clock = createVirtualClock(1_000_000)
  const transport = createOmikitTransport({ bridge: wire.bridge, clock })
  const facts: Fact[] = []
  await transport.start({ emit: (fact) => facts.push(fact as Fact) })
  await settle()
  facts.length = 0
  let since = wire.asked.length
  return {
    ...wire,
    transport,
    clock,
    facts,
    get methods() {
      return wire.asked.slice(since).map(({ method }) => method)
    },
    execute: (command) => transport.execute(command, { signal: new AbortController().signal }),
    state: (body) => wire.emit('CALL_STATE_CHANGED', body),
    clear() {
      facts.length = 0
      since = wire.asked.length
    },
  }
}

/** The call of `talkingBench`, as its facts name it. */
export const talking = { refs: { 'omi.call': '1', 'omi.transaction': 't-1' } }

export const ringing = { status: 2, callerNumber: '0901234567', incoming: true, isVideo: false }
export const confirmed = { status: 5, callerNumber: '0901234567', incoming: true, isVideo: false, transactionId: 't-1' }

/** One that talks; what happened so far is not counted. */
export async function talkingBench(...args: Parameters<typeof openBench>): Promise<Bench> {
  const bench = await openBench(...args)
  bench.state(ringing)
  bench.state(confirmed)
  await settle()
  bench.clear()
  return bench
}
