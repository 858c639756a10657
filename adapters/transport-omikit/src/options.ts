import type { Clock } from '@offhook/core'
import type { NativeBridge } from './native/native-bridge.ts'

export interface OmikitTransportOptions {
  /** The way to the native side: `omikitPluginBridge(plugin, …)`, `reactNativeBridge(…)` or `messageChannelBridge(port)`. */
  readonly bridge: NativeBridge
  /**
   * The only numbers that an account in customer mode may call. Given, everything else is refused as `hotline-only` before
   * it is dialled; left out, the server decides.
   */
  readonly hotline?: string | readonly string[]
  /** Default: real time. Only functions of the native side that never answer are timed, and never a call. */
  readonly clock?: Clock
}

/** Fails at once, in a sentence that names the option and the fix. */
export function checkOptions(options: OmikitTransportOptions): void {
  const bridge: Partial<NativeBridge> | null | undefined = options?.bridge
  if (typeof bridge?.invoke !== 'function' || typeof bridge.on !== 'function' || typeof bridge.has !== 'function') {
    throw new TypeError(
      "createOmikitTransport needs a bridge: { bridge: omikitPluginBridge(plugin, { platform: 'ios' }) }.",
    )
  }
  const hotlines: readonly unknown[] = [options.hotline ?? []].flat()
  if (hotlines.some((number) => typeof number !== 'string' || number.trim() === '')) {
    throw new TypeError("Option 'hotline' must be a number, or a list of numbers, as text.")
  }
}
