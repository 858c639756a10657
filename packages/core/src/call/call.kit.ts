import { assign } from 'xstate'
import type { CallContext } from './call-context.ts'
import type { CallEvent } from './call-event.ts'

/** XState copies its context field by field at every assignment, so it has one field. */
export interface MachineContext {
  readonly call: CallContext
}
export interface MachineArgs {
  readonly context: MachineContext
  readonly event: CallEvent
}

/** An action that changes what is known of the call. MUST be pure. */
export const update = (change: (call: CallContext, event: CallEvent) => Partial<CallContext>) =>
  assign<MachineContext, CallEvent, undefined, CallEvent, never>(({ context: { call }, event }) => ({
    call: { ...call, ...change(call, event) },
  }))

/** An action that asks something of the phone. MUST NOT throw. */
export const act =
  (run: (call: CallContext, event: CallEvent) => void) =>
  ({ context, event }: MachineArgs): void =>
    run(context.call, event)

type Guard = (args: MachineArgs) => boolean
export const both =
  (one: Guard, other: Guard): Guard =>
  (args) =>
    one(args) && other(args)

/** A guard. MUST be total. */
export const when =
  (test: (call: CallContext, event: CallEvent) => boolean) =>
  ({ context, event }: MachineArgs): boolean =>
    test(context.call, event)
