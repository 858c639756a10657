import type { FactOf } from '../facts/fact.ts'
import { redact } from '../facts/redact.ts'
import type { RegistrationFailure } from '../outcome/registration-failure.ts'
import type { Policy } from '../phone/policy.ts'
import type { OutcomeReason } from '../ports/command.ts'
import type { Millis, Vendor } from '../values.ts'

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
  /** The SDK's own word on the reason, or on why nothing has proved the account. */
  readonly vendor: Vendor | undefined
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
  | {
      readonly type: 'refused'
      readonly reason: OutcomeReason
      readonly retryAfterMs?: Millis
      readonly vendor?: Vendor
    }
  /** The link or the network is gone: whatever was registered cannot be reached. */
  | { readonly type: 'unreachable'; readonly offline: boolean }
  | { readonly type: 'reachable' }
  | { readonly type: 'alive' }
  | { readonly type: 'dead' }
  /** The transport has no ping. */
  | { readonly type: 'mute' }
  | FactOf<'registration.changed'>

const final: ReadonlySet<RegistrationFailure> = new Set<RegistrationFailure>(['credentials', 'forbidden'])

export function failureOf(event: RegistrationEvent): RegistrationFailure {
  if (event.type === 'registration.changed') return event.reason ?? 'unknown'
  if (event.type === 'unreachable') return 'network'
  if (event.type !== 'refused') return 'timeout'
  if (event.reason === 'forbidden') return 'forbidden'
  return event.reason === 'offline' ? 'network' : 'unknown'
}

export const isFinalFailure = (event: RegistrationEvent): boolean => final.has(failureOf(event))

/** The SDK took the sign-in, and its own word is all that there is. */
export const isUnproven = (event: RegistrationEvent): boolean =>
  event.type === 'registration.changed' && event.state === 'registering' && event.evidence === 'ack'

/** Shown on screens, so without what a server may have put into its words (law 11). */
export function vendorOf(event: RegistrationEvent): Vendor | undefined {
  const vendor = 'vendor' in event ? event.vendor : undefined
  if (!vendor) return undefined
  const { code } = vendor
  // A number is a code as it is.
  return { ...(redact(vendor) as Vendor), ...(typeof code === 'number' && { code }) }
}
