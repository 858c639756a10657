/**
 * What `CometChatCalls` of `@cometchat/calls-sdk-javascript` 4.2 has. The functions of a session that stands return nothing,
 * do nothing without one, and tell their faults to the session's `onError`.
 */
export interface CallsSdk<B extends SettingsBuilder = SettingsBuilder, P = object> {
  readonly OngoingCallListener: new (handlers: SessionHandlers) => object
  readonly CallSettingsBuilder: new () => B
  readonly PresenterSettingsBuilder: new () => P
  generateToken(sessionId: string, authToken: string): Promise<unknown>
  startSession(token: string, settings: object, element: object): Promise<void>
  joinPresentation(token: string, settings: object, element: object): Promise<void>
  endSession(): void
  muteAudio(mute?: boolean): void
  unMuteAudio(): void
  pauseVideo(pause?: boolean): void
  unPauseVideo(): void
  resumeVideo(): void
  switchCamera(): void
  switchToVideoCall(): void
  startScreenShare(): void
  stopScreenShare(): void
  startRecording(): void
  stopRecording(): void
  setMode(mode: SessionMode): void
  openVirtualBackground(): void
  closeVirtualBackground(): void
  setBackgroundBlur(level: number): void
  setBackgroundImage(image: string | Blob | object): void
  getAudioInputDevices(): unknown
  getAudioOutputDevices(): unknown
  getVideoInputDevices(): unknown
  setAudioInputDevice(id: string): void
  setAudioOutputDevice(id: string): void
  setVideoInputDevice(id: string): void
  getCallDetails(sessionId: string, authToken: string): Promise<unknown>
  addCallEventListener(name: string, listener: object): void
  removeCallEventListener(name: string): void
}

export type SessionMode = 'DEFAULT' | 'SPOTLIGHT' | 'TILE'

/** The part of the SDK's `CallSettingsBuilder` that the adapter uses itself; the app's option `settings` gets all of it. */
export interface SettingsBuilder {
  setIsAudioOnlyCall(audioOnly: boolean): this
  startWithAudioMuted(muted: boolean): this
  startWithVideoMuted(muted: boolean): this
  setCallListener(listener: object): this
  build(): object
}

/** What a session tells. `onYouJoined` and `onYouLeft` are declared by the SDK, and never called. */
export interface SessionHandlers {
  onUserJoined(user: unknown): void
  onUserLeft(user: unknown): void
  onUserListUpdated(users: unknown): void
  onMediaDeviceListUpdated(devices: unknown): void
  onRecordingStarted(event: unknown): void
  onRecordingStopped(): void
  onScreenShareStarted(): void
  onScreenShareStopped(): void
  onUserMuted(event: unknown): void
  onUserUnMuted(event: unknown): void
  onCallSwitchedToVideo(event: unknown): void
  onCallEnded(): void
  onSessionTimeout(): void
  onCallEndButtonPressed(): void
  onError(error: unknown): void
}
