import type { IdSource } from '@offhook/core'
import type { CallkitChannel, Platform } from './channel/callkit-channel.ts'
import type { ParamsOf } from './params/build-params.ts'

export interface CallkitIncomingOptions {
  /** The way to the plugin in the Flutter host. */
  readonly channel: CallkitChannel
  /** What the host runs on. Default: recognised when the surface starts, by an answer in which the two differ. */
  readonly platform?: Platform
  /** How calls look: names, texts, colours, sounds, notifications. The same for all, or by call. */
  readonly params?: ParamsOf
  /** Whether a call that rang here and was missed leaves the plugin's notification, unless the OS has made one. Default: true. */
  readonly missedCalls?: boolean
  /** Names under which native code sends custom events beside `ACTION_CALL_CUSTOM`. Default: none. */
  readonly customEvents?: readonly string[]
  /** Numbers requests. Default: UUIDs. */
  readonly ids?: IdSource
}

/** Fails at once, in a sentence that names the option and the fix. */
export function checkOptions(options: CallkitIncomingOptions): void {
  const channel: Partial<CallkitChannel> | null | undefined = options?.channel
  if (typeof channel?.invoke !== 'function' || typeof channel.on !== 'function')
    throw new TypeError('createCallkitIncomingSurface needs a channel: { channel: messageChannel(port) }.')
  const { platform }: { readonly platform?: unknown } = options
  if (platform !== undefined && platform !== 'android' && platform !== 'ios')
    throw new TypeError("Option 'platform' must be 'android' or 'ios', or left out.")
}
