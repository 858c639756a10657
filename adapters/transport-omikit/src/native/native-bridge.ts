import type { NativeKind } from '../dialect.ts'
import type { NativeEvent } from './events.ts'
import type { NativeArguments, NativeMethod } from './methods.ts'

/** The way to one native side of OMICALL, whatever carries it. Method and argument names are those of `NativeArguments`. */
export interface NativeBridge {
  readonly kind: NativeKind
  /** What is behind it: bridges with the same one share its services, which are started once. Default: the bridge itself. */
  readonly module?: object
  /** Whether the native side has such a function. `false` is said to the user beforehand, as `not-supported`. */
  has(method: NativeMethod): boolean
  /** MAY throw, reject, resolve with anything or never settle: whoever calls contains that. */
  invoke<M extends NativeMethod>(method: M, args: NativeArguments[M]): Promise<unknown>
  /** Hands on every body of this event, unread, from now on. Returns the way to stop. */
  on(event: NativeEvent, listener: (body: unknown) => void): () => void
}
