export {
  type CallAction,
  type CallIn,
  type CallView,
  callActions,
  type Media,
  type Phase,
  type Transfer,
  type WaitingFor,
} from './call/call-view.ts'
export type { Wish } from './call/wish.ts'
export { type Clock, systemClock } from './clock/clock.ts'
export { type IdSource, uuidSource } from './clock/ids.ts'
export { type RandomSource, seededRandom, systemRandom } from './clock/random.ts'
export type {
  CallFact,
  Evidence,
  Fact,
  FactOf,
  FactType,
  FoundPhase,
  MediaPath,
  PhoneFact,
  Subject,
  TransferStage,
} from './facts/fact.ts'
export { type Parsed, parseFact, parseRequest } from './facts/parse.ts'
export { sameAddress } from './facts/text.ts'
export type { Input, PortKind, UserCommand } from './inbox/input.ts'
export { type ReplayedInput, replay } from './inbox/replay.ts'
export type { Trace } from './inbox/trace.ts'
export { type CallKitReason, callKitReasonOf, endOfCallKitReason } from './outcome/callkit.ts'
export type { End, EndedBy, EndReason } from './outcome/end.ts'
export { endOfSip, type SipEnding } from './outcome/end-of-sip.ts'
export { wasMissed } from './outcome/missed.ts'
export { endOfQ850 } from './outcome/q850.ts'
export { causeOf, parseReason, type ReasonValue } from './outcome/reason-header.ts'
export { registrationFailureOfSip, retryAfterMs } from './outcome/registration.ts'
export type { RegistrationFailure } from './outcome/registration-failure.ts'
export { endOfSipStatus } from './outcome/sip-status.ts'
export { startFailureOfSip } from './outcome/start-failure.ts'
export {
  type CoreTelecomCause,
  coreTelecomCauseOf,
  type DisconnectCause,
  disconnectCauseOf,
  endOfCoreTelecomCause,
  endOfDisconnectCause,
} from './outcome/telecom.ts'
export { createPhone, type PhoneOptions } from './phone/create-phone.ts'
export type {
  AnswerOptions,
  Diagnostic,
  Phone,
  PhoneEvents,
  PhoneSnapshot,
  PhoneStore,
  Procedure,
  Registration,
  StartCallRequest,
} from './phone/phone.ts'
export { defaultPolicy, type Policy } from './phone/policy.ts'
export type { CommandResult, Refusal, Refused } from './phone/result.ts'
export type { CallLogStore, CallRecord } from './ports/call-log-store.ts'
export type {
  CallCommand,
  Command,
  CommandType,
  Outcome,
  OutcomeReason,
  PhoneCommand,
  Target,
} from './ports/command.ts'
export type { Device, DeviceCommand, DeviceConcern } from './ports/device.ts'
export type {
  CallSurface,
  ShowResult,
  SurfaceCall,
  SurfaceHost,
  SurfaceRequest,
  SurfaceTarget,
} from './ports/surface.ts'
export type { Ability, CallList, Capabilities, PortHost, Transport } from './ports/transport.ts'
export { bandOf } from './quality/bands.ts'
export { causesOf, type QualityCause } from './quality/causes.ts'
export { mosOf } from './quality/mos.ts'
export type { QualityBand, QualitySample } from './quality/sample.ts'
export { selectCan, selectCannot } from './select/can.ts'
export { selectEndNotice } from './select/end-notice.ts'
export {
  type CallField,
  type CallFieldValue,
  type FieldSelector,
  selectAnswering,
  selectAttached,
  selectCallId,
  selectCallQuality,
  selectCreatedAt,
  selectDigits,
  selectDirection,
  selectDurationMs,
  selectEarlyMedia,
  selectEnd,
  selectEstablishedAt,
  selectExtra,
  selectGroupId,
  selectHold,
  selectMedia,
  selectMute,
  selectOnHold,
  selectParticipants,
  selectPhase,
  selectRemote,
  selectReplaces,
  selectTransfer,
  selectTransferAsked,
  selectVideo,
  selectWaitingFor,
} from './select/fields.ts'
export type { Selector } from './select/selector.ts'
export {
  selectCall,
  selectCalls,
  selectCurrentCall,
  selectIncomingCall,
  selectRegistration,
} from './select/selectors.ts'
export { type TalkTimer, talkTimer } from './select/talk-timer.ts'
export { selectTone, type Tone } from './select/tone.ts'
export type {
  AudioOutput,
  CallId,
  Destination,
  Direction,
  InputDevice,
  Json,
  Millis,
  Origin,
  Participant,
  Permission,
  PermissionState,
  Remote,
  Vendor,
  VideoState,
} from './values.ts'
