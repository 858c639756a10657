import type { CallList, Capabilities, Command, Direction, FactOf, Outcome, PhoneFact, Target } from '@offhook/core'
import type { CallProbe } from './call-probe.ts'
import type { FarCall, FarEnd, SeenCall } from './far-end.ts'
import type { DeclaredCapabilities } from './needs.ts'
import type { Recorder } from './recorder.ts'

/** Any command but `signIn`, whose credentials only the harness knows. */
export type CaseCommand = Exclude<Command, { readonly type: 'signIn' }>

/** What is carried on a call that is dialled or answered. */
export interface Carried {
  readonly muted?: boolean
  readonly video?: boolean
}

/** What a case works with: the transport, its far end, and every fact so far. */
export interface CaseContext {
  readonly name: string
  /** What the transport says of itself. */
  readonly capabilities: Capabilities
  readonly hasListCalls: boolean
  /** What the harness says of it. */
  readonly declared: DeclaredCapabilities
  readonly recorded: Recorder
  readonly far: Omit<FarEnd<never>, 'credentials'>

  start(): Promise<void>
  stop(): Promise<void>
  /** Fails when `execute` throws, rejects, never answers, or answers what is no outcome. */
  execute(command: CaseCommand, signal?: AbortSignal): Promise<Outcome>
  /** As `execute`, and fails when the command is refused. */
  takes(command: CaseCommand): Promise<void>
  /** As `execute`, but whoever has not answered once all has settled gives `undefined`. */
  attempt(command: CaseCommand): Promise<Outcome | undefined>
  signIn(credentials: 'good' | 'bad'): Promise<Outcome>
  /** Starts and signs in, so that calls can come and go. */
  ready(): Promise<void>
  /** Fails where the transport has no `listCalls`. */
  list(): Promise<CallList>

  /** A call that no transport has heard of. */
  stranger(): Target
  /** The far end calls; resolves once the transport has said so. */
  ring(options?: { readonly video: boolean }): Promise<CallProbe>
  /** Somebody calls the phone in this way; resolves once the transport has said so. */
  rungBy(call: () => Promise<FarCall>): Promise<CallProbe>
  /** A call that the transport placed by itself: the first one dialled from that position among the facts on. */
  placed(from: number): Promise<CallProbe>
  /** The phone dials; resolves once the far end has the call. */
  dial(carried?: Carried): Promise<CallProbe>
  answer(call: CallProbe, carried?: Carried): Promise<Outcome>
  /** A call that both sides take for established. */
  talk(direction: Direction, carried?: Carried): Promise<CallProbe>
  hangUp(call: CallProbe): Promise<Outcome>
  /** The first such fact from position `from` on, past or to come. */
  until<T extends PhoneFact['type']>(type: T, where: (fact: FactOf<T>) => boolean, from?: number): Promise<FactOf<T>>
  /** Waits until the far side sees the call so. */
  untilSeen(call: CallProbe, what: string, where: (seen: SeenCall) => boolean): Promise<SeenCall>
  settle(): Promise<void>
}
