import type { SessionHandlers } from '../../sdk/calls-sdk.ts'

/** What `CallSettingsBuilder` gathers, by the names of the SDK's methods. */
export interface SettingValues {
  enableDefaultLayout: boolean
  setIsAudioOnlyCall: boolean
  setMode: string
  showEndCallButton: boolean
  showMuteAudioButton: boolean
  showPauseVideoButton: boolean
  showScreenShareButton: boolean
  showModeButton: boolean
  setLocalizedStringObject: object
  startWithAudioMuted: boolean
  startWithVideoMuted: boolean
  showRecordingButton: boolean
  setIdleTimeoutPeriod: number
  startRecordingOnCallStart: boolean
  showSwitchToVideoCallButton: boolean
  setVirtualBackground: object
  showVirtualBackgroundSetting: boolean
  setMainVideoContainerSetting: object
  setCallListener: object
}

/** What `build()` gives; the SDK refuses anything else. */
export class CallSettings {
  readonly values: Partial<SettingValues>

  constructor(values: Partial<SettingValues>) {
    this.values = values
  }

  getCallListener = () => this.values.setCallListener as Partial<SessionHandlers> | undefined
}

export class CallSettingsBuilder {
  readonly #values: Partial<SettingValues> = {}

  #set<K extends keyof SettingValues>(key: K, value: SettingValues[K]): this {
    this.#values[key] = value
    return this
  }

  enableDefaultLayout = (on: boolean) => this.#set('enableDefaultLayout', on)
  setIsAudioOnlyCall = (on: boolean) => this.#set('setIsAudioOnlyCall', on)
  setMode = (mode: string) => this.#set('setMode', mode)
  showEndCallButton = (on: boolean) => this.#set('showEndCallButton', on)
  showMuteAudioButton = (on: boolean) => this.#set('showMuteAudioButton', on)
  showPauseVideoButton = (on: boolean) => this.#set('showPauseVideoButton', on)
  showScreenShareButton = (on: boolean) => this.#set('showScreenShareButton', on)
  showModeButton = (on: boolean) => this.#set('showModeButton', on)
  setLocalizedStringObject = (words: object) => this.#set('setLocalizedStringObject', words)
  startWithAudioMuted = (on: boolean) => this.#set('startWithAudioMuted', on)
  startWithVideoMuted = (on: boolean) => this.#set('startWithVideoMuted', on)
  showRecordingButton = (on: boolean) => this.#set('showRecordingButton', on)
  setIdleTimeoutPeriod = (seconds: number) => this.#set('setIdleTimeoutPeriod', seconds)
  startRecordingOnCallStart = (on: boolean) => this.#set('startRecordingOnCallStart', on)
  showSwitchToVideoCallButton = (on: boolean) => this.#set('showSwitchToVideoCallButton', on)
  setVirtualBackground = (background: object) => this.#set('setVirtualBackground', background)
  showVirtualBackgroundSetting = (on: boolean) => this.#set('showVirtualBackgroundSetting', on)
  setMainVideoContainerSetting = (setting: object) => this.#set('setMainVideoContainerSetting', setting)
  setCallListener = (listener: object) => this.#set('setCallListener', listener)
  build = () => new CallSettings(this.#values)
}

/** For presentations: one speaks, the others watch. */
export class PresenterSettingsBuilder {
  readonly #values: Partial<SettingValues & { setIsPresenter: boolean }> = {}

  setIsPresenter = (on: boolean) => {
    this.#values.setIsPresenter = on
    return this
  }
  setIsAudioOnlyCall = (on: boolean) => {
    this.#values.setIsAudioOnlyCall = on
    return this
  }
  setCallListener = (listener: object) => {
    this.#values.setCallListener = listener
    return this
  }
  build = () => new CallSettings(this.#values)
}
