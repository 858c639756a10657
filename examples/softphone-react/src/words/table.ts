import type {
  EndedBy,
  EndReason,
  Media,
  Permission,
  PermissionState,
  Policy,
  Procedure,
  QualityBand,
  QualityCause,
  QualitySample,
  Refusal,
  Registration,
  RegistrationFailure,
  Transfer,
  VideoState,
  WaitingFor,
} from '@offhook/core'

/**
 * Every word of the domain that this app shows, one table for each of the core's unions.
 * They are total by type: a reason added to the core is a compile error here. Translate this file and you are done.
 */

/** `any` serves where nobody in particular ended the call; `incoming` is the view of the one who was called. */
export type EndWords = { readonly any: string; readonly incoming?: string } & Partial<Record<EndedBy, string>>

export const endWords = {
  'hung-up': { any: 'Call ended', local: 'You hung up', remote: 'The other side hung up' },
  cancelled: { any: 'Call cancelled', local: 'You cancelled the call', incoming: 'The caller gave up' },
  declined: { any: 'Call declined', local: 'You declined the call', remote: 'The other side declined' },
  busy: {
    any: 'The line is busy',
    incoming: 'Declined as busy by your settings',
    local: 'You declined the call',
    remote: 'The other side is busy',
  },
  'no-answer': { any: 'Nobody answered', incoming: 'You did not answer' },
  unreachable: { any: 'The other side cannot be reached' },
  'not-found': { any: 'This number does not exist' },
  forbidden: { any: 'This call is not allowed' },
  'answered-elsewhere': { any: 'Answered on another device' },
  'declined-elsewhere': { any: 'Declined on another device' },
  'ended-elsewhere': { any: 'Taken over by another device' },
  transferred: { any: 'The call was transferred' },
  replaced: { any: 'Another call took its place' },
  merged: { any: 'Joined into a conference' },
  'media-failed': { any: 'No sound could get through', network: 'No sound could get through: the network was lost' },
  'connection-lost': { any: 'The connection was lost' },
  'permission-denied': { any: 'The microphone was not allowed' },
  blocked: { any: 'The call was blocked' },
  unconfirmed: { any: 'Ended here, not confirmed by the network' },
  'server-error': { any: 'The phone service has a fault' },
  'internal-error': { any: 'A fault in this app ended the call' },
  unknown: { any: 'Call ended' },
} as const satisfies Record<EndReason, EndWords>

export const refusalWords = {
  glare: 'Both sides asked at the same moment. Try again.',
  'hotline-only': 'This account can call its hotline only.',
  'state-unknown': 'Nobody knows how it stands now. Try again.',
  'permission-denied': 'A permission is missing.',
  'no-device': 'No microphone or camera was found. Plug one in, then try again.',
  'device-busy': 'Another program is using the microphone or the camera. Close it there, then try again.',
  'not-supported': 'This line cannot do that.',
  busy: 'The line is busy with something else.',
  'bad-address': 'This is not a number or an address that can be called.',
  'self-call': 'This is your own number.',
  'not-registered': 'You are not signed in to the phone service.',
  offline: 'There is no connection to the phone service at the moment.',
  forbidden: 'Your account is not allowed to do that.',
  'no-such-call': 'The phone service does not know this call any more.',
  refused: 'The phone service refused.',
  failed: 'That did not work.',
  'no-call': 'There is no call.',
  ambiguous: 'More than one call could be meant. Choose one.',
  'call-ended': 'The call has ended.',
  'not-ringing': 'The call does not ring any more.',
  'not-connected': 'Possible as soon as the call is connected.',
  'on-hold': 'The call is on hold.',
  'not-held': 'The call is not on hold.',
  already: 'It is so already.',
  'too-many-calls': 'There are too many calls at once.',
  'procedure-running': 'Another step is still under way.',
  'on-another-call': 'You are on another call. Hold it or end it first.',
  cancelled: 'It was given up.',
  'no-record': 'There is nobody to call back.',
  superseded: 'A newer wish took its place.',
  'timed-out': 'The phone service did not answer in time.',
  stopped: 'The phone has been switched off.',
  'bad-digits': 'Only the digits 0 to 9, A to D, * and #, and a comma for a pause, can be sent.',
  'bad-extra': 'The data that the app adds to the call is too large.',
  credentials: 'User or password is wrong.',
} as const satisfies Record<Refusal, string>

