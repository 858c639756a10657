import { setup } from 'xstate'
import type { CallContext, CallInput } from './call-context.ts'
import type { CallEvent } from './call-event.ts'
import type { Phase } from './call-view.ts'

/** RFC 3261 section 14.1: the owner of the Call-ID (the caller) waits 2.1 to 4.0 s, the other side 0 to 2.0 s, in units of 10 ms. */
function glareDelay({ direction, host }: CallContext): number {
  return direction === 'outgoing' ? 2100 + 10 * Math.floor(host.random() * 191) : 10 * Math.floor(host.random() * 201)
}

/** Types and deadlines of the call machine; every deadline comes from the policy. */
export const callSetup = setup({
  types: {
    context: {} as CallContext,
    events: {} as CallEvent,
    input: {} as CallInput,
    tags: {} as Phase,
  },
  delays: {
    start: ({ context }) => context.host.policy.startTimeoutMs,
    ring: ({ context }) => context.host.policy.ringTimeoutMs,
    answer: ({ context }) => context.host.policy.answerTimeoutMs,
    attach: ({ context }) => context.host.policy.attachTimeoutMs,
    connect: ({ context }) => context.host.policy.connectTimeoutMs,
    release: ({ context }) => context.host.policy.releaseTimeoutMs,
    command: ({ context }) => context.host.policy.commandTimeoutMs,
    media: ({ context }) => context.host.policy.mediaTimeoutMs,
    mediaLoss: ({ context }) => context.host.policy.mediaLossTimeoutMs,
    digitPace: ({ context }) => context.host.policy.digitMs + context.host.policy.digitGapMs,
    glare: ({ context }) => glareDelay(context),
  },
})
