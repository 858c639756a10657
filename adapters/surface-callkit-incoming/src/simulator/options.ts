import type { Clock, Millis } from '@offhook/core'

export interface CallkitSimulatorOptions {
  readonly platform: 'android' | 'ios'
  /** `2.5`: iOS says `isActivate`, answers again as often as it is told of a connection, and names the wrong call in ENDED too. Default: `3.1`. */
  readonly version?: '2.5' | '3.1'
  /** How the host hands events on: by the names of the wire, or by those of Dart's enum. Default: `wire`. */
  readonly names?: 'wire' | 'dart'
  /** How `activeCalls` and bodies come: as objects, or as JSON texts. Default: `object`. */
  readonly form?: 'object' | 'json'
  /** Default: real time. */
  readonly clock?: Clock
  /** The way between JavaScript and the native side, one way. Default: 0, which is still a job of its own. */
  readonly latencyMs?: Millis
  /** `false`: no JavaScript runs yet, as after a push; events are lost until `js.attach()`. Default: true. */
  readonly attached?: boolean
}
