import { assign, createMachine } from 'xstate'
import type { FactOf } from '../facts/fact.ts'
import type { RegistrationFailure } from '../outcome/registration-failure.ts'
import type { Policy } from '../phone/policy.ts'
import type { Refusal } from '../phone/result.ts'
import type { Millis } from '../values.ts'

/** What registration may ask of the phone. None of these MUST throw. */
export interface RegistrationHost {
  readonly policy: Policy
  now(): Millis
  random(): number
  signIn(): void
  signOut(): void
  reconnect(fresh: boolean): void
  /** Asks the server for a sign of life; the answer comes back as `alive`, `dead` or `mute`. */
  ping(): void
  /** What registration shows of the link, whatever the SDK says: a ping that nobody answers, or a server that takes us. */
  linkIs(state: 'up' | 'down'): void
}

export interface RegistrationContext {
  readonly host: RegistrationHost
  readonly reason: RegistrationFailure | undefined
  readonly attempts: number
  readonly retryAfterMs: Millis | undefined
  readonly retryAt: Millis | undefined
  /** A ping was not answered, so the connection must be replaced. */
  readonly dead: boolean
}

export type RegistrationEvent =
  | { readonly type: 'signIn' }
  | { readonly type: 'signOut' }
  | { readonly type: 'taken' }
  | { readonly type: 'refused'; readonly reason: Refusal; readonly retryAfterMs?: Millis }
  /** The link or the network is gone: whatever was registered cannot be reached. */
  | { readonly type: 'unreachable'; readonly offline: boolean }
  | { readonly type: 'reachable' }
  | { readonly type: 'alive' }
  | { readonly type: 'dead' }
  /** The transport has no ping. */
  | { readonly type: 'mute' }
  | FactOf<'registration.changed'>

const final: ReadonlySet<RegistrationFailure> = new Set<RegistrationFailure>(['credentials', 'forbidden'])

function failureOf(event: RegistrationEvent): RegistrationFailure {
  if (event.type === 'registration.changed') return event.reason ?? 'unknown'
  if (event.type === 'unreachable') return 'network'
  if (event.type !== 'refused') return 'timeout'
  switch (event.reason) {
    case 'credentials':
    case 'forbidden':
      return event.reason
    case 'offline':
      return 'network'
    case 'timed-out':
      return 'timeout'
    default:
      return 'unknown'
  }
}

interface Args {
  readonly context: RegistrationContext
  readonly event: RegistrationEvent
}
const update = (change: (args: Args) => Partial<RegistrationContext>) =>
  assign<RegistrationContext, RegistrationEvent, undefined, RegistrationEvent, never>(change)
const says =
  (state: FactOf<'registration.changed'>['state']) =>
  ({ event }: Args) =>
    event.type === 'registration.changed' && event.state === state
const isOffline = ({ event }: Args) => event.type === 'unreachable' && event.offline
const pings = ({ context }: Args) => context.host.policy.pingMs > 0
const isFinal = ({ event }: Args) => final.has(failureOf(event))

const fail = update(({ event }) => ({ reason: failureOf(event), retryAt: undefined }))
const clear = update(() => ({
  reason: undefined,
  attempts: 0,
  retryAt: undefined,
  retryAfterMs: undefined,
  dead: false,
}))
const lost = {
  target: '#registration.waiting',
  actions: [
    update(() => ({ reason: 'network', retryAfterMs: undefined, dead: true })),
    ({ context }: Args) => context.host.linkIs('down'),
  ],
} as const
const noteFailure = update(({ event }) => ({
  reason: failureOf(event),
  retryAfterMs: 'retryAfterMs' in event ? event.retryAfterMs : undefined,
}))
/** Doubles from the first wait to the longest, and spreads over its upper half, so that a restarted server is not stormed. */
const planRetry = update(({ context: { host, attempts, retryAfterMs } }) => {
  const { first, longest } = host.policy.backoffMs
  const ceiling = Math.min(longest, first * 2 ** attempts)
  const wait = Math.max(retryAfterMs ?? 0, Math.round(ceiling * (0.5 + host.random() / 2)))
  return { attempts: attempts + 1, retryAfterMs: undefined, retryAt: host.now() + wait }
})

