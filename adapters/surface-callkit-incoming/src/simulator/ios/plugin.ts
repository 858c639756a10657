import type { Timers } from '@offhook/adapter-kit'
import type { Notice, Values } from '../native-data.ts'
import type { Sink } from '../sink.ts'
import { CallKit } from './call-kit.ts'
import { type IosData, uuidOfText } from './ios-data.ts'

/** A call as the plugin has it, which is not always how CallKit has it. */
interface PluginCall {
  readonly uuid: string
  readonly data: IosData
  readonly isOutgoing: boolean
  isOnHold: boolean
  isMuted: boolean
  hasConnected: boolean
}

/** The plugin on iOS with its one slot for an answered call, one for an outgoing one, and the data of whatever came last. */
export class Plugin {
  readonly callKit: CallKit
  readonly #sink: Sink
  readonly #timers: Timers
  readonly #isOld: boolean
  #calls: PluginCall[] = []
  notices: (Notice & { readonly data: IosData })[] = []
  data: IosData | undefined
  isFromPushKit = false
  #answerCall: PluginCall | undefined
  /** Never let go once there was one. */
  #outgoingCall: PluginCall | undefined

  constructor(sink: Sink, timers: Timers, isOld: boolean) {
    this.#sink = sink
    this.#timers = timers
    this.#isOld = isOld
    this.callKit = new CallKit((isActive) => this.#audio(isActive))
  }

  #send(event: string, body: Values | undefined): void {
    this.#sink.send(`ACTION_CALL_${event}`, body ?? {})
  }
  #find(uuid: string): PluginCall | undefined {
    return this.#calls.find((call) => call.uuid === uuid)
  }
  /** CallKit does nothing at once. */
  #soon(task: () => void): void {
    this.#timers.after(0, task)
  }

  show(data: IosData, fromPushKit: boolean): void {
    this.isFromPushKit = fromPushKit
    this.data = data
    const uuid = uuidOfText(data.uuid)
    if (uuid === undefined) return
    const { maximumCallGroups, maximumCallsPerCallGroup } = data.ios
    const update = { uuid, name: data.nameCaller, handle: data.handle, video: data.type > 0 }
    this.#soon(() => {
      if (!this.callKit.report(update, Number(maximumCallGroups) * Number(maximumCallsPerCallGroup))) return
      this.#calls.push({ uuid, data, isOutgoing: false, isOnHold: false, isMuted: false, hasConnected: false })
      this.#send('INCOMING', data)
      this.#timers.after(data.duration, () => this.ringTimeIsUp(uuid))
    })
  }

  /** Of any call that the plugin has, if none sits in a slot. It is off the screen then, and stays with the plugin. */
  ringTimeIsUp(uuid: string): void {
    const call = this.#find(uuid)
    if (!call || this.#answerCall || this.#outgoingCall) return
    this.callKit.remove(uuid)
    this.miss(call.data)
    this.#send('TIMEOUT', call.data)
  }

  miss(data: IosData): void {
    const { showNotification, subtitle } = data.missedCallNotification
    if (!showNotification) return
    const { id, nameCaller } = data
    this.notices = [...this.notices.filter((notice) => notice.id !== id), { id, name: nameCaller, subtitle, data }]
  }

  start(data: IosData): void {
    this.isFromPushKit = false
    this.data = data
    const uuid = uuidOfText(data.uuid)
    if (uuid === undefined) return
    this.#soon(() => {
      // Whatever came last, which another method may have changed meanwhile.
      const latest = this.data ?? data
      const call = { uuid, data: latest, isOutgoing: true, isOnHold: false, isMuted: false, hasConnected: false }
      this.#outgoingCall = call
      this.#calls.push(call)
      this.#send('START', latest)
      this.callKit.begin({ uuid, name: data.nameCaller, handle: data.handle, video: data.type > 0 })
    })
  }

  /** After a push, the first one ends the pushed call whichever is named, and says so twice. */
  end(given: IosData): void {
    let uuid = uuidOfText(given.uuid)
    if (this.isFromPushKit) {
      uuid = this.data && uuidOfText(this.data.uuid)
      this.isFromPushKit = false
      this.#send('ENDED', this.data)
    } else this.data = given
    const ended = uuid
    if (ended !== undefined) this.#soon(() => this.performEnd(ended))
  }

  endAll(): void {
    this.isFromPushKit = false
    for (const { uuid } of this.callKit.calls) this.#soon(() => this.performEnd(uuid))
  }

  performEnd(uuid: string): void {
    const system = this.callKit.find(uuid)
    if (!system || system.isForeign) return
    const call = this.#find(uuid)
    this.#calls = this.#calls.filter((one) => one !== call)
    if (!this.#answerCall && !this.#outgoingCall) this.#send('DECLINE', this.data)
    else {
      this.#answerCall = undefined
      this.#send('ENDED', this.#isOld || !call ? this.data : call.data)
    }
    this.callKit.remove(uuid)
  }

  connected(given: IosData): void {
    let uuid = uuidOfText(given.uuid)
    if (this.isFromPushKit) {
      uuid = this.data && uuidOfText(this.data.uuid)
      this.isFromPushKit = false
    } else this.data = given
    const call = uuid === undefined ? undefined : this.#find(uuid)
    if (!this.#isOld && call?.hasConnected) return
    if (call) {
      call.hasConnected = true
      const system = this.callKit.find(call.uuid)
      if (system?.isOutgoing) system.isConnected = true
    }
    const answered = uuid
    if (answered !== undefined) this.#soon(() => this.performAnswer(answered))
  }

  performAnswer(uuid: string): void {
    const system = this.callKit.find(uuid)
    const call = this.#find(uuid)
    if (!system || !call) return
    call.data.isAccepted = true
    this.#answerCall = call
    this.#send('ACCEPT', call.data)
    system.isAnswered = true
    if (!system.isOutgoing) system.isConnected = true
    this.callKit.settleAudio()
  }

  mute(text: string, isMuted: boolean): void {
    const uuid = uuidOfText(text)
    const call = uuid && this.#find(uuid)
    if (!call) return
    if (call.isMuted === isMuted) this.#send('TOGGLE_MUTE', { id: call.uuid, isMuted })
    else this.#soon(() => this.performMute(call.uuid, isMuted))
  }

  performMute(uuid: string, isMuted: boolean): void {
    const [system, call] = [this.callKit.find(uuid), this.#find(uuid)]
    if (!system || !call) return
    system.isMuted = isMuted
    call.isMuted = isMuted
    this.#send('TOGGLE_MUTE', { id: uuid, isMuted })
  }

  hold(text: string, isOnHold: boolean): void {
    const uuid = uuidOfText(text)
    const call = uuid && this.#find(uuid)
    if (!call) return
    if (call.isOnHold === isOnHold) this.#send('TOGGLE_HOLD', { id: call.uuid, isOnHold })
    else this.#soon(() => this.performHold(call.uuid, isOnHold))
  }

  performHold(uuid: string, isOnHold: boolean): void {
    const [system, call] = [this.callKit.find(uuid), this.#find(uuid)]
    if (!system || !call) return
    system.isHeld = isOnHold
    call.isOnHold = isOnHold
    // One mark for both: a mute that is asked for next may never reach CallKit.
    call.isMuted = isOnHold
    this.#send('TOGGLE_HOLD', { id: uuid, isOnHold })
    this.callKit.settleAudio()
  }

  digits(uuid: string, digits: string): void {
    if (this.#find(uuid)) this.#send('TOGGLE_DMTF', { id: uuid, digits, type: 1 })
  }

  group(uuid: string, other: string | undefined): void {
    if (!this.#find(uuid)) return
    this.#send('TOGGLE_GROUP', { id: uuid, ...(other !== undefined && { callUUIDToGroupWith: other }) })
  }

  isMuted(text: string): boolean {
    const uuid = uuidOfText(text)
    return (uuid !== undefined && this.#find(uuid)?.isMuted) || false
  }

  activeCalls(): readonly Values[] {
    return this.callKit.calls.map(({ uuid }): Values => {
      const call = this.#find(uuid)
      return call ? { ...call.data, accepted: call.hasConnected } : { id: uuid }
    })
  }

  reset(): void {
    this.#calls = []
    this.callKit.clear()
    this.#send('PROVIDER_DID_RESET', {})
  }

  die(): void {
    this.#calls = []
    this.data = undefined
    this.isFromPushKit = false
    this.#answerCall = undefined
    this.#outgoingCall = undefined
    this.callKit.hasAudio = false
    this.callKit.clear()
  }

  /** Kept quiet for a call that was connected before the session came, and while one of the two slots is on hold. */
  #audio(isActive: boolean): void {
    const slots = [this.#answerCall, this.#outgoingCall]
    const says = isActive ? !slots.some((call) => call?.hasConnected) : !slots.some((call) => call?.isOnHold)
    if (says) this.#send('TOGGLE_AUDIO_SESSION', { [this.#isOld ? 'isActivate' : 'isActive']: isActive })
  }
}
