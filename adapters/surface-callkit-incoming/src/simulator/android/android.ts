import type { Timers } from '@offhook/adapter-kit'
import { flagOf, type NativeSide, type Notice, textOf, type Values, valuesOf } from '../native-data.ts'
import type { Sink } from '../sink.ts'
import { type AndroidData, androidBodyOf, androidDataOf } from './android-data.ts'
import { createPictures } from './pictures.ts'

/** How long after the first ACCEPT the second one comes. */
const secondAcceptMs = 360

/** Broadcasts, preferences and notifications of Android, with what they do besides what is documented. */
export function createAndroid(sink: Sink, timers: Timers): NativeSide {
  /** The preferences: they outlive the process. */
  let store: AndroidData[] = []
  let notices: (Notice & { readonly data: AndroidData })[] = []
  let repeatsAccept = false
  const saved = new Map<string, unknown>()
  const pictures = createPictures(timers, (data) => timeOut(data))

  const inStore = (id: string) => store.find((data) => data.id === id)
  function add(data: AndroidData, isAccepted: boolean): void {
    const known = inStore(data.id)
    store = known
      ? store.map((one) => (one === known ? { ...one, isAccepted } : one))
      : [...store, { ...data, isAccepted }]
  }
  const remove = ({ id }: AndroidData) => {
    store = store.filter((data) => data.id !== id)
  }
  const send = (event: string, data: AndroidData) => sink.send(`ACTION_CALL_${event}`, androidBodyOf(data))

  function incoming(data: AndroidData): void {
    if (data.isFullScreen) {
      pictures.openActivity(data)
      return
    }
    pictures.ring(data)
    send('INCOMING', data)
    add(data, false)
  }
  function start(data: AndroidData): void {
    pictures.goOn(data, 'outgoing')
    send('START', data)
    add(data, true)
  }
  function accept(data: AndroidData): void {
    pictures.clear(data.id)
    pictures.goOn(data, 'incoming')
    send('ACCEPT', data)
    if (repeatsAccept) timers.after(secondAcceptMs, () => send('ACCEPT', data))
    repeatsAccept = false
    add(data, true)
  }
  function decline(data: AndroidData): void {
    pictures.clear(data.id)
    pictures.unpin(data.id)
    send('DECLINE', data)
    remove(data)
  }
  function end(data: AndroidData): void {
    pictures.clear(data.id)
    pictures.stopService(data.id)
    send('ENDED', data)
    remove(data)
  }
  function miss(data: AndroidData): void {
    if (!data.isShowMissedCallNotification) return
    const subtitle = data.missedNotificationSubtitle || 'Missed call'
    notices = [...notices.filter(({ id }) => id !== data.id), { id: data.id, name: data.nameCaller, subtitle, data }]
  }
  function timeOut(data: AndroidData): void {
    pictures.clear(data.id)
    miss(data)
    send('TIMEOUT', data)
    remove(data)
  }
  const endEach = (data: AndroidData) => (data.isAccepted ? end(data) : decline(data))
  const echo = (event: string, args: unknown) => {
    sink.send(event, valuesOf(args), true)
    return true
  }
  const ofArgs = (args: unknown) => inStore(textOf(valuesOf(args).id))
  const done = (task: () => void) => {
    task()
    return true
  }
  /** A broadcast is received after the method has answered, which therefore may know nothing of the one before. */
  const broadcast = (task: () => void) => done(() => void timers.after(0, task))

  return {
    methods: {
      showCallkitIncoming(args) {
        const data = androidDataOf(args)
        return broadcast(() => incoming(data))
      },
      showCallkitIncomingSilently: () => true,
      showMissCallNotification: (args) => done(() => miss(androidDataOf(args))),
      hideCallkitIncoming: (args) => done(() => pictures.clear(androidDataOf(args).id)),
      startCall(args) {
        const data = androidDataOf(args)
        return broadcast(() => start(data))
      },
      endCall: (args) =>
        done(() => {
          const data = ofArgs(args)
          if (data) broadcast(() => endEach(data))
        }),
      endAllCalls: () =>
        done(() => {
          for (const data of store) broadcast(() => endEach(data))
          store = []
        }),
      muteCall: (args) => echo('ACTION_CALL_TOGGLE_MUTE', args),
      holdCall: (args) => echo('ACTION_CALL_TOGGLE_HOLD', args),
      isMuted: () => true,
      callConnected: (args) =>
        done(() => {
          const data = ofArgs(args)
          if (!data) return
          broadcast(() => {
            pictures.connect(data)
            send('CONNECTED', data)
          })
        }),
      activeCalls: () => store,
      getDevicePushTokenVoIP: () => '',
      silenceEvents: (isOn) =>
        done(() => {
          sink.isSilenced = flagOf(isOn, false)
        }),
      requestNotificationPermission: () => true,
      requestFullIntentPermission: () => true,
      canUseFullScreenIntent: () => true,
      registerBackgroundHandler(args) {
        saved.set('background', valuesOf(args).userHandle)
        return null
      },
      getBackgroundHandler: () => saved.get('background') ?? 0,
      setAcceptCallHandle: () => null,
      endNativeSubsystemOnly: () => true,
      setAudioRoute: () => true,
    },
    hands: {
      answer: (id) => pictures.with(id, 'ringing', accept),
      decline: (id) => pictures.with(id, 'ringing', decline),
      hangUp: (id) => pictures.with(id, 'ongoing', end),
      hold: (id, isOnHold) =>
        pictures.with(id, 'ongoing', () => sink.send('ACTION_CALL_TOGGLE_HOLD', { id, isOnHold }, true)),
      mute: () => false,
      digits: () => false,
      group: () => false,
      swipe: (id) => pictures.isNotification(id) && pictures.with(id, 'ringing', timeOut),
      callBack(id) {
        const notice = notices.find((one) => one.id === id)
        if (!notice) return false
        notices = notices.filter((one) => one !== notice)
        send('CALLBACK', notice.data)
        return true
      },
    },
    get screen() {
      return pictures.calls
    },
    get notices() {
      return notices.map(({ id, name, subtitle }) => ({ id, name, subtitle }))
    },
    get isRinging() {
      return pictures.isRinging
    },
    hasAudio: false,
    activeCalls: () => store.map((data): Values => ({ ...data })),
    push: (args) => incoming(androidDataOf(args)),
    start: (args) => start(androidDataOf(args)),
    timeOut: (id) => void pictures.with(id, 'ringing', timeOut),
    refuseNext: () => {},
    reset: () => {},
    die() {
      timers.clear()
      pictures.clearAll()
    },
    cellular(isOn) {
      for (const { id, state } of pictures.calls)
        if (state !== 'ringing') sink.send('ACTION_CALL_TOGGLE_HOLD', { id, isOnHold: isOn }, true)
    },
    repeatNextAccept() {
      repeatsAccept = true
    },
    pushToken: () => {},
  }
}
