import { type CallSurface, type Clock, type CommandResult, createPhone, type Phone } from '@offhook/core'
import { createVirtualClock, type Party, type Scenario, type Service, type Stage, settle } from '@offhook/testing'
import { createMockExchange, type MockAnswer, type MockCredentials, type MockTransport } from '@offhook/transport-mock'

const services: Readonly<Record<Service, MockAnswer>> = {
  busy: { steps: [{ at: 0, do: 'call.reject', code: 486 }] },
  unknown: { steps: [{ at: 0, do: 'call.reject', code: 404 }] },
  unavailable: { steps: [{ at: 0, do: 'call.reject', code: 480 }] },
  overloaded: { steps: [{ at: 0, do: 'call.reject', code: 503 }] },
  declining: {
    steps: [
      { at: 0, do: 'call.ring' },
      { at: 500, do: 'call.reject', code: 603 },
    ],
  },
  silent: { steps: [] },
}
const parties: readonly Party[] = ['alice', 'bob', 'carol']

/** What a test puts between a phone and its simulator. */
export type Tampering = (transport: MockTransport) => MockTransport

/** What a test gives a phone as its OS call screen. */
export type Screening = (who: Party, clock: Clock) => CallSurface

/** Three phones on three simulators, wired to each other, in no time. */
export async function createSimulatorStage(
  { policy = {}, network = {} }: Scenario,
  tamper: Tampering = (transport) => transport,
  screening?: Screening,
): Promise<Stage> {
  const clock = createVirtualClock(1_000_000)
  const exchange = createMockExchange({ clock })
  const { forward, sales, screened } = network
  if (forward) exchange.forward(forward.from, { ...forward, afterMs: 10_000 })
  if (sales) exchange.ringAt('sales', sales)
  if (screened) exchange.screen(...screened, 403)

  const phones = new Map<Party, Phone<MockCredentials>>()
  const transports = new Map<Party, MockTransport>()
  const phoneOf = (who: Party): Phone<MockCredentials> => {
    const phone = phones.get(who)
    if (!phone) throw new Error(`there is no ${who}`)
    return phone
  }
  const signIn = (who: Party, password: string) => phoneOf(who).signIn({ username: who, password })
  for (const who of parties) {
    const transport = exchange.line(who, {
      answers: services,
      registration: ({ password }) => (password === 'wrong' ? 'credentials' : undefined),
    })
    transports.set(who, transport)
    const options = { transport: tamper(transport), clock, policy: { lingerMs: 0, ...policy[who] } }
    phones.set(who, createPhone({ ...options, ...(screening && { surface: screening(who, clock) }) }))
    await phoneOf(who).start()
    await signIn(who, 'right')
  }
  await settle()

  return {
    name: 'simulator',
    address: (called) => called,
    signIn,
    command(who, deed, given) {
      const phone = phoneOf(who) as unknown as Record<string, (...given: readonly unknown[]) => Promise<CommandResult>>
      return phone[deed]?.(...given) ?? Promise.reject(new Error(`a phone has no ${deed}`))
    },
    takeOver(who, address, by) {
      const call = transports.get(who)?.far.calls.find(({ remote }) => remote.address === address)
      if (!call) throw new Error(`${who} has no call with ${address}`)
      call.replaceBy({ from: by })
    },
    snapshot: async (who) => phoneOf(who).getSnapshot(),
    pass: (ms) => clock.advanceAsync(ms),
    async until(look) {
      await settle()
      return look()
    },
  }
}
