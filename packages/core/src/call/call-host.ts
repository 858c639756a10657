import type { Policy } from '../phone/policy.ts'
import type { Target } from '../ports/command.ts'
import type { Capabilities } from '../ports/transport.ts'
import type { CallId, Millis, Permission } from '../values.ts'
import type { CallEvent, Request, Slot } from './call-event.ts'

/** A deadline or a pause of a call that is not bound to one phase. */
export type Wait = Slot | 'media' | 'pace' | 'handed'

/** The phone's share of the facts, the same for every call. */
export interface Surroundings {
  readonly offline: boolean
  readonly others: boolean
  /** Something between calls is under way. */
  readonly procedure: boolean
  /** Somebody else would have to be held first, which has to wait for it. */
  readonly lineBusy: boolean
}

/** What a call may ask of the phone that owns it. None of these MUST throw: a throw in an action kills the actor. */
export interface CallHost {
  readonly policy: Policy
  readonly capabilities: Capabilities
  now(): Millis
  random(): number
  /** Sends a request to the transport; its outcome comes back as `<slot>.taken` or `<slot>.refused`. */
  ask(slot: Slot, request: Request): void
  /** "Do not start it"; never "undo". */
  abort(slot: Slot): void
  askPermission(permission: Permission): void
  /** Sees to it that nobody else talks; the answer comes back as `line.clear` or `line.refused`. */
  clearLine(): void
  /** Sends the event to this call after a while; takes the place of an earlier wait of that name. */
  wait(name: Wait, ms: Millis, event: CallEvent): void
  /** What was waited for has come. */
  stopWaiting(name: Wait): void
  around(id: CallId): Surroundings
  targetOf(id: CallId): Target
}
