import type {
  AudioOutput,
  CallFact,
  EndedBy,
  EndReason,
  Fact,
  FactOf,
  FactType,
  FoundPhase,
  InputDevice,
  Json,
  MediaPath,
  Origin,
  Participant,
  Permission,
  PermissionState,
  PhoneFact,
  RegistrationFailure,
  Subject,
  TransferStage,
} from '@offhook/core'
import fc from 'fast-check'
import { arbitraryAddress, arbitraryRemote, arbitrarySample, arbitraryVideo, someSubjects } from './values.ts'

const side = fc.constantFrom('local' as const, 'remote' as const)
const by = fc.constantFrom<Origin[]>('user', 'surface', 'remote', 'system', 'policy', 'unknown')
const endedBy = fc.constantFrom<EndedBy[]>('local', 'remote', 'network', 'system')
const endReason = fc.constantFrom<EndReason[]>(
  'hung-up',
  'cancelled',
  'declined',
  'busy',
  'no-answer',
  'unreachable',
  'not-found',
  'forbidden',
  'answered-elsewhere',
  'ended-elsewhere',
  'transferred',
  'media-failed',
  'connection-lost',
  'server-error',
  'unknown',
)
const sip = fc.constantFrom(200, 403, 404, 408, 480, 486, 487, 488, 500, 503, 603)
const q850 = fc.constantFrom(1, 16, 17, 19, 21, 34, 38, 102)
export const arbitraryMedia = fc.constantFrom<MediaPath[]>('connecting', 'connected', 'interrupted', 'failed')
export const arbitraryStage = fc.constantFrom<TransferStage[]>('accepted', 'ringing', 'done', 'failed')
export const arbitraryDigit = fc.constantFrom(...'0123456789*#ABCD')
const registrationState = fc.constantFrom<FactOf<'registration.changed'>['state'][]>(
  'signed-out',
  'registering',
  'registered',
  'failed',
)
const registrationFailure = fc.constantFrom<RegistrationFailure[]>(
  'credentials',
  'forbidden',
  'network',
  'server',
  'timeout',
  'unknown',
)
const outputs = fc.subarray<AudioOutput>([
  { id: 'ear', kind: 'earpiece' },
  { id: 'car', kind: 'bluetooth', name: 'Car' },
])
const microphones = fc.subarray<InputDevice>([{ id: 'built-in', name: 'Built-in' }, { id: 'usb' }])
const cameras = fc.subarray<InputDevice>([{ id: 'front' }, { id: 'back', name: 'Back' }])
const participants = fc.subarray<Participant>([
  { userId: 'ann', name: 'Ann' },
  { userId: 'me', self: true },
])
const permission = fc.constantFrom<Permission[]>('microphone', 'camera', 'notifications')
const permissionState = fc.constantFrom<PermissionState[]>('unknown', 'prompt', 'granted', 'denied', 'blocked')

type Bare<T extends FactType> = Omit<FactOf<T>, 'call'>

const any = { requiredKeys: [], noNullPrototype: true } satisfies fc.RecordConstraints<never>
const all = { noNullPrototype: true }
const nothing = fc.constant({})

function fact<T extends FactType, B extends object>(type: T, body: fc.Arbitrary<B>) {
  return body.map((content) => ({ type, ...content }))
}

/** One entry for each type, so that a new fact cannot be forgotten here. */
const callFacts: { readonly [T in CallFact['type']]: fc.Arbitrary<Bare<T>> } = {
  'call.announced': fact(
    'call.announced',
    fc.record({ remote: arbitraryRemote, video: fc.boolean(), answered: fc.boolean() }, any),
  ),
  'call.offered': fact(
    'call.offered',
    fc.record({ remote: arbitraryRemote, video: fc.boolean(), replaces: fc.constantFrom(...someSubjects) }, any),
  ),
  'call.dialed': fact('call.dialed', fc.record({ remote: arbitraryRemote, video: fc.boolean() }, any)),
  'call.ringing': fact('call.ringing', fc.record({ earlyMedia: fc.boolean() }, any)),
  'call.connecting': fact('call.connecting', nothing),
  'call.established': fact('call.established', nothing),
  'call.found': fact(
    'call.found',
    fc.record(
      {
        direction: fc.constantFrom('incoming' as const, 'outgoing' as const),
        phase: fc.constantFrom<FoundPhase[]>('dialing', 'ringing', 'incoming', 'connecting', 'active'),
        remote: arbitraryRemote,
        video: fc.boolean(),
        establishedAt: fc.nat(1_000_000),
        held: fc.boolean(),
        muted: fc.boolean(),
      },
      { requiredKeys: ['direction', 'phase'], noNullPrototype: true },
    ),
  ),
  'call.remoteChanged': fact('call.remoteChanged', fc.record({ remote: arbitraryRemote }, all)),
  'call.holdChanged': fact(
    'call.holdChanged',
    fc.record({ side, held: fc.boolean(), by }, { requiredKeys: ['side', 'held'], noNullPrototype: true }),
  ),
  'call.muteChanged': fact(
    'call.muteChanged',
    fc.record({ muted: fc.boolean(), by }, { requiredKeys: ['muted'], noNullPrototype: true }),
  ),
  'call.videoChanged': fact(
    'call.videoChanged',
    fc.record({ side, video: arbitraryVideo, by }, { requiredKeys: ['side', 'video'], noNullPrototype: true }),
  ),
  'call.mediaChanged': fact('call.mediaChanged', fc.record({ media: arbitraryMedia }, all)),
  'call.transferChanged': fact(
    'call.transferChanged',
    fc.record({ stage: arbitraryStage, reason: endReason }, { ...any, requiredKeys: ['stage'] }),
  ),
  'call.transferAsked': fact('call.transferAsked', fc.record({ to: arbitraryAddress }, all)),
  'call.digitReceived': fact('call.digitReceived', fc.record({ digit: arbitraryDigit }, all)),
  'call.participantsChanged': fact('call.participantsChanged', fc.record({ participants }, all)),
  'call.qualitySampled': fact('call.qualitySampled', fc.record({ sample: arbitrarySample }, all)),
  'call.ended': fact('call.ended', fc.record({ reason: endReason, by: endedBy, sip, q850 }, any)),
  'call.endRefined': fact(
    'call.endRefined',
    fc.record({ reason: endReason, by: endedBy, sip, q850 }, { requiredKeys: ['reason'], noNullPrototype: true }),
  ),
}

