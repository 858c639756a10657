import type { Timers } from '@offhook/adapter-kit'
import type { Clock } from '@offhook/core'
import type { NativeEvent } from '../../native/events.ts'
import type { AnomalyDice } from '../anomalies.ts'
import type { NativeQueue, Reply } from '../native-queue.ts'
import type { Stack } from '../stack/stack.ts'
import type { StackEvents } from '../stack/stack-events.ts'

/** What the native code of a plugin stands on. */
export interface NativeHost {
  readonly clock: Clock
  readonly timers: Timers
  readonly queue: NativeQueue
  readonly dice: AnomalyDice
  /** MUST NOT be read before the native side was made. */
  readonly stack: () => Stack
  /** Sends an event to JavaScript; where none runs, it is lost. */
  send(event: NativeEvent, body?: unknown): void
  /** Whether an activity (Android) is in front, as most functions want it. */
  readonly inFront: () => boolean
}

export type NativeFunction = (...args: readonly unknown[]) => Promise<unknown>
export type NativeFunctions = Readonly<Record<string, NativeFunction>>

/** What a tap on a notification of the system makes of the call. */
export type NotificationTap = 'open' | 'answer' | 'reopen'

/** The native code of one plugin on one platform: what it sends, and the functions it has. */
export interface NativeSide {
  readonly events: StackEvents
  readonly functions: NativeFunctions
  /** Where native modules beside the plugin's have functions, as those of the camera views do. */
  readonly others?: Readonly<Record<string, NativeFunctions>>
  tapNotification(tap: NotificationTap): void
  /** The view for the pictures of a side is on the screen, or is not. */
  surfaces?(ready: boolean): void
}

/**
 * A function of a module of React Native. `prepare` reads the arguments on the way over, where the bridge refuses what it
 * cannot cast; what it gives runs on the native side.
 */
export function nativeMethod(
  queue: NativeQueue,
  name: string,
  arity: number,
  prepare: (...args: readonly unknown[]) => (reply: Reply) => void,
): NativeFunction {
  return (...args) => {
    if (args.length === arity) return queue.ask(prepare(...args))
    const counts = `${args.length} arguments (expected argument count: ${arity})`
    throw new Error(`TurboModule method "${name}" called with ${counts}.`)
  }
}
