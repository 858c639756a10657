import type {
  AudioOutput,
  CallView,
  EndReason,
  Permission,
  QualityBand,
  QualityCause,
  Refusal,
  Registration,
  RegistrationFailure,
  Transfer,
} from '@offhook/core'

type Table<K extends string, V = string> = Readonly<Record<K, V>>
export type TransferStage = Transfer['stage']
export type WaitingFor = Extract<CallView, { phase: 'preparing' }>['waitingFor']

/** Every word of the app in one language. Tables by the core's own types are total: a new reason without words does not compile. */
export interface Words {
  readonly language: string
  /** On the button that leads to the other language, in that language. */
  readonly otherLanguage: string
  readonly signIn: Table<
    | 'title'
    | 'lead'
    | 'way'
    | 'who'
    | 'user'
    | 'password'
    | 'realm'
    | 'host'
    | 'hostHint'
    | 'name'
    | 'userId'
    | 'apiKey'
    | 'phone'
    | 'extension'
    | 'video'
    | 'submit'
    | 'credentialsNote'
    | 'missing'
  >
  readonly ways: Table<'user-password' | 'api-key' | 'app-to-app'>
  readonly roles: Table<'agent' | 'customer'>
  readonly roleHints: Table<'agent' | 'customer'>
  readonly home: Table<
    | 'keypad'
    | 'recents'
    | 'number'
    | 'erase'
    | 'call'
    | 'videoCall'
    | 'signOut'
    | 'noRecents'
    | 'clear'
    | 'missed'
    | 'callAgain'
    | 'hotlines'
    | 'hotlinesLead'
    | 'nothingTyped'
    | 'offline'
    | 'signedInAs'
  >
  readonly call: Table<
    | 'unknown'
    | 'incoming'
    | 'incomingVideo'
    | 'answer'
    | 'answerVideo'
    | 'answerSound'
    | 'decline'
    | 'declineAll'
    | 'answering'
    | 'announced'
    | 'dialing'
    | 'ringing'
    | 'earlyMedia'
    | 'connecting'
    | 'active'
    | 'held'
    | 'heldByThem'
    | 'heldByBoth'
    | 'ending'
    | 'muted'
    | 'mute'
    | 'unmute'
    | 'hold'
    | 'resume'
    | 'keypad'
    | 'audio'
    | 'transfer'
    | 'cameraOn'
    | 'cameraOff'
    | 'flip'
    | 'line'
    | 'hangUp'
    | 'hide'
    | 'digits'
    | 'transferTo'
    | 'transferNow'
    | 'remotePicture'
    | 'ownPicture'
    | 'noPicture'
    | 'other'
    | 'mos'
    | 'jitter'
    | 'latency'
    | 'loss'
    | 'notMeasured'
    | 'extension'
  >
  readonly ended: Table<'title' | 'talked' | 'neverTalked' | 'redial' | 'callBack' | 'close' | 'code'>
  readonly opening: string
  readonly waiting: Table<WaitingFor>
  readonly media: Table<'frozen' | 'reconnecting' | 'failed'>
  readonly bands: Table<QualityBand>
  readonly causes: Table<QualityCause>
  readonly outputs: Table<AudioOutput['kind']>
  readonly transferStages: Table<TransferStage>
  readonly registration: Table<Registration['state'] | 'unproven'>
  readonly registrationFailures: Table<RegistrationFailure>
  readonly permissions: Table<Permission, Table<'title' | 'why'>>
  readonly permissionSteps: Table<'allow' | 'settings' | 'retry' | 'notNow' | 'denied'>
  readonly refusals: Table<Refusal>
  readonly ends: Table<EndReason>
}