export const registrationWords = {
  'signed-out': 'Signed out',
  registering: 'Signing in…',
  registered: 'Ready for calls',
  offline: 'No network',
  reconnecting: 'Reconnecting…',
  failed: 'Sign-in failed',
} as const satisfies Record<Registration['state'], string>

export const registrationFailureWords = {
  credentials: 'User or password is wrong.',
  forbidden: 'The account is not allowed to sign in.',
  network: 'The server cannot be reached.',
  server: 'The server has a fault.',
  timeout: 'The server did not answer in time.',
  unknown: 'The server gave no reason.',
} as const satisfies Record<RegistrationFailure, string>

export const permissionWords = {
  microphone: 'The microphone is not allowed. Allow it in the browser’s site settings, then try again.',
  camera: 'The camera is not allowed. Allow it in the browser’s site settings, then turn it on again.',
  notifications: 'Notifications are not allowed.',
  overlay: 'Drawing over other apps is not allowed.',
  bluetooth: 'Bluetooth is not allowed.',
  'phone-account': 'The phone account is not enabled.',
} as const satisfies Record<Permission, string>

export const waitingWords = {
  permission: 'Waiting for permission…',
  account: 'Waiting for the account…',
  line: 'Putting the other call on hold…',
  surface: 'Waiting for the system…',
  transport: 'Preparing…',
} as const satisfies Record<WaitingFor, string>

/** What is under way between calls, while it lasts. */
export const procedureWords = {
  swap: 'Swapping the calls…',
  'hold-and-answer': 'Putting a call on hold, then answering…',
  'end-and-answer': 'Ending a call, then answering…',
  'hold-and-call': 'Putting a call on hold, then calling…',
  'hold-and-resume': 'Putting a call on hold, then resuming the other…',
  merge: 'Joining the calls into a conference…',
  split: 'Taking a call out of the conference…',
  transfer: 'Asking for the transfer…',
} as const satisfies Record<Procedure['type'], string>

/** The steps of a transfer in their order, and where it went wrong. */
export const transferWords = {
  requested: 'Requested',
  accepted: 'Accepted',
  ringing: 'Ringing',
  done: 'Handed over',
  failed: 'Failed',
} as const satisfies Record<Transfer['stage'], string>

/** What happens to a second call: the choice in the settings, and what it means while one rings. */
export const secondCallWords = {
  'hold-and-answer': { choice: 'Hold and answer', does: 'Answering puts the call you are in on hold.' },
  'end-and-answer': { choice: 'End and answer', does: 'Answering ends the call you are in.' },
  wait: { choice: 'Ask me', does: 'Choose what becomes of the call you are in.' },
  'reject-busy': { choice: 'Decline as busy', does: 'It is declined without a ring; the caller hears the busy tone.' },
} as const satisfies Record<Policy['secondCall'], { readonly choice: string; readonly does: string }>

export const qualityWords = {
  unknown: 'not known',
  bad: 'bad',
  poor: 'poor',
  fair: 'fair',
  good: 'good',
  excellent: 'excellent',
} as const satisfies Record<QualityBand, string>

/** What is worth a notice about the media path; nothing is said while it works or nobody can tell. */
export const mediaWords = {
  unknown: undefined,
  connecting: 'Sound is being connected… If it does not come, the call ends by itself.',
  steady: undefined,
  frozen: 'Nothing arrives from the other side. The network has stalled; stay on the line, the call still stands.',
  reconnecting: 'The sound was interrupted. The call is being reconnected; stay on the line.',
  failed: 'No sound gets through. A new way is being tried; check your network or move to another one.',
} as const satisfies Record<Media, string | undefined>

