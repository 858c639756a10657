import type { SurfaceCall } from '@offhook/core'
import { type CallkitCall, uuidOf } from '../read/callkit-call.ts'

/** What is remembered of one call: what it was last shown as, and what the OS was last told of it or last said itself. */
export interface Shown {
  readonly uuid: string
  /** As the OS spells it: Android finds a call by the very letters under which it was shown. */
  id: string
  /** What the phone last showed; `undefined`: the OS alone knows of it so far. */
  level: SurfaceCall | undefined
  /** What the OS said of it. */
  told: CallkitCall | undefined
  isOn: boolean
  /** The OS has named it, so that its absence from a list means something. */
  isSeen: boolean
  isAnswered: boolean
  isConnected: boolean
  isFullScreen: boolean
  /** The OS has left a notification of a missed call by itself. */
  hasNotice: boolean
  /** `undefined`: it was there before this surface was, and nobody has said. */
  isHeld: boolean | undefined
  isMuted: boolean | undefined
}

/** Calls that are not on the screen: beyond this many, the oldest is forgotten. */
const mostKept = 64

export class ShownCalls {
  readonly #calls = new Map<string, Shown>()
  /** The phone has taken them off, and the OS has not said so yet. */
  readonly #leaving = new Set<string>()
  /**
   * iOS: a call that a VoIP push has shown, until the native side has been told of any call. It takes the next `endCall` or
   * `callConnected` for this one, whatever id that names.
   */
  pushed: Shown | undefined
  /** The uuid of the call of which `startCall` was asked last, until the OS names it. */
  starting: string | undefined
  get all(): readonly Shown[] {
    return [...this.#calls.values()]
  }

  find(id: string): Shown | undefined {
    return this.#calls.get(uuidOf(id))
  }

  /** Makes one that is not on the screen yet, unless it is known. */
  of(id: string): Shown {
    const uuid = uuidOf(id)
    const known = this.#calls.get(uuid)
    if (known) return known
    const made = blank(uuid, id)
    this.#calls.set(uuid, made)
    this.#leaving.delete(uuid)
    const stale = this.#calls.size > mostKept ? this.all.find((shown) => !shown.isOn && shown !== made) : undefined
    if (stale) this.forget(stale)
    return made
  }

  /** The OS says that it shows this call. */
  see(call: CallkitCall): Shown {
    const shown = this.of(call.id)
    if (!shown.isOn) putOn(shown)
    if (this.starting === shown.uuid) this.starting = undefined
    shown.id = call.id
    shown.isSeen = true
    if (!call.bare) shown.told = call
    if (call.isAccepted === true) shown.isAnswered = true
    return shown
  }

  /** It is off the screen; what the phone last showed stays, for it has not closed it. */
  takeOff(shown: Shown): void {
    shown.isOn = false
    shown.isSeen = false
    if (shown.level === undefined) this.forget(shown)
  }

  forget(shown: Shown): void {
    this.#calls.delete(shown.uuid)
  }

  /** The phone takes it off: that it has ended will be no news when the OS says so. */
  leave(shown: Shown): void {
    this.forget(shown)
    shown.isOn = false
    this.#leaving.add(shown.uuid)
    const [oldest] = this.#leaving
    if (this.#leaving.size > mostKept && oldest !== undefined) this.#leaving.delete(oldest)
  }

  /** The OS says that it has ended. `false`: neither the phone nor the OS had said a word of it. */
  ended(id: string): boolean {
    const shown = this.find(id)
    if (shown) this.takeOff(shown)
    return this.#leaving.delete(uuidOf(id)) || shown !== undefined
  }

  clear(): void {
    this.#calls.clear()
    this.#leaving.clear()
    this.pushed = undefined
    this.starting = undefined
  }
}

const blank = (uuid: string, id: string): Shown => ({
  uuid,
  id,
  level: undefined,
  told: undefined,
  isOn: false,
  isSeen: false,
  isAnswered: false,
  isConnected: false,
  isFullScreen: false,
  hasNotice: false,
  isHeld: false,
  isMuted: false,
})

/** A call comes to the screen as nothing but ringing or dialling. */
export function putOn(shown: Shown): void {
  const { uuid, id, level, told } = shown
  Object.assign(shown, blank(uuid, id), { level, told, isOn: true })
}