/** What a call screen tells of itself, and no transport. */
type ScreenFact = 'surface.timedOut' | 'surface.custom' | 'audioSession.changed' | 'pushToken.changed'

const phoneFacts: { readonly [T in Exclude<PhoneFact['type'], ScreenFact>]: fc.Arbitrary<FactOf<T>> } = {
  'registration.changed': fact(
    'registration.changed',
    fc.record(
      { state: registrationState, reason: registrationFailure, retryAfterMs: fc.nat(60_000) },
      { requiredKeys: ['state'], noNullPrototype: true },
    ),
  ),
  'link.changed': fact('link.changed', fc.record({ state: fc.constantFrom('up' as const, 'down' as const) }, all)),
  'permission.changed': fact('permission.changed', fc.record({ permission, state: permissionState }, all)),
  'audio.changed': fact('audio.changed', fc.record({ outputs, current: fc.constantFrom('ear', 'car'), by }, any)),
  'inputs.changed': fact(
    'inputs.changed',
    fc.record(
      {
        microphones,
        microphone: fc.constantFrom('built-in', 'usb', null),
        cameras,
        camera: fc.constantFrom('front', 'back', null),
        by,
      },
      any,
    ),
  ),
  'network.changed': fact('network.changed', fc.record({ online: fc.boolean() }, all)),
  'app.changed': fact(
    'app.changed',
    fc.record({ state: fc.constantFrom('foreground' as const, 'background' as const) }, all),
  ),
  'port.reset': fact('port.reset', nothing),
}

const screenFacts: { readonly [T in ScreenFact]: fc.Arbitrary<FactOf<T>> } = {
  'surface.timedOut': fact('surface.timedOut', fc.record({ call: fc.constantFrom(...someSubjects) }, all)),
  'surface.custom': fact(
    'surface.custom',
    fc.record({ data: fc.constantFrom<Json[]>(null, 'ping', { room: 7 }) }, all),
  ),
  'audioSession.changed': fact('audioSession.changed', fc.record({ active: fc.boolean() }, all)),
  'pushToken.changed': fact('pushToken.changed', fc.record({ token: fc.constantFrom('t0k3n', null) }, all)),
}

/** Any well-formed fact about one of these calls, in no sensible order. */
export function arbitraryCallFact(subjects: readonly Subject[] = someSubjects): fc.Arbitrary<CallFact> {
  const bodies: fc.Arbitrary<Bare<CallFact['type']>>[] = Object.values(callFacts)
  return fc
    .tuple(fc.oneof(...bodies), fc.constantFrom(...subjects))
    .map(([body, call]) => ({ ...body, call }) as CallFact)
}

/** Any well-formed fact about the phone as a whole. */
export function arbitraryPhoneFact(): fc.Arbitrary<PhoneFact> {
  const facts: fc.Arbitrary<PhoneFact>[] = Object.values(phoneFacts)
  const ofScreen: fc.Arbitrary<PhoneFact>[] = Object.values(screenFacts)
  return fc.oneof({ weight: 8, arbitrary: fc.oneof(...facts) }, { weight: 1, arbitrary: fc.oneof(...ofScreen) })
}

/** Any well-formed fact at all; most are about a call. */
export function arbitraryFact(subjects: readonly Subject[] = someSubjects): fc.Arbitrary<Fact> {
  return fc.oneof({ weight: 5, arbitrary: arbitraryCallFact(subjects) }, { weight: 1, arbitrary: arbitraryPhoneFact() })
}
