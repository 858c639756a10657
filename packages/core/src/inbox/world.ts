import type { End } from '../outcome/end.ts'
import type { CommandResult } from '../phone/result.ts'
import type { CallRecord } from '../ports/call-log-store.ts'
import type { Command } from '../ports/command.ts'
import type { SurfaceCall, SurfaceTarget } from '../ports/surface.ts'
import type { CallId, Json } from '../values.ts'
import type { PortKind } from './input.ts'
import type { Alarm } from './timers.ts'

/** What the phone tells the store of its log. Only `load` is answered, by a `records` input. */
export type LogEffect =
  | { readonly type: 'log.load'; readonly limit: number }
  | { readonly type: 'log.put'; readonly record: CallRecord }
  | { readonly type: 'log.remove'; readonly id?: CallId }

/** What a phone asks of its ports. Each one that has an `effect` number is answered by an `outcome` input. */
export type Effect =
  | { readonly type: 'execute'; readonly effect: number; readonly port: PortKind; readonly command: Command<unknown> }
  | { readonly type: 'abort' | 'forget'; readonly effect: number }
  | { readonly type: 'open' | 'start' | 'stop'; readonly effect: number }
  | { readonly type: 'list'; readonly port: PortKind }
  | { readonly type: 'show'; readonly effect: number; readonly call: SurfaceCall }
  | { readonly type: 'close'; readonly call: SurfaceTarget; readonly end: End }
  | { readonly type: 'settle'; readonly requestId: string; readonly ok: boolean }
  | LogEffect

/** Everything outside the phone's own logic. In a replay: a world that does nothing and gives the recorded ids and numbers. */
export interface World {
  readonly alarm: Alarm
  id(): string
  random(): number
  /** MUST NOT throw and MUST NOT call back before it returned. */
  perform(effect: Effect): void
  /** What a command carries that no trace may hold: credentials, options for the transport. */
  secretOf(commandId: number): Json | undefined
  resolve(commandId: number, result: CommandResult<{ readonly callId?: CallId }>): void
}
