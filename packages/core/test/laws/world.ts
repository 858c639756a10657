import { type CapabilityChanges, createScriptedTransport, createVirtualClock, settle } from '@offhook/testing'
import fc from 'fast-check'
import type { CallLogStore } from '../../src/index.ts'
import { createPhone, seededRandom, uuidSource } from '../../src/index.ts'

/** What the phone of a script stands on. */
export interface WorldOptions {
  readonly seed: number
  readonly capabilities: CapabilityChanges
  /** What `listCalls` answers: nothing that counts, or that no call lives. */
  readonly lists: 'absent' | 'incomplete' | 'empty'
  /** The store of the log: none, one with a line of an earlier run, or one that cannot be read or written. */
  readonly log: 'absent' | 'kept' | 'broken'
  readonly signedIn: boolean
}

export const arbitraryWorld: fc.Arbitrary<WorldOptions> = fc.record({
  seed: fc.nat(),
  capabilities: fc.record(
    {
      identity: fc.constantFrom('per-call' as const, 'single-call' as const),
      freezeRule: fc.constantFrom('repeat' as const, 'increase' as const, 'none' as const),
      maxCalls: fc.constantFrom(8, 2, 1),
      reports: fc.record({
        media: fc.boolean(),
        registration: fc.boolean(),
        quality: fc.constantFrom('push' as const, 'pull' as const, 'none' as const),
      }),
      can: fc.constantFrom({}, { setHold: false }, { decline: false, sendDigit: false }),
      quirks: fc.constantFrom({}, { endsTwice: true }),
      sharedRef: fc.constant('test.call'),
    },
    {
      noNullPrototype: true,
      requiredKeys: ['identity', 'freezeRule', 'maxCalls', 'reports', 'can', 'quirks'],
    },
  ),
  lists: fc.constantFrom('absent' as const, 'incomplete' as const, 'empty' as const),
  log: fc.constantFrom('absent' as const, 'kept' as const, 'broken' as const),
  signedIn: fc.constantFrom(true, true, true, false),
})

const earlier = {
  id: 'earlier',
  direction: 'outgoing',
  remote: { address: '100' },
  to: '100',
  video: false,
  createdAt: 1,
  durationMs: 0,
  end: { reason: 'busy', by: 'remote', at: 2, confirmed: true },
  missed: false,
}
const keptLog: CallLogStore = { load: async () => [earlier, {}], put: async () => {}, remove: async () => {} }
const brokenLog: CallLogStore = {
  load: () => Promise.reject(new Error('locked')),
  put() {
    throw new Error('full')
  },
  remove: () => Promise.reject(new Error('full')),
}

/** A started phone on a scripted transport and a virtual clock. */
export async function createWorld({ seed, capabilities, lists, log, signedIn }: WorldOptions) {
  const clock = createVirtualClock(1_000_000)
  const listCalls = () => ({ complete: lists === 'empty', facts: [] })
  const transport = createScriptedTransport(capabilities, lists === 'absent' ? {} : { listCalls })
  const phone = createPhone({
    transport,
    clock,
    random: seededRandom(seed),
    ids: uuidSource(seededRandom(seed + 1)),
    ...(log === 'absent' ? {} : { log: log === 'kept' ? keptLog : brokenLog }),
  })
  void phone.start()
  await settle()
  if (signedIn) transport.emit({ type: 'registration.changed', state: 'registered' })
  return { phone, transport, clock, credentials: { username: '100', password: 'secret' } }
}

export type World = Awaited<ReturnType<typeof createWorld>>
