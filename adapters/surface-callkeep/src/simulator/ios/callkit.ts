import type { NativeHost, SimulatedCall } from '../native-side.ts'
import type { IosEvents } from './queue.ts'

export interface CxCall {
  readonly uuid: string
  readonly outgoing: boolean
  /** Of another app, or of the SIM: listed, and out of reach. */
  readonly foreign: boolean
  connected: boolean
  connecting: boolean
  held: boolean
  muted: boolean
  name: string
  handle: string
  video: boolean
}

export type CxAction =
  | { readonly type: 'answer' | 'end'; readonly uuid: string }
  | { readonly type: 'hold' | 'mute'; readonly uuid: string; readonly on: boolean }
  | { readonly type: 'digits'; readonly uuid: string; readonly digits: string }
  | {
      readonly type: 'start'
      readonly uuid: string
      readonly handle: string
      readonly name: string
      readonly video: boolean
    }

/** `CXCallEndedReason`. */
const endedReasons: Readonly<Record<number, string>> = {
  1: 'failed',
  2: 'remoteEnded',
  3: 'unanswered',
  4: 'answeredElsewhere',
  5: 'declinedElsewhere',
  6: 'remoteEnded',
}

/**
 * CallKit with the provider delegate of callkeep, which tells JavaScript of each action and fulfils it at once. An action
 * comes here from the user and from the app alike: its echo is the same event.
 */
export function createCallKit(host: NativeHost, events: IosEvents) {
  const calls = new Map<string, CxCall>()
  const gone: { uuid: string; cause: string }[] = []
  /** Asked for, and not begun. */
  const starting = new Set<string>()
  let audio = false
  let refusal: string | undefined

  const find = (uuid: string) => {
    const call = calls.get(uuid.toUpperCase())
    return call?.foreign ? undefined : call
  }
  function setAudio(active: boolean): void {
    if (audio === active) return
    audio = active
    events.send(`RNCallKeepDid${active ? 'Activate' : 'Deactivate'}AudioSession`)
  }
  function remove(call: CxCall, cause: string): void {
    calls.delete(call.uuid)
    gone.push({ uuid: call.uuid, cause })
    if ([...calls.values()].every(({ foreign }) => foreign)) setAudio(false)
  }
  const newCall = (uuid: string, given: Partial<CxCall> = {}): CxCall => {
    const call: CxCall = {
      uuid: uuid.toUpperCase(),
      outgoing: false,
      foreign: false,
      connected: false,
      connecting: false,
      held: false,
      muted: false,
      name: '',
      handle: '',
      video: false,
      ...given,
    }
    calls.set(call.uuid, call)
    return call
  }

  function perform(action: CxAction): void {
    const callUUID = action.uuid.toLowerCase()
    if (action.type === 'start') {
      if (calls.has(action.uuid.toUpperCase())) return
      const { handle, name, video } = action
      newCall(action.uuid, { outgoing: true, handle, name, video })
      events.send('RNCallKeepDidReceiveStartCallAction', { callUUID, handle })
      return setAudio(true)
    }
    const call = find(action.uuid)
    if (!call) return
    switch (action.type) {
      case 'answer':
        if (call.connected || call.outgoing) return
        events.send('RNCallKeepPerformAnswerCallAction', { callUUID })
        call.connected = true
        return setAudio(true)
      case 'end':
        events.send('RNCallKeepPerformEndCallAction', { callUUID })
        return remove(call, 'user')
      case 'hold':
        if (!call.connected) return
        events.send('RNCallKeepDidToggleHoldAction', { hold: action.on, callUUID })
        call.held = action.on
        return action.on ? undefined : setAudio(true)
      case 'mute':
        events.send('RNCallKeepDidPerformSetMutedCallAction', { muted: action.on, callUUID })
        call.muted = action.on
        return
      case 'digits':
        return events.send('RNCallKeepDidPerformDTMFAction', { digits: action.digits, callUUID })
      default:
        return action satisfies never
    }
  }

  return {
    calls,
    gone,
    find,
    newCall,
    setAudio,
    /** What becomes of a transaction comes later, and an error is only logged. */
    request(...actions: readonly CxAction[]): void {
      for (const { type, uuid } of actions) {
        if (type === 'start') starting.add(uuid.toUpperCase())
        else if (starting.has(uuid.toUpperCase())) host.crash(`${type} of ${uuid} overtakes its start (callkeep #312)`)
      }
      host.line.tell(() => {
        for (const action of actions) {
          starting.delete(action.uuid.toUpperCase())
          perform(action)
        }
      })
    },
    refuseNext(code: string) {
      refusal = code
    },
    /** `undefined`: it rings. Otherwise the `errorCode`. */
    reportNew(uuid: string, given: Partial<CxCall>): string | undefined {
      const code = calls.has(uuid.toUpperCase()) ? 'CallUUIDAlreadyExists' : refusal
      refusal = undefined
      if (code === undefined) newCall(uuid, given)
      return code
    },
    reportEnd(uuid: string, reason: number): void {
      const call = find(uuid)
      const cause = endedReasons[reason]
      if (call && cause !== undefined) remove(call, cause)
    },
    clear() {
      for (const [uuid, call] of calls) if (!call.foreign) calls.delete(uuid)
    },
    shown: (): readonly SimulatedCall[] =>
      [...calls.values()]
        .filter(({ foreign }) => !foreign)
        .map(({ uuid, outgoing, connected, connecting, held, muted, name, handle, video }) => ({
          uuid,
          outgoing,
          stage: connected ? 'connected' : connecting ? 'connecting' : outgoing ? 'dialing' : 'ringing',
          held,
          muted,
          name,
          handle,
          video,
        })),
  }
}
