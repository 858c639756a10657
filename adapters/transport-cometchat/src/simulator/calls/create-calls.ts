import type { Timers } from '@offhook/adapter-kit'
import type { CallsSdk, SessionHandlers } from '../../sdk/calls-sdk.ts'
import { ListenerOf, Listeners } from '../chat/listeners.ts'
import type { Network } from '../network.ts'
import { ServerError, type SimulatedUser } from '../server/records.ts'
import type { Server } from '../server/server.ts'
import { Session } from './session.ts'
import { CallSettings, CallSettingsBuilder, PresenterSettingsBuilder } from './settings.ts'

export interface DeviceEntry {
  readonly deviceId: string
  readonly kind: string
  readonly label: string
}

export interface CallsParts {
  readonly server: Server
  readonly network: Network
  readonly timers: Timers
  readonly devices: readonly DeviceEntry[]
  user(token: string): SimulatedUser | undefined
}

/** What goes wrong with the next session. `token`: the server knows it not. `silent`: nothing is ever heard of it. */
export type SessionFault = 'token' | 'silent'

export interface SimulatedCalls extends CallsSdk<CallSettingsBuilder, PresenterSettingsBuilder> {
  readonly current: Session | undefined
  /** Set by a presentation, and never taken back by the SDK. */
  isPresenterMode: boolean
  failNext(fault: SessionFault): void
}

const listsOf = (devices: readonly DeviceEntry[]) => {
  const of = (kind: string) => devices.filter((device) => device.kind === kind)
  return {
    audioInputDevices: of('audioinput'),
    audioOutputDevices: of('audiooutput'),
    videoInputDevices: of('videoinput'),
  }
}

/** `CometChatCalls` of the Calls SDK, without a conference behind it, with its defects. */
export function createCalls({ server, network, timers, devices, user }: CallsParts): SimulatedCalls {
  const named = new Listeners<SessionHandlers>()
  let current: Session | undefined
  let known: ReturnType<typeof listsOf> | undefined
  let failing: SessionFault | undefined
  let isPresenterMode = false

  /** Runs after `startSession` has resolved. What goes wrong here only `onError` hears of. */
  async function begin(token: string, settings: CallSettings): Promise<void> {
    const fault = failing
    failing = undefined
    try {
      const [uid, session] = token.split('|')
      const me = user(`token-of-${uid ?? ''}`)
      await network.request(() => {
        if (isPresenterMode) throw new ServerError('ERROR_PRESENTER_MODE', 'Presenter mode is disabled.')
        if (fault === 'token' || me === undefined || session === undefined)
          throw new ServerError('INVALID_ARGUMENT_EXCEPTION', 'callToken must be valid please verify.')
      })
      if (fault === 'silent' || me === undefined || session === undefined) return
      const begun: Session = new Session({
        user: me,
        room: server.room(session),
        settings,
        named,
        timers,
        left() {
          if (current === begun) current = undefined
        },
      })
      current = begun
      begun.join()
      known = listsOf(devices)
      timers.after(500, () => current === begun && begun.devices(listsOf(devices)))
    } catch (error) {
      named.tell(({ onError }) => onError?.(error))
      settings.getCallListener()?.onError?.(error)
    }
  }

  async function start(token: string, settings: object): Promise<void> {
    if (!(settings instanceof CallSettings)) {
      const message = 'callSettings must be an instance of CallSettings class'
      throw new ServerError('INVALID_CALL_SETTINGS', message)
    }
    void begin(token, settings)
  }
  const choose = (list: keyof ReturnType<typeof listsOf>, id: string) => {
    // The SDK looks it up without asking whether it was found.
    if (known && !known[list].some(({ deviceId }) => deviceId === id))
      current?.error(new ServerError('GENERIC_EXCEPTION', 'There is no such device.'))
  }

  return {
    get current() {
      return current
    },
    failNext(fault) {
      failing = fault
    },
    OngoingCallListener: ListenerOf<SessionHandlers>,
    CallSettingsBuilder,
    PresenterSettingsBuilder,
    generateToken: (session, authToken) =>
      network.request(() => {
        const me = user(authToken)
        if (me === undefined) throw new ServerError('AUTH_ERR_AUTH_TOKEN_NOT_FOUND', 'Nobody has that token.')
        return { token: `${me.uid}|${session}` }
      }),
    startSession: start,
    async joinPresentation(token, settings) {
      await start(token, settings)
      isPresenterMode = true
    },
    get isPresenterMode() {
      return isPresenterMode
    },
    set isPresenterMode(is) {
      isPresenterMode = is
    },
    endSession: () => current?.leave(),
    muteAudio: (mute = true) => current?.setMuted(mute),
    unMuteAudio: () => current?.setMuted(false),
    pauseVideo: (pause = true) => current?.setVideo(!pause),
    unPauseVideo: () => current?.setVideo(true),
    resumeVideo: () => current?.setVideo(true),
    switchCamera: () => {},
    switchToVideoCall: () => current?.askForVideo(),
    startScreenShare: () => current?.sharing(true),
    stopScreenShare: () => current?.sharing(false),
    startRecording: () => current?.recording(true),
    stopRecording: () => current?.recording(false),
    setMode: () => {},
    openVirtualBackground: () => {},
    closeVirtualBackground: () => {},
    setBackgroundBlur: () => {},
    setBackgroundImage: () => {},
    getAudioInputDevices: () => known?.audioInputDevices ?? [],
    getAudioOutputDevices: () => known?.audioOutputDevices ?? [],
    getVideoInputDevices: () => known?.videoInputDevices ?? [],
    setAudioInputDevice: (id) => choose('audioInputDevices', id),
    setAudioOutputDevice: (id) => choose('audioOutputDevices', id),
    setVideoInputDevice: (id) => choose('videoInputDevices', id),
    getCallDetails: (session) =>
      network.request(() => {
        const { type, status, initiator } = server.record(session)
        return [
          { getSessionID: () => session, getStatus: () => status, getType: () => type, getInitiator: () => initiator },
        ]
      }),
    addCallEventListener: (name, listener) => named.add(name, listener),
    removeCallEventListener: (name) => named.remove(name),
  }
}
