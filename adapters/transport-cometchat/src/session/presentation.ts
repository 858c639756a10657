import type { Context } from '../calls/context.ts'
import { vendorOf } from '../read/fault.ts'
import { isObject } from '../read/read.ts'
import type { CallsSdk, SessionHandlers } from '../sdk/calls-sdk.ts'
import { tokenOf } from './token.ts'

export interface Presentation<P> {
  /** The id of the session, which all who take part have to know. */
  readonly session: string
  /** The `HTMLElement` that it is drawn into. */
  readonly element: object
  /** Gets the SDK's `PresenterSettingsBuilder`. A listener that is set here takes the place of `transport.on('error')`. */
  settings?(builder: P): void
}

/** A session in which some speak and the others watch; it is no call of the phone. */
export async function joinPresentation<P>(
  context: Context,
  sdk: CallsSdk,
  { session, element, settings }: Presentation<P>,
): Promise<undefined> {
  const token = await tokenOf(context, sdk, session)
  const builder: unknown = new sdk.PresenterSettingsBuilder()
  // Without a listener, what goes wrong is a rejection that nobody can catch.
  const handlers: Partial<SessionHandlers> = {
    onError: (error) => context.events.emit('error', { session, vendor: vendorOf(error) }),
  }
  call(builder, 'setCallListener', new sdk.OngoingCallListener(handlers as SessionHandlers))
  settings?.(builder as P)
  const built = call(builder, 'build')
  await sdk.joinPresentation(token, isObject(built) ? built : {}, element)
}

function call(builder: unknown, method: string, ...args: readonly unknown[]): unknown {
  const found: unknown = isObject(builder) ? builder[method] : undefined
  return typeof found === 'function' ? Reflect.apply(found, builder, args) : undefined
}

/**
 * A presentation leaves the SDK in its own mode, even one that was refused; where the app may not present, calls are
 * refused in it as well.
 */
export function leavePresenterMode(sdk: CallsSdk): void {
  if (Reflect.get(sdk, 'isPresenterMode') === true) Reflect.set(sdk, 'isPresenterMode', false)
}
