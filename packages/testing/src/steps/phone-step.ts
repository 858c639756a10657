import type { CallFact, Millis, Outcome, PhoneFact, VideoState } from '@offhook/core'
import type { Hostile } from '../arbitraries/hostile.ts'

/** A call of the script: its place (0, 1 or 2), and how many calls had that place before. */
export interface ScriptCall {
  readonly place: number
  readonly life: number
}

/** How a fact names its call; `none` leaves the core to find out. */
export type Naming = 'refs' | 'id' | 'both' | 'none'

/** A fact of a call before it is known which id the phone gave that call. */
export type BareFact = CallFact extends infer F ? (F extends unknown ? Omit<F, 'call'> : never) : never

/** What a user does, in the phone's own words. Without a call it is asked without an id. */
export type UserStep =
  | { readonly type: 'startCall'; readonly to: string; readonly video: boolean; readonly muted: boolean }
  | { readonly type: 'answer'; readonly others: 'hold' | 'end' }
  | { readonly type: 'decline'; readonly as: 'busy' | 'declined' }
  | {
      readonly type:
        | 'hangUp'
        | 'hold'
        | 'resume'
        | 'mute'
        | 'unmute'
        | 'switchCamera'
        | 'swap'
        | 'merge'
        | 'split'
        | 'cancelDigits'
        | 'redial'
        | 'acceptTransfer'
        | 'rejectTransfer'
        | 'cancel'
        /** To the far side of another call, if there is one. */
        | 'transferToOther'
    }
  | { readonly type: 'sendDigits'; readonly digits: string }
  | { readonly type: 'transfer'; readonly to: string }
  | { readonly type: 'setVideo'; readonly video: VideoState }
  | { readonly type: 'setAudioOutput' | 'setMicrophone' | 'setCamera'; readonly id: string }
  | { readonly type: 'signIn' | 'signOut' }
  /** The newest line of the log, or all of it. */
  | { readonly type: 'clearLog'; readonly what: 'newest' | 'all' }

/** One thing that happens to a phone. A list of them is a script: plain, printable, and the same whenever it is run. */
export type PhoneStep =
  /** `legal`: an honest SDK could say this now. `again`: an earlier fact, word for word. */
  | {
      readonly type: 'fact'
      readonly call: ScriptCall
      readonly naming: Naming
      readonly fact: BareFact
      readonly legal: boolean
      readonly again: boolean
    }
  | { readonly type: 'phoneFact'; readonly fact: PhoneFact }
  | { readonly type: 'garbage'; readonly garbage: Hostile }
  | { readonly type: 'user'; readonly call: ScriptCall | undefined; readonly command: UserStep }
  /** Answers one of the commands that the transport still owes an answer; `never` means it will not be asked about again. */
  | {
      readonly type: 'outcome'
      readonly pick: number
      readonly outcome: Outcome
      readonly times: 'once' | 'twice' | 'never'
    }
  | { readonly type: 'advance' | 'sleep'; readonly ms: Millis }
  /** Lets promises settle. Between two of these, what was answered has not arrived yet. */
  | { readonly type: 'settle' }
