import type { NativeFunctions, NativeHost, NativeSide } from '../native-side.ts'
import { createAndroidEvents } from './queue.ts'
import { type Connection, createTelecom } from './telecom.ts'

export interface AndroidFaults {
  /** `off`: there is one, and the user has not switched it on. Then callkeep ignores nearly everything. Default `on`. */
  readonly phoneAccount?: 'on' | 'off'
  /** Telecom gives a call that the app starts another uuid (callkeep #625). */
  readonly renames?: boolean
}

interface Settings {
  readonly selfManaged?: boolean
  readonly displayCallReachabilityTimeout?: number
}

/** The native side of callkeep 4.3.16 on Android. */
export function createAndroid(host: NativeHost, { phoneAccount = 'on', renames = false }: AndroidFaults): NativeSide {
  const { line, clock } = host
  const events = createAndroidEvents(host)
  let settings: Settings = {}
  const selfManaged = () => settings.selfManaged === true
  const telecom = createTelecom(host, events.send, { selfManaged, renames })
  let isReachable = false
  const hasAccount = () => selfManaged() || phoneAccount === 'on'

  const later = (work: () => void) => line.tell(work)
  const answered = <T>(read: () => T) => line.ask<T>((resolve) => resolve(read()))
  /** A call that is not there is a line in the log. */
  const on = (uuid: string, work: (connection: Connection) => void) =>
    later(() => {
      const connection = telecom.find(uuid)
      if (connection && hasAccount()) work(connection)
    })

  function display(uuid: string, number: string, name: string, video = false): void {
    if (!hasAccount()) return
    telecom.addIncoming(uuid, number, name, video)
    const timeout = settings.displayCallReachabilityTimeout
    if (timeout === undefined) return
    clock.setTimeout(() => {
      const connection = telecom.find(uuid)
      if (connection && !isReachable) telecom.end(connection, 'LOCAL')
    }, timeout)
  }
  const set = (options: Settings) => {
    settings = options
  }

  const functions = {
    addListener() {},
    removeListeners() {},
    setup: (options: Settings) =>
      later(() => {
        set(options)
        events.register()
      }),
    setSettings: (options: Settings) => later(() => set(options)),
    registerPhoneAccount: (options: Settings) => later(() => set(options)),
    registerEvents: () => later(events.register),
    unregisterEvents: () => later(events.unregister),
    getInitialEvents: () => answered(events.read),
    clearInitialEvents: () => later(events.clear),
    displayIncomingCall: (uuid: string, number: string, name: string, video?: boolean) =>
      later(() => display(uuid, number, name, video)),
    startCall: (uuid: string, number: string, name: string, video = false) =>
      later(() => {
        if (hasAccount()) telecom.place(number, { uuid, name, video })
      }),
    answerIncomingCall: (uuid: string) => on(uuid, telecom.answer),
    endCall: (uuid: string) => on(uuid, (connection) => telecom.end(connection, 'LOCAL')),
    rejectCall: (uuid: string) => on(uuid, (connection) => telecom.end(connection, 'REJECTED')),
    endAllCalls: () =>
      later(() => {
        for (const connection of [...telecom.connections.values()]) telecom.end(connection, 'LOCAL')
      }),
    reportEndCallWithUUID: (uuid: string, reason: number) =>
      on(uuid, (connection) => telecom.reportEnd(connection, reason)),
    setOnHold: (uuid: string, held: boolean) => on(uuid, (connection) => telecom.hold(connection, held)),
    setMutedCall: (uuid: string, muted: boolean) => on(uuid, (connection) => telecom.mute(connection, muted)),
    setCurrentCallActive: (uuid: string) => on(uuid, telecom.activate),
    setConnectionState() {},
    sendDTMF: (uuid: string, key: string) =>
      on(uuid, () => events.send('RNCallKeepDidPerformDTMFAction', { digits: key.charAt(0), callUUID: uuid })),
    updateDisplay: (uuid: string, name: string, handle: string) =>
      on(uuid, (connection) => Object.assign(connection, { name, handle: encodeURIComponent(handle) })),
    checkPhoneAccountPermission: () => answered(() => !hasAccount()),
    checkDefaultPhoneAccount: () => answered(() => true),
    checkPhoneAccountEnabled: () => answered(hasAccount),
    hasPhoneAccount: () => answered(hasAccount),
    hasPermissions: () => answered(() => true),
    hasOutgoingCall: () => answered(() => telecom.shown().some((call) => call.outgoing)),
    isConnectionServiceAvailable: () => answered(() => true),
    checkIsInManagedCall: () => answered(() => false),
    openPhoneAccounts() {},
    openPhoneAccountSettings() {},
    setReachable: () =>
      later(() => {
        isReachable = true
      }),
    setAvailable() {},
    setForegroundServiceSettings() {},
    canMakeMultipleCalls() {},
    backToForeground() {},
    toggleAudioRouteSpeaker: (uuid: string, speaker: boolean) =>
      on(uuid, () => telecom.route(speaker ? 'SPEAKER' : 'EARPIECE')),
    getAudioRoutes: () =>
      answered(() => [
        { name: 'Speaker', type: 'Speaker' },
        { name: 'Phone', type: 'Phone', selected: true },
      ]),
    /** Of a call that is not there it says nothing, ever. */
    setAudioRoute: (uuid: string, name: string) =>
      line.ask<boolean>((resolve) => {
        if (!telecom.find(uuid)) return
        telecom.route(name === 'Speaker' ? 'SPEAKER' : 'EARPIECE')
        resolve(true)
      }),
  }

  const by = (uuid: string, work: (connection: Connection) => void) =>
    later(() => {
      const connection = telecom.like(uuid)
      if (connection) work(connection)
    })
  const others = (uuid: string) =>
    [...telecom.connections.values()].filter(
      (one) => one.state === 'active' && one.uuid.toLowerCase() !== uuid.toLowerCase(),
    )
  const end = (connection: Connection) =>
    telecom.end(connection, connection.state === 'ringing' && !connection.answered ? 'REJECTED' : 'LOCAL')

  return {
    functions: functions satisfies NativeFunctions,
    calls: telecom.shown,
    gone: telecom.gone,
    user: {
      answer: (uuid) => by(uuid, telecom.answer),
      end: (uuid) => by(uuid, end),
      // There is no such button before the call talks.
      hold: (uuid, held) =>
        by(uuid, (connection) => {
          if (connection.state === (held ? 'active' : 'holding')) telecom.hold(connection, held)
        }),
      mute: (uuid, muted) => by(uuid, (connection) => telecom.audioChanged(connection, muted)),
      digits: (uuid, digits) =>
        by(uuid, (connection) => {
          for (const key of digits)
            events.send('RNCallKeepDidPerformDTMFAction', { digits: key, callUUID: connection.uuid })
        }),
      start: (number) => telecom.place(number, {}),
      holdAndAnswer(uuid) {
        for (const other of others(uuid)) by(other.uuid, (connection) => telecom.hold(connection, true))
        by(uuid, telecom.answer)
      },
      endAndAnswer(uuid) {
        for (const other of others(uuid)) by(other.uuid, end)
        by(uuid, telecom.answer)
      },
      silence: (uuid) =>
        by(uuid, ({ handle, name, uuid: callUUID }) =>
          events.send('RNCallKeepOnSilenceIncomingCall', { handle, callUUID, name }),
        ),
      route: telecom.route,
    },
    os: {
      push({ uuid, handle, name = '', video = false, payload }) {
        display(uuid, handle, name, video)
        events.send('RNCallKeepDidDisplayIncomingCall', {
          handle,
          callUUID: uuid,
          name,
          hasVideo: String(video),
          ...(payload && { payload: JSON.stringify(payload) }),
        })
      },
      refuseNext: telecom.refuseNext,
      reset() {},
      setAudioSession() {},
      forget: () => telecom.connections.clear(),
      foreignCall() {},
      nativeCallActive: () => later(() => events.send('RNCallKeepHasActiveCall', {})),
      checkReachability: () => later(() => events.send('RNCallKeepCheckReachability')),
    },
    attached() {},
    detached() {},
  }
}
