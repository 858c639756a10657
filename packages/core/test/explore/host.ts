import { capabilitiesWith } from '@offhook/testing'
import type { CallHost, Surroundings } from '../../src/call/call-host.ts'
import { defaultPolicy } from '../../src/index.ts'

export interface HostOptions {
  /** Whether the transport can do more than start, answer and hang up. */
  readonly able: boolean
  readonly around: Surroundings
}

/** A phone that takes every request and does nothing. */
export function stillHost({ able, around }: HostOptions): CallHost {
  const full = capabilitiesWith()
  const can = Object.fromEntries(Object.keys(full.can).map((name) => [name, able])) as typeof full.can
  return {
    policy: { ...defaultPolicy, glareRetries: 1 },
    capabilities: { ...full, can },
    now: () => 0,
    random: () => 0,
    ask() {},
    abort() {},
    askPermission() {},
    clearLine() {},
    wait() {},
    stopWaiting() {},
    around: () => around,
    targetOf: (callId) => ({ callId, refs: {} }),
  }
}
