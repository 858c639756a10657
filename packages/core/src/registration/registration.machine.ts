import { assign, createMachine } from 'xstate'
import type { FactOf } from '../facts/fact.ts'
import {
  failureOf,
  isFinalFailure,
  isUnproven,
  type RegistrationContext,
  type RegistrationEvent,
  type RegistrationHost,
  vendorOf,
} from './registration-event.ts'

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
const isFinal = ({ event }: Args) => isFinalFailure(event)

const fail = update(({ event }) => ({ reason: failureOf(event), vendor: vendorOf(event), retryAt: undefined }))
const clear = update(() => ({
  reason: undefined,
  vendor: undefined,
  attempts: 0,
  retryAt: undefined,
  retryAfterMs: undefined,
  dead: false,
}))
const lost = {
  target: '#registration.waiting',
  actions: [
    update(() => ({ reason: 'network', vendor: undefined, retryAfterMs: undefined, dead: true })),
    ({ context }: Args) => context.host.linkIs('down'),
  ],
} as const
const noteFailure = update(({ event }) => ({
  reason: failureOf(event),
  vendor: vendorOf(event),
  retryAfterMs: 'retryAfterMs' in event ? event.retryAfterMs : undefined,
}))
/** Doubles from the first wait to the longest, and spreads over its upper half, so that a restarted server is not stormed. */
const planRetry = update(({ context: { host, attempts, retryAfterMs } }) => {
  const { first, longest } = host.policy.backoffMs
  const ceiling = Math.min(longest, first * 2 ** attempts)
  const wait = Math.max(retryAfterMs ?? 0, Math.round(ceiling * (0.5 + host.random() / 2)))
  return { attempts: attempts + 1, retryAfterMs: undefined, retryAt: host.now() + wait }
})

const toUnproven = {
  guard: ({ event }: Args) => isUnproven(event),
  target: '#registration.unproven',
} as const
const outcomes = {
  'registration.changed': [
    { guard: says('registered'), target: '#registration.registered' },
    toUnproven,
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
/** What can be said of an account that stood. */
const relapses = [
  toUnproven,
  { guard: says('registering'), target: '#registration.restoring' },
  ...outcomes['registration.changed'].slice(3),
] as const
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
 *                   │  └─▶ failed    { quiet ⇄ pinging }  └─▶ offline
 *                   └─▶ unproven ─▶ …
 */
export const registrationMachine = createMachine(
  {
    types: {} as { context: RegistrationContext; events: RegistrationEvent; input: RegistrationHost },
    id: 'registration',
    context: ({ input: host }) => ({
      host,
      reason: undefined,
      vendor: undefined,
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
            toUnproven,
            { guard: says('registering'), target: 'restoring' },
          ],
        },
      },
      restoring: { entry: clear, on: outcomes, after: { command: overdue } },
      registering: {
        entry: [clear, ({ context }) => context.host.signIn()],
        on: { ...outcomes, unreachable },
        after: { command: overdue },
      },
      registered: {
        entry: [clear, ({ context }) => context.host.linkIs('up')],
        on: {
          unreachable,
          'registration.changed': [{ guard: says('registered') }, ...relapses],
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
      /** No deadline: calls may be tried, and the first one tells. */
      unproven: {
        entry: [clear, update(({ event }) => ({ vendor: vendorOf(event) }))],
        on: {
          ...outcomes,
          unreachable,
          'registration.changed': [{ guard: says('registered'), target: 'registered' }, ...relapses],
        },
      },
      waiting: {
        entry: planRetry,
        on: {
          'registration.changed': [
            { guard: says('registered'), target: 'registered' },
            toUnproven,
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
        entry: update(() => ({ retryAt: undefined, reason: 'network', vendor: undefined })),
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