/** What is likely wrong with the sound and what can be done about it. Total, so that no cause of the core is unsaid. */
export const causeWords = {
  interrupted: () => mediaWords.reconnecting,
  frozen: () => mediaWords.frozen,
  'no-audio': () =>
    'No sound comes from the other side, though the connection works. They may be muted or have trouble with their microphone.',
  loss: ({ lossPercent = 0 }) =>
    `Sound is breaking up: the network loses ${Math.max(1, Math.round(lossPercent))} % of the packets. Move closer to the Wi-Fi or use a cable.`,
  jitter: ({ jitterMs = 0 }) =>
    `Sound stutters: packets arrive up to ${Math.round(jitterMs)} ms out of step. Pause downloads and videos on this network.`,
  latency: ({ roundTripMs = 0 }) =>
    `Sound comes late: ${Math.round(roundTripMs)} ms there and back. Let the other side finish before you speak; without a VPN it may be faster.`,
  unknown: () => bandAdvice.unknown,
} as const satisfies Record<QualityCause, (sample: QualitySample) => string>

/** What the band alone says, where no number stands out. */
export const bandAdvice = {
  unknown: 'The quality is not known: nothing has been measured in the last seconds.',
  bad: 'The line is bad, and the numbers do not tell why. If it stays so, hang up and call again.',
  poor: 'The line is poor, and the numbers do not tell why. If it stays so, hang up and call again.',
  fair: 'The line is fair: a word may be lost now and then.',
  good: 'The line is good.',
  excellent: 'The line is excellent: all that is sent arrives, and in time.',
} as const satisfies Record<QualityBand, string>

/** What stands in the place of a picture. */
export const pictureWords = {
  remote: { off: 'Their camera is off', paused: 'Their camera is paused', on: 'Their picture is on its way…' },
  own: { off: 'Your camera is off', paused: 'Your camera is paused', on: 'Your camera is starting…' },
} as const satisfies Record<'remote' | 'own', Record<VideoState, string>>

/** Why a device could not be had, and what to do; three faults that look alike and are mended in three ways. */
export const deviceFaultWords = {
  microphone: {
    'permission-denied': permissionWords.microphone,
    'no-device': 'No microphone was found. Plug one in or choose another one, then try again.',
    'device-busy': 'Another program is using the microphone. Close it there, then try again.',
  },
  camera: {
    'permission-denied': permissionWords.camera,
    'no-device': 'No camera was found. Plug one in or choose another one, then turn it on again.',
    'device-busy': 'Another program is using the camera. Close it there, then turn it on again.',
  },
} as const satisfies Record<'microphone' | 'camera', Partial<Record<Refusal, string>>>

/** What the browser has been told about a device, where that is worth a word. */
export const deviceWords = {
  microphone: {
    denied: 'The microphone was not allowed, so calls have no voice.',
    blocked:
      'This page may not use the microphone. Allow it in the browser’s site settings (at the left of the address), then try again.',
    prompt: 'The browser will ask for the microphone with the first call. Allowed now, it shows the names here.',
    none: 'No microphone was found. Plug one in; it appears here by itself.',
    unplugged: 'Your microphone was unplugged: the other side hears nothing. Choose another one.',
  },
  camera: {
    denied: 'The camera was not allowed; calls go on without your picture.',
    blocked:
      'This page may not use the camera. Allow it in the browser’s site settings (at the left of the address), then try again.',
    prompt: 'The browser will ask for the camera with the first video call.',
    none: 'No camera was found. Plug one in; it appears here by itself.',
    unplugged: 'Your camera was unplugged: the other side does not see you. Choose another one.',
  },
} as const satisfies Record<
  'microphone' | 'camera',
  Record<Exclude<PermissionState, 'unknown' | 'granted'> | 'none' | 'unplugged', string>
>
