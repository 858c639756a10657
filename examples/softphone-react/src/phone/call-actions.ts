import type { AnswerOptions, CallId, Permission, Refusal } from '@offhook/core'

/** What the screens can ask for. They hold no phone: the gallery draws the same screens with actions that do nothing. */
export interface CallActions {
  readonly dial: (to: string, options?: { readonly video?: boolean }) => void
  readonly answer: (id: CallId, options?: Pick<AnswerOptions, 'others' | 'video'>) => void
  readonly decline: (id: CallId, as: 'busy' | 'declined') => void
  readonly hangUp: (id: CallId) => void
  readonly hold: (id: CallId) => void
  readonly resume: (id: CallId) => void
  readonly mute: (id: CallId) => void
  readonly unmute: (id: CallId) => void
  readonly startVideo: (id: CallId) => void
  readonly stopVideo: (id: CallId) => void
  readonly switchCamera: (id: CallId) => void
  readonly sendDigits: (digits: string, id: CallId) => void
  readonly swap: () => void
  readonly setAudioOutput: (id: string) => void
  readonly setMicrophone: (id: string) => void
  readonly setCamera: (id: string) => void
  /** Asks the browser, which asks the user. */
  readonly askFor: (permission: Permission) => void
  /** Takes an ended call off the screen. */
  readonly dismiss: (id: CallId) => void
  /** A disabled control was pressed all the same: says why it is disabled. */
  readonly explain: (refusal: Refusal) => void
}
