import type { CallCommand, CallId, Command, Fact, FactOf, FactType, Outcome, Target } from '@offhook/core'
import { createVirtualClock, type VirtualClock } from '@offhook/testing'
import type { FarCall } from './far/far-call.ts'
import { createMockTransport, type MockTransport } from './mock-transport.ts'
import type { MockTransportOptions } from './options.ts'
import type { MockCredentials } from './sdk/account.ts'

export interface Rig {
  readonly clock: VirtualClock
  readonly transport: MockTransport
  readonly far: MockTransport['far']
  readonly facts: Fact[]
  types(): FactType[]
  of<T extends FactType>(type: T): FactOf<T>[]
  ask(command: Command<MockCredentials>, signal?: AbortSignal): Promise<Outcome>
  /** Signs in and forgets the facts of it. */
  signedIn(): Promise<Rig>
  dial(to?: string, options?: Partial<Extract<CallCommand, { type: 'startCall' }>>): Promise<FarCall>
  /** A call in each direction, established. */
  talking(): Promise<FarCall>
}

export const asCallId = (id: string) => id as CallId
export const targetOf = (call: FarCall): Target => ({
  callId: call.subject.callId ?? asCallId('ours'),
  refs: call.subject.refs ?? {},
})

/** A transport on a virtual clock with a phone that only writes down what it is told. */
export function rig(options: MockTransportOptions = {}): Rig {
  const clock = createVirtualClock(1_000)
  const transport = createMockTransport({ clock, ...options })
  const facts: Fact[] = []
  let dialled = 0
  void transport.start({ emit: (fact) => void facts.push(fact as Fact) })
  const self: Rig = {
    clock,
    transport,
    far: transport.far,
    facts,
    types: () => facts.map((fact) => fact.type),
    of: <T extends FactType>(type: T) => facts.filter((fact): fact is FactOf<T> => fact.type === type),
    ask: (command, signal = new AbortController().signal) => transport.execute(command, { signal }),
    async signedIn() {
      await self.ask({ type: 'signIn', credentials: { username: '100' } })
      facts.length = 0
      return self
    },
    async dial(to = '200', more = {}) {
      dialled += 1
      const call = { callId: asCallId(`ours-${dialled}`), refs: {} }
      await self.ask({ type: 'startCall', call, to, video: false, muted: false, ...more })
      const dialledCall = transport.far.last
      if (!dialledCall) throw new Error('the call did not arrive')
      return dialledCall
    },
    async talking() {
      const call = await self.dial()
      call.ring()
      call.answer()
      facts.length = 0
      return call
    },
  }
  return self
}
