import { createMockTransport, type MockTransport } from '../mock-transport.ts'
import type { MockTransportOptions } from '../options.ts'
import { demoAnswers } from './demo-numbers.ts'

/**
 * The simulator as a demo opens it: the numbers of `demoNumbers`, a network with a little latency, and a server that
 * signs in everybody whose password is not `wrong`. Options given replace these.
 */
export function createDemoTransport(options: MockTransportOptions = {}): MockTransport {
  const transport = createMockTransport({
    answers: demoAnswers,
    connectMs: 250,
    videoMs: 700,
    registration: ({ password }) => (password === 'wrong' ? 'credentials' : undefined),
    ...options,
    // Both ends of a simulated call know it by the same name, so that two who call each other end up in one call.
    capabilities: { sharedRef: 'mock.id', ...options.capabilities },
    network: { latencyMs: 40, jitterMs: 60, ...options.network },
  })
  transport.far.delay('signIn', 400)
  return transport
}
