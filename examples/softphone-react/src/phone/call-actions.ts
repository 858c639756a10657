import type { AnswerOptions, CallId, Permission, Refusal } from '@offhook/core'

/** What the screens can ask for. They hold no phone: the gallery draws the same screens with actions that do nothing. */
export interface CallActions {
  readonly dial: (to: string, options?: DialOptions) => void
  /** Calls the far side of a line of the log. */
  readonly redial: (record: CallId) => void
  readonly answer: (id: CallId, options?: Pick<AnswerOptions, 'others' | 'video'>) => void
  readonly decline: (id: CallId, as: 'busy' | 'declined') => void
  /** This and what follows take several calls where a conference is meant as a whole. */
  readonly hangUp: (...ids: CallId[]) => void
  readonly hold: (...ids: CallId[]) => void
  readonly resume: (...ids: CallId[]) => void
  readonly mute: (...ids: CallId[]) => void
  readonly unmute: (...ids: CallId[]) => void
  readonly startVideo: (id: CallId) => void
  readonly stopVideo: (id: CallId) => void
  readonly switchCamera: (id: CallId) => void
  readonly sendDigits: (digits: string, ...ids: CallId[]) => void
  readonly cancelDigits: (...ids: CallId[]) => void
  readonly swap: () => void
  /** All who are talked to or held talk to one another. */
  readonly merge: () => void
  readonly split: (id: CallId) => void
  /** Gives up what is under way between calls. */
  readonly cancel: () => void
  /** Hands a call on: to an address, or to the far side of another call. */
  readonly transfer: (id: CallId, request: TransferRequest) => void
  /** Asks for the last transfer of this call once more. */
  readonly transferAgain: (id: CallId) => void
  readonly acceptTransfer: (id: CallId) => void
  readonly rejectTransfer: (id: CallId) => void
  readonly setDoNotDisturb: (on: boolean) => void
  /** Forgets a line of the log; without one, all of them. */
  readonly forget: (record?: CallId) => void
  readonly setAudioOutput: (id: string) => void
  readonly setMicrophone: (id: string) => void
  readonly setCamera: (id: string) => void
  /** Asks the browser, which asks the user. */
  readonly askFor: (permission: Permission) => void
  /** Takes the calls that have ended off the screen. */
  readonly dismiss: () => void
  /** A disabled control was pressed all the same: says why it is disabled. */
  readonly explain: (refusal: Refusal) => void
}

export type TransferRequest = { readonly to: string } | { readonly consulted: CallId }

export interface DialOptions {
  readonly video?: boolean
  /** Told the new call, once there is one. */
  readonly placed?: (id: CallId) => void
}
