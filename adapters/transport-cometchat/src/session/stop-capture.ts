import { got, isObject } from '../read/read.ts'
import type { CallsSdk } from '../sdk/calls-sdk.ts'

/**
 * Stops the microphone and the camera of a session that was left. The SDK does so once its conference has confirmed that
 * it left; of one that it never reached, or has lost, it leaves them open. What it calls by then is internal, so it MAY be
 * missing.
 */
export function stopCapture(sdk: CallsSdk): void {
  const getScreen: unknown = Reflect.get(sdk, 'getRef')
  const screen: unknown = typeof getScreen === 'function' ? Reflect.apply(getScreen, sdk, []) : undefined
  if (isObject(screen)) got(screen, 'deleteAllTracks')
}
