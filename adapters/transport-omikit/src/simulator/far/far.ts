import type { Anomaly, AnomalyDice } from '../anomalies.ts'
import type { NativeSide, NotificationTap } from '../native/native-host.ts'
import { permissionNames } from '../native/rn-android/permissions.ts'
import type { AudioName } from '../stack/audio.ts'
import type { AndroidPermission } from '../stack/permissions.ts'
import type { Stack } from '../stack/stack.ts'
import type { StackCall } from '../stack/stack-call.ts'
import { createFarCall, createUnheardCall, type FarCall } from './far-call.ts'

/** Who calls the app. */
export interface Calling {
  /** Left out: the caller withholds the number. */
  readonly from?: string
  /** `undefined`: the invitation does not say. */
  readonly video?: boolean | undefined
}

/** A notification that the user taps. */
export interface TappedCall {
  readonly from?: string
  readonly video?: boolean
}

/** Everything beyond the device: who calls, who is called, the switchboard, the network, the user and the system. */
export interface Far {
  /** Somebody calls. Where no device rings, the call has ended when this returns: 480, or 486 where it is busy. */
  call(calling?: Calling): FarCall
  /** Every call so far, in both directions. */
  readonly calls: readonly FarCall[]
  /** Hears of each call that the app dials. Returns the way to stop. */
  onCall(listener: (call: FarCall) => void): () => void
  setNetwork(network: 'online' | 'offline'): void
  /** The next start is answered by this native code: 200, 400 to 408, 450 to 452 on Android; 0 to 12 on iOS. */
  nextStart(code: number): void
  /** The next login comes to this, whatever its credentials: 200, or a registration status. */
  nextRegistration(status: number): void
  /** The server says this of the registration: 403, say, of an account that was blocked. */
  registration(status: number): void
  switchboardAnswers(sip: string): void
  tapMissedCall(call: TappedCall): void
  /** iOS, Flutter: the list of recent calls of the system. */
  tapCallLog(call: TappedCall): void
  /** The call notification of Android, or the call screen of iOS (`answer`). */
  tapNotification(tap: NotificationTap): void
  /** An output is connected and used, or is gone. */
  plug(output: AudioName): void
  unplug(output: AudioName): void
  readonly permissions: {
    grant(...permissions: readonly AndroidPermission[]): void
    deny(...permissions: readonly AndroidPermission[]): void
    /** The core of Android asks the app for them (`REQUEST_PERMISSION`). */
    request(...permissions: readonly AndroidPermission[]): void
  }
  /** Whether the camera views of the app have a surface to draw on. */
  surfaces(ready: boolean): void
  autoUnregister(scheduled: boolean, afterMs?: number): void
  /** It happens the next time that it could. */
  anomaly(anomaly: Anomaly): void
}

export interface FarParts {
  readonly stack: Stack
  readonly native: NativeSide
  readonly dice: AnomalyDice
}

export interface FarSide extends Far {
  /** The far side of a call that the app has dialled. */
  placed(call: StackCall): FarCall
  of(call: StackCall): FarCall | undefined
}

export function createFar({ stack, native, dice }: FarParts): FarSide {
  const { calls: stackCalls, network, events, registrar, audio, permissions } = stack
  const all: FarCall[] = []
  const known = new Map<StackCall, FarCall>()
  const listeners = new Set<(call: FarCall) => void>()

  function join(call: StackCall): FarCall {
    const far = createFarCall(call, { calls: stackCalls, network, events })
    known.set(call, far)
    all.push(far)
    return far
  }

  return {
    call({ from, video } = {}) {
      // A busy device is told apart before the call is there.
      const code = stackCalls.live.length > 0 ? 486 : 480
      const call = network.online ? stack.invite(from, video) : undefined
      if (call) return join(call)
      const unheard = createUnheardCall(from, video === true, network.online ? code : 480)
      all.push(unheard)
      return unheard
    },
    get calls() {
      return all
    },
    onCall(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    placed(call) {
      const far = join(call)
      for (const listener of [...listeners]) listener(far)
      return far
    },
    of: (call) => known.get(call),
    setNetwork: (is) => network.set(is === 'online'),
    nextStart: stack.nextStart,
    nextRegistration: registrar.next,
    registration: registrar.said,
    switchboardAnswers: (sip) => events.switchboard(sip),
    tapMissedCall: ({ from, video = false }) => events.missedCallTapped({ from, video }),
    tapCallLog: ({ from, video = false }) => events.callLogTapped({ from, video }),
    tapNotification: native.tapNotification,
    plug: audio.plug,
    unplug: audio.unplug,
    permissions: {
      grant: permissions.grant,
      deny: permissions.deny,
      request: (...asked) => events.asked(permissionNames(asked)),
    },
    surfaces: (ready) => native.surfaces?.(ready),
    autoUnregister: (scheduled, afterMs = 0) => events.autoUnregister(scheduled, afterMs),
    anomaly: dice.next,
  }
}
