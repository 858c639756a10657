import type { CallId, Target } from '@offhook/core'
import { SipCall, type Sound } from './call.ts'

/** A microphone track and a connection for each; more than this is no user of a phone. */
export const maxCalls = 8

/** The live calls, found by the phone's id or by the SIP Call-ID. */
export class Calls {
  readonly #live = new Set<SipCall>()
  readonly #sound: { -readonly [K in keyof Sound]: Sound[K] } = { allowed: true }

  dial(callId: CallId): SipCall {
    const call = new SipCall('outgoing', 'preparing', this.#sound)
    call.callId = callId
    this.#live.add(call)
    return call
  }

  /** Placed because the far side of another call asked for it: the phone has no id for it yet. */
  refer(): SipCall {
    const call = new SipCall('outgoing', 'preparing', this.#sound)
    this.#live.add(call)
    return call
  }

  offer(sipCallId: string): SipCall {
    const call = new SipCall('incoming', 'incoming', this.#sound)
    call.sipCallId = sipCallId
    this.#live.add(call)
    return call
  }

  find(target: Target): SipCall | undefined {
    const ref = target.refs['sip.call-id']?.toLowerCase()
    const found =
      this.all().find((call) => call.callId === target.callId) ??
      // The phone lower-cases Call-IDs that are UUIDs.
      this.all().find((call) => call.sipCallId !== undefined && call.sipCallId.toLowerCase() === ref)
    if (found !== undefined) found.callId = target.callId
    return found
  }

  remove(call: SipCall): void {
    this.#live.delete(call)
  }

  all(): SipCall[] {
    return [...this.#live]
  }

  /** For the live calls and for those to come. */
  allowSound(allowed: boolean): void {
    this.#sound.allowed = allowed
    for (const call of this.#live) call.applyMedia()
  }

  get areFull(): boolean {
    return this.#live.size >= maxCalls
  }
}
