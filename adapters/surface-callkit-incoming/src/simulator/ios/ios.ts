import type { Timers } from '@offhook/adapter-kit'
import { flagOf, type NativeSide, textOf, valuesOf } from '../native-data.ts'
import type { Sink } from '../sink.ts'
import type { SystemCall } from './call-kit.ts'
import { iosDataOf, uuidOfText } from './ios-data.ts'
import { Plugin } from './plugin.ts'

/** A call of the telephone, which CallKit lists beside those of the app. */
const cellularUuid = 'CE110000-0000-4000-8000-000000000000'

/** The method channel of iOS, CallKit's screen, and what the user can do on it. */
export function createIos(sink: Sink, timers: Timers, isOld: boolean): NativeSide {
  const plugin = new Plugin(sink, timers, isOld)
  const { callKit } = plugin
  let token = ''
  const done = (task: () => void) => {
    task()
    return true
  }
  const idOf = (args: unknown) => textOf(valuesOf(args).id)

  /** Presses a button of a call that has it. */
  function press(id: string, has: (call: SystemCall) => boolean, task: (uuid: string) => void): boolean {
    const uuid = uuidOfText(id)
    const call = uuid === undefined ? undefined : callKit.find(uuid)
    if (!call || call.isForeign || !has(call)) return false
    task(call.uuid)
    return true
  }
  const rings = (call: SystemCall) => !call.isOutgoing && !call.isAnswered
  const talks = (call: SystemCall) => call.isAnswered

  return {
    methods: {
      showCallkitIncoming: (args) => done(() => plugin.show(iosDataOf(args), false)),
      showMissCallNotification: (args) =>
        done(() => {
          plugin.data = iosDataOf(args)
          plugin.miss(plugin.data)
        }),
      hideCallkitIncoming: () => true,
      startCall: (args) => done(() => plugin.start(iosDataOf(args))),
      endCall: (args) => done(() => plugin.end(iosDataOf(args))),
      endAllCalls: () => done(() => plugin.endAll()),
      muteCall: (args) => done(() => plugin.mute(idOf(args), flagOf(valuesOf(args).isMuted, false))),
      holdCall: (args) => done(() => plugin.hold(idOf(args), flagOf(valuesOf(args).isOnHold, false))),
      isMuted: (args) => plugin.isMuted(idOf(args)),
      callConnected: (args) => done(() => plugin.connected(iosDataOf(args))),
      activeCalls: () => plugin.activeCalls(),
      getDevicePushTokenVoIP: () => token,
      silenceEvents: (isOn) =>
        done(() => {
          sink.isSilenced = flagOf(isOn, sink.isSilenced)
        }),
      requestNotificationPermission: () => true,
      requestFullIntentPermission: () => true,
      canUseFullScreenIntent: () => true,
      endNativeSubsystemOnly: () => true,
      setAudioRoute: () => true,
    },
    hands: {
      answer: (id, others = 'hold') =>
        press(id, rings, (uuid) => {
          if (others === 'leave') return plugin.performAnswer(uuid)
          for (const call of callKit.calls.filter((one) => talks(one) && !one.isHeld && !one.isForeign))
            if (others === 'end') plugin.performEnd(call.uuid)
            else plugin.performHold(call.uuid, true)
          plugin.performAnswer(uuid)
        }),
      decline: (id) => press(id, rings, (uuid) => plugin.performEnd(uuid)),
      hangUp: (id) => press(id, talks, (uuid) => plugin.performEnd(uuid)),
      hold: (id, isOnHold) => press(id, talks, (uuid) => plugin.performHold(uuid, isOnHold)),
      mute: (id, isMuted) => press(id, talks, (uuid) => plugin.performMute(uuid, isMuted)),
      digits: (id, digits) => press(id, talks, (uuid) => plugin.digits(uuid, digits)),
      group: (id, other) => press(id, talks, (uuid) => plugin.group(uuid, other?.toUpperCase())),
      swipe: () => false,
      callBack(id) {
        const notice = plugin.notices.find((one) => one.id === id)
        if (!notice) return false
        plugin.notices = plugin.notices.filter((one) => one !== notice)
        sink.send('ACTION_CALL_CALLBACK', notice.data)
        return true
      },
    },
    get screen() {
      return callKit.calls
        .filter(({ isForeign }) => !isForeign)
        .map((call) => ({
          id: call.uuid.toLowerCase(),
          name: call.name,
          handle: call.handle,
          video: call.video,
          direction: call.isOutgoing ? ('outgoing' as const) : ('incoming' as const),
          state: rings(call) ? ('ringing' as const) : call.isConnected ? ('active' as const) : ('connecting' as const),
          isHeld: call.isHeld,
          isMuted: call.isMuted,
          isFullScreen: false,
        }))
    },
    get notices() {
      return plugin.notices.map(({ id, name, subtitle }) => ({ id, name, subtitle }))
    },
    get isRinging() {
      return callKit.calls.some(rings)
    },
    get hasAudio() {
      return callKit.hasAudio
    },
    activeCalls: () => plugin.activeCalls(),
    push: (args) => plugin.show(iosDataOf(args), true),
    refuseNext() {
      callKit.refusesNext = true
    },
    reset: () => plugin.reset(),
    start: (args) => plugin.start(iosDataOf(args)),
    timeOut: (id) => plugin.ringTimeIsUp(uuidOfText(id) ?? ''),
    die() {
      timers.clear()
      plugin.die()
    },
    cellular(isOn) {
      if (!isOn) return callKit.remove(cellularUuid)
      for (const call of callKit.calls.filter((one) => talks(one) && !one.isHeld)) plugin.performHold(call.uuid, true)
      callKit.foreign(cellularUuid)
    },
    repeatNextAccept: () => {},
    pushToken(next) {
      token = next
      sink.send('DID_UPDATE_DEVICE_PUSH_TOKEN_VOIP', { deviceTokenVoIP: next })
    },
  }
}
