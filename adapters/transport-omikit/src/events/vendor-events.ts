import type { Events } from '@offhook/adapter-kit'
import type { CallId, Vendor } from '@offhook/core'
import type { EndRecord } from '../read/end-record.ts'

/** Whom a notification was about. Flutter on iOS may write the name of the business in the place of a short number. */
export interface Tapped {
  readonly address?: string
  readonly video?: boolean
}

/** What OMICALL tells beside the life of a call. */
export interface OmikitEvents {
  /** The user tapped the notification of a call that was missed. */
  missedCallTapped: Tapped
  /** The user chose a line of the system's call log (Flutter on iOS). */
  callLogTapped: Tapped
  /** The switchboard has put an extension on the call. */
  switchboardAnswered: { readonly sip: string }
  /** What OMICALL has written down of a call that ended; `callId` where a command had named the call. */
  endRecord: { readonly record: EndRecord; readonly callId?: CallId; readonly vendor?: Vendor }
  /** The far side's picture is there. The camera views have been refreshed (iOS). */
  remoteVideoReady: undefined
  /** Flutter on Android, after the camera was switched. */
  cameraStatus: { readonly on: boolean }
  /** Android is about to sign the account out by itself; undocumented, as it came. Times in ms. */
  autoUnregister: { readonly scheduled: boolean; readonly remainingMs?: number; readonly at?: number }
}

export type VendorEvents = Events<OmikitEvents>
