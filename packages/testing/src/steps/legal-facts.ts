import type {
  CallFact,
  Direction,
  EndReason,
  FoundPhase,
  MediaPath,
  QualitySample,
  Remote,
  TransferStage,
} from '@offhook/core'
import fc from 'fast-check'
import { arbitraryDigit, arbitraryMedia, arbitraryStage } from '../arbitraries/facts.ts'
import { arbitraryRemote, arbitrarySample, refsOf } from '../arbitraries/values.ts'
import type { BareFact } from './phone-step.ts'

/** Where the SDK, not the phone, stands with a call. `asked`: the user dialled and the SDK has said nothing yet. */
export type Stage =
  | 'none'
  | 'announced'
  | 'offered'
  | 'asked'
  | 'dialed'
  | 'ringing'
  | 'connecting'
  | 'talking'
  | 'ended'

/** What a fact may say; each fact takes what it needs. */
export interface Details {
  readonly remote: Remote
  readonly yes: boolean
  readonly local: boolean
  readonly media: MediaPath
  readonly transfer: TransferStage
  readonly sample: QualitySample
  readonly digit: string
  readonly end: { readonly reason: EndReason; readonly sip: number }
}

export const arbitraryDetails: fc.Arbitrary<Details> = fc.record({
  remote: arbitraryRemote,
  yes: fc.boolean(),
  local: fc.boolean(),
  media: arbitraryMedia,
  transfer: arbitraryStage,
  sample: arbitrarySample,
  digit: arbitraryDigit,
  end: fc.constantFrom<Details['end'][]>(
    { reason: 'hung-up', sip: 200 },
    { reason: 'busy', sip: 486 },
    { reason: 'cancelled', sip: 487 },
    { reason: 'no-answer', sip: 408 },
    { reason: 'server-error', sip: 503 },
  ),
})

const stageAfter: Readonly<Partial<Record<CallFact['type'], Stage>>> = {
  'call.announced': 'announced',
  'call.offered': 'offered',
  'call.dialed': 'dialed',
  'call.ringing': 'ringing',
  'call.connecting': 'connecting',
  'call.established': 'talking',
  'call.ended': 'ended',
}

const stageFound: Readonly<Record<FoundPhase, Stage>> = {
  dialing: 'dialed',
  ringing: 'ringing',
  incoming: 'offered',
  connecting: 'connecting',
  active: 'talking',
}

/** Where the SDK stands once it has said that. */
export function nextStage(stage: Stage, fact: BareFact): Stage {
  return fact.type === 'call.found' ? stageFound[fact.phase] : (stageAfter[fact.type] ?? stage)
}

/** Everything that an honest SDK may say of a call at that stage, the plainest first, for shrinking goes there. */
export function legalFacts(stage: Stage, d: Details): readonly BareFact[] {
  const side = d.local ? 'local' : 'remote'
  const ended: BareFact = { type: 'call.ended', ...d.end, by: side }
  const established: BareFact = { type: 'call.established' }
  const connecting: BareFact = { type: 'call.connecting' }
  const named: BareFact = { type: 'call.remoteChanged', remote: d.remote }
  const muted: BareFact = { type: 'call.muteChanged', muted: d.yes }
  switch (stage) {
    case 'none':
      return [
        { type: 'call.offered', remote: d.remote, video: d.yes },
        { type: 'call.offered', remote: d.remote, replaces: { refs: refsOf(d.yes ? 0 : 1) } },
        { type: 'call.announced', remote: d.remote },
        found(d.local ? 'incoming' : 'outgoing', d),
      ]
    case 'announced':
      return [{ type: 'call.offered', remote: d.remote }, ended]
    case 'offered':
      return [established, ended, connecting, muted, named]
    case 'asked':
      return [{ type: 'call.dialed' }, { type: 'call.ringing', earlyMedia: d.yes }, established, ended]
    case 'dialed':
    case 'ringing':
      return [established, { type: 'call.ringing', earlyMedia: d.yes }, ended, connecting, muted, named]
    case 'connecting':
      return [established, ended, muted]
    case 'talking':
      return [
        ended,
        { type: 'call.holdChanged', side, held: d.yes },
        muted,
        { type: 'call.mediaChanged', media: d.media },
        { type: 'call.mediaChanged', media: d.yes ? 'failed' : 'connected' },
        { type: 'call.qualitySampled', sample: d.sample },
        { type: 'call.videoChanged', side, video: d.yes ? 'on' : 'off' },
        { type: 'call.transferChanged', stage: d.transfer },
        { type: 'call.digitReceived', digit: d.digit },
        { type: 'call.transferAsked', to: '200' },
        named,
      ]
    case 'ended':
      return [{ type: 'call.endRefined', ...d.end }]
    default:
      return stage satisfies never
  }
}

function found(direction: Direction, d: Details): BareFact {
  const phase = d.yes ? 'active' : direction === 'incoming' ? 'incoming' : 'ringing'
  return { type: 'call.found', direction, phase, remote: d.remote, held: d.yes && d.local }
}
