import type { Clock, Millis } from '@offhook/core'
import type { NativeKind } from '../dialect.ts'
import type { Anomalies } from './anomalies.ts'
import type { SimulatorNumber } from './far/simulator-number.ts'
import type { Account, Person } from './stack/accounts.ts'
import type { AndroidPermission, AskUser } from './stack/permissions.ts'

/** What is to be simulated. All times run on `clock`. */
export interface OmiSimulatorOptions extends NativeKind {
  /** Default: real time. */
  readonly clock?: Clock
  /** Same seed, same life. Default: 1. */
  readonly seed?: number
  /** The way between JavaScript and the native side, one way. Default: 0, which is still a job of its own. */
  readonly latencyMs?: Millis
  /** Who may sign in with a password. Default: 100, `secret`, realm `demo`. */
  readonly accounts?: readonly Account[]
  /** Default: `demo-key`. */
  readonly apiKeys?: readonly string[]
  /** Whom alone an account in customer mode may call; anybody else ends with 403. Default: `19001234`. */
  readonly hotlines?: readonly string[]
  /** Whom the switchboard knows besides. Default: 200 and a customer. */
  readonly people?: readonly Person[]
  /** Numbers that behave by themselves; any other waits for `far`. Default: none. See `simulatorNumbers`. */
  readonly numbers?: readonly SimulatorNumber[]
  readonly anomalies?: Partial<Anomalies>
  /** Android permissions that are not given. Default: none. */
  readonly denied?: readonly AndroidPermission[]
  /** Whom the user grants what the system asks. Default: everything. */
  readonly askUser?: AskUser
  /** Default: 50. */
  readonly registerMs?: Millis
  /** How long the clean-up after a logout takes. Default: 50. */
  readonly logoutMs?: Millis
  /** How long a start waits for its endpoint (407, 12). Default: 500. */
  readonly endpointMs?: Millis
  /** iOS: how long after the end the object of a call is let go, which sends the second `disconnected`. Default: 30. */
  readonly freedAfterMs?: Millis
  /** 0: never. Default: 1,000. */
  readonly qualityEveryMs?: Millis
  /** What a second caller meets. Default: `busy`. */
  readonly secondCall?: 'busy' | 'ring'
  /** What comes of a transfer by itself, after half a second. Default: `done`; `wait`: `FarCall.transferred` says it. */
  readonly transfers?: 'done' | 'wait'
  /** `false`: no JavaScript runs yet, as after a push; events are lost until `react.attach()`. Default: `true`. */
  readonly attached?: boolean
}

export const transferMs: Millis = 500

/** How long the server takes to refuse a call that is not allowed. */
export const refusalMs: Millis = 300

export const demoHotlines: readonly string[] = ['19001234']
