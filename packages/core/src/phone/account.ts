import { createActor } from 'xstate'
import type { Refusing } from '../call/call-context.ts'
import type { FactOf } from '../facts/fact.ts'
import type { Outcome, PhoneCommand } from '../ports/command.ts'
import { registrationMachine } from '../registration/registration.machine.ts'
import { isUnproven, type RegistrationEvent } from '../registration/registration-event.ts'
import type { Json } from '../values.ts'
import type { Kernel } from './kernel.ts'
import type { Registration } from './phone.ts'
import type { Refusal } from './result.ts'
import { sameValue } from './same.ts'

const states = {
  signedOut: 'signed-out',
  restoring: 'registering',
  registering: 'registering',
  unproven: 'registering',
  waiting: 'reconnecting',
  retrying: 'reconnecting',
  offline: 'offline',
  failed: 'failed',
} as const satisfies Record<string, Registration['state']>

export interface Account {
  readonly registration: Registration
  /** It leaves, or waits to leave until the calls have ended. */
  readonly signingOut: boolean
  /** It waits until the calls have ended. */
  readonly departing: boolean
  /** Whether calls can go out by it: `pending` until that is known. */
  readonly standing: 'open' | 'pending' | 'closed'
  signIn(commandId: number): void
  /** From now on no call begins. */
  depart(): void
  signOut(): void
  report(fact: FactOf<'registration.changed'>): void
  unreachable(offline: boolean): void
  reachable(): void
  /** The phone was stopped: whatever was asked is stale. */
  leave(): void
}

/** The registration actor, and what it asks of the transport. Credentials pass through and are kept nowhere here. */
export function createAccount(kernel: Kernel, linkIs: (state: 'up' | 'down') => void): Account {
  const { policy, capabilities } = kernel
  let credentials: Json | undefined
  let newest = 0
  let newestPing = 0
  let departing = false

  function ask(command: PhoneCommand<unknown>): void {
    kernel.forget(newest)
    newest = kernel.execute('transport', command, (outcome) => settled(command, outcome))
  }
  function settled(command: PhoneCommand<unknown>, outcome: Outcome): void {
    if (!outcome.ok) {
      const { ok: _, permission: __, ...refusal } = outcome
      return send({ type: 'refused', ...refusal })
    }
    // Taken is not registered (law 1), except where the SDK reports no registration at all.
    if (capabilities.reports.registration || command.type === 'signOut') return send({ type: 'taken' })
    send({ type: 'registration.changed', state: 'registered', evidence: 'ack' })
  }
  const actor = createActor(registrationMachine, {
    clock: kernel.timers,
    input: {
      policy,
      now: kernel.now,
      random: kernel.random,
      signIn: () => {
        ask({ type: 'signIn', credentials })
        credentials = undefined
      },
      signOut: () => ask({ type: 'signOut' }),
      reconnect: (fresh) => ask({ type: 'reconnect', fresh }),
      ping() {
        kernel.forget(newestPing)
        newestPing = kernel.execute('transport', { type: 'ping' }, (outcome) =>
          send({ type: outcome.ok ? 'alive' : outcome.reason === 'not-supported' ? 'mute' : 'dead' }),
        )
      },
      linkIs,
    },
  })
  const send = (event: RegistrationEvent) => actor.send(event)
  let seen = actor.getSnapshot()
  let registration: Registration = { state: 'signed-out' }
  let hotlines: readonly string[] | undefined
  actor.start()

  const account: Account = {
    get registration() {
      const snapshot = actor.getSnapshot()
      if (snapshot === seen && hotlines === registration.hotlines) return registration
      seen = snapshot
      // Signing out shows what was until it is done.
      if (snapshot.value === 'signingOut') return registration
      const { reason, retryAt, vendor } = snapshot.context
      const state = typeof snapshot.value === 'string' ? states[snapshot.value as keyof typeof states] : 'registered'
      if (state === 'signed-out') hotlines = undefined
      const next: Registration = {
        state,
        ...(hotlines && { hotlines }),
        ...(snapshot.value === 'unproven' && { unproven: true }),
        ...(reason && { reason }),
        ...(vendor && { vendor }),
        ...(retryAt === undefined ? {} : { retryAt }),
      }
      if (!sameValue(registration, next, 1)) registration = next
      return registration
    },
    get signingOut() {
      return departing || actor.getSnapshot().value === 'signingOut'
    },
    get departing() {
      return departing
    },
    get standing() {
      const { state, unproven } = account.registration
      if (account.signingOut) return 'closed'
      if (state === 'registered' || unproven) return 'open'
      return state === 'registering' ? 'pending' : 'closed'
    },
    signIn(commandId) {
      departing = false
      credentials = kernel.secretOf(commandId)
      send({ type: 'signIn' })
    },
    depart() {
      departing = true
    },
    signOut() {
      departing = false
      send({ type: 'signOut' })
    },
    report(fact) {
      // Kept while it is lost: whoever comes back is the same account.
      if (fact.state === 'registered' || isUnproven(fact)) hotlines = fact.hotlines
      send(fact)
    },
    unreachable: (offline) => send({ type: 'unreachable', offline }),
    reachable: () => send({ type: 'reachable' }),
    leave() {
      departing = false
      kernel.forget(newest)
      send({ type: 'registration.changed', state: 'signed-out' })
    },
  }
  return account
}

/** Why a sign-in did not come through, as a command's answer says it. */
export const refusalOfRegistration = (registration: Registration): Refusing => ({
  reason: reasonOf(registration),
  ...(registration.vendor && { vendor: registration.vendor }),
})

function reasonOf({ state, reason }: Registration): Refusal {
  if (reason === 'credentials' || reason === 'forbidden') return reason
  if (reason === 'timeout') return 'timed-out'
  if (reason === 'network' || state === 'offline') return 'offline'
  return 'failed'
}