const outcomes = {
  'registration.changed': [
    { guard: says('registered'), target: '#registration.registered' },
    { guard: says('registering') },
    { guard: says('signed-out'), target: '#registration.signedOut' },
    { guard: isFinal, target: '#registration.failed', actions: fail },
    { target: '#registration.waiting', actions: noteFailure },
  ],
  refused: [
    { guard: isFinal, target: '#registration.failed', actions: fail },
    { target: '#registration.waiting', actions: noteFailure },
  ],
} as const
/** Without a network there is nothing to try; without a link there is. */
const unreachable = [
  { guard: isOffline, target: '#registration.offline' },
  { target: '#registration.waiting', actions: noteFailure },
] as const
/** A server that says nothing to a REGISTER may not be there: the next try MUST NOT trust the connection. */
const overdue = { target: '#registration.waiting', actions: [noteFailure, update(() => ({ dead: true }))] } as const

/**
 * The account, signed in or wanting to be. A lost link ends no call; it only shows that nobody can reach us.
 *
 *     signedOut ─▶ registering ─▶ registered ─▶ waiting ⇄ retrying
 *                      └─▶ failed    { quiet ⇄ pinging }  └─▶ offline
 */
export const registrationMachine = createMachine(
  {
    types: {} as { context: RegistrationContext; events: RegistrationEvent; input: RegistrationHost },
    id: 'registration',
    context: ({ input: host }) => ({
      host,
      reason: undefined,
      attempts: 0,
      retryAfterMs: undefined,
      retryAt: undefined,
      dead: false,
    }),
    initial: 'signedOut',
    on: { signIn: '.registering', signOut: '.signingOut' },
    states: {
      signedOut: {
        entry: clear,
        on: {
          signOut: {},
          // A stack that signs in by itself (a kept session) says so; that is a fact like any other.
          'registration.changed': [
            { guard: says('registered'), target: 'registered' },
            { guard: says('registering'), target: 'restoring' },
          ],
        },
      },
      restoring: { on: outcomes, after: { command: overdue } },
      registering: {
        entry: [clear, ({ context }) => context.host.signIn()],
        on: { ...outcomes, unreachable },
        after: { command: overdue },
      },
      registered: {
        entry: [clear, ({ context }) => context.host.linkIs('up')],
        on: {
          unreachable,
          'registration.changed': [
            { guard: says('registered') },
            { guard: says('registering'), target: 'restoring' },
            ...outcomes['registration.changed'].slice(2),
          ],
        },
        initial: 'quiet',
        states: {
          quiet: { after: { ping: { guard: pings, target: 'pinging' } } },
          pinging: {
            entry: ({ context }) => context.host.ping(),
            on: { alive: 'quiet', mute: 'mute', dead: lost },
            after: { pong: lost },
          },
          mute: {},
        },
      },
      waiting: {
        entry: planRetry,
        on: {
          'registration.changed': [
            { guard: says('registered'), target: 'registered' },
            { guard: says('signed-out'), target: 'signedOut' },
          ],
          unreachable: { guard: isOffline, target: 'offline' },
          reachable: 'retrying',
        },
        after: { backoff: 'retrying' },
      },
      retrying: {
        entry: [({ context }) => context.host.reconnect(context.dead), update(() => ({ dead: false }))],
        on: { ...outcomes, unreachable },
        after: { command: overdue },
      },
      offline: {
        entry: update(() => ({ retryAt: undefined, reason: 'network' })),
        on: {
          reachable: 'retrying',
          'registration.changed': [
            { guard: says('registered'), target: 'registered' },
            { guard: says('signed-out'), target: 'signedOut' },
          ],
        },
      },
      failed: {
        on: {
          'registration.changed': [
            { guard: says('registered'), target: 'registered' },
            { guard: says('signed-out'), target: 'signedOut' },
          ],
        },
      },
      signingOut: {
        entry: [clear, ({ context }) => context.host.signOut()],
        on: {
          signOut: {},
          // Nobody can reach us, and nobody can be told.
          unreachable: 'signedOut',
          taken: 'signedOut',
          refused: 'signedOut',
          'registration.changed': { guard: says('signed-out'), target: 'signedOut' },
        },
        after: { command: 'signedOut' },
      },
    },
  },
  {
    delays: {
      command: ({ context }) => context.host.policy.commandTimeoutMs,
      ping: ({ context }) => context.host.policy.pingMs,
      pong: ({ context }) => context.host.policy.pingTimeoutMs,
      backoff: ({ context }) => Math.max(0, (context.retryAt ?? 0) - context.host.now()),
    },
  },
)
