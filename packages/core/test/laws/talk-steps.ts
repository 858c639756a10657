import { arbitraryOutcome, type BareFact, type PhoneStep, type ScriptCall, type UserStep } from '@offhook/testing'
import fc from 'fast-check'
import type { MediaPath, TransferStage } from '../../src/index.ts'

const callAt = (place: number): ScriptCall => ({ place, life: 0 })
const says = (place: number, fact: BareFact): PhoneStep => ({
  type: 'fact',
  call: callAt(place),
  naming: 'refs',
  fact,
  legal: true,
  again: false,
})
const settle: PhoneStep = { type: 'settle' }

/** How a call comes to talk: offered, dialled, or found. */
const openings: readonly ((place: number) => readonly PhoneStep[])[] = [
  (place) => [says(place, { type: 'call.offered' }), says(place, { type: 'call.established' })],
  (place) => [
    {
      type: 'user',
      call: callAt(place),
      command: { type: 'startCall', to: `10${place}`, video: false, muted: false },
    },
    settle,
    { type: 'outcome', pick: 0, outcome: { ok: true }, times: 'once' },
    settle,
    says(place, { type: 'call.established' }),
  ],
  (place) => [says(place, { type: 'call.found', direction: 'incoming', phase: 'active', held: place > 0 })],
]

const userSteps: readonly UserStep[] = [
  { type: 'hold' },
  { type: 'resume' },
  { type: 'mute' },
  { type: 'unmute' },
  { type: 'swap' },
  { type: 'merge' },
  { type: 'split' },
  { type: 'switchCamera' },
  { type: 'setVideo', video: 'on' },
  { type: 'setVideo', video: 'off' },
  { type: 'sendDigits', digits: '12' },
  { type: 'sendDigits', digits: '1,2' },
  { type: 'cancelDigits' },
  { type: 'transfer', to: '300' },
  { type: 'transferToOther' },
  { type: 'acceptTransfer' },
  { type: 'rejectTransfer' },
  { type: 'cancel' },
  { type: 'answer', others: 'hold' },
  { type: 'hangUp' },
]
const side = fc.constantFrom('local' as const, 'local' as const, 'remote' as const)

const talkFact: fc.Arbitrary<BareFact> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant('call.holdChanged' as const), side, held: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('call.muteChanged' as const), muted: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('call.videoChanged' as const),
      side,
      video: fc.constantFrom('off' as const, 'on' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('call.mediaChanged' as const),
      media: fc.constantFrom<MediaPath[]>('connected', 'interrupted', 'failed'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('call.transferChanged' as const),
      stage: fc.constantFrom<TransferStage[]>('accepted', 'ringing', 'done', 'failed'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('call.found' as const),
      direction: fc.constant('incoming' as const),
      phase: fc.constant('active' as const),
      held: fc.boolean(),
      muted: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant<BareFact>({ type: 'call.ended', reason: 'hung-up', by: 'remote' }) },
  { weight: 1, arbitrary: fc.constant<BareFact>({ type: 'call.offered' }) },
  { weight: 1, arbitrary: fc.constant<BareFact>({ type: 'call.transferAsked', to: '301' }) },
  { weight: 1, arbitrary: fc.constant<BareFact>({ type: 'call.established' }) },
)

const glare: PhoneStep = { type: 'outcome', pick: 0, outcome: { ok: false, reason: 'glare' }, times: 'once' }

function talkStep(calls: number): fc.Arbitrary<PhoneStep> {
  const place = fc.nat(calls - 1)
  return fc.oneof<fc.MaybeWeightedArbitrary<PhoneStep>[]>(
    { weight: 4, arbitrary: fc.constant(settle) },
    { weight: 6, arbitrary: fc.tuple(place, talkFact).map(([at, fact]): PhoneStep => says(at, fact)) },
    {
      weight: 8,
      arbitrary: fc
        .tuple(fc.option(place, { nil: undefined }), fc.constantFrom(...userSteps))
        .map(
          ([at, command]): PhoneStep => ({ type: 'user', call: at === undefined ? undefined : callAt(at), command }),
        ),
    },
    {
      weight: 6,
      arbitrary: fc
        .record({
          pick: fc.nat(4),
          outcome: fc.oneof(fc.constant({ ok: true as const }), arbitraryOutcome()),
          times: fc.constantFrom('once' as const, 'once' as const, 'twice' as const, 'never' as const),
        })
        .map((owed): PhoneStep => ({ type: 'outcome', ...owed })),
    },
    { weight: 3, arbitrary: fc.constant(glare) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(0, 170, 1_000, 2_100, 4_000, 10_000).map((ms): PhoneStep => ({ type: 'advance', ms })),
    },
  )
}

/** Scripts of one to three calls that talk at once: holds, swaps, transfers, digits, glare, and what the SDK says to it. */
export const talkSteps: fc.Arbitrary<PhoneStep[]> = fc
  .integer({ min: 1, max: 3 })
  .chain((calls) =>
    fc
      .tuple(
        fc.array(fc.constantFrom(...openings), { minLength: calls, maxLength: calls }),
        fc.array(talkStep(calls), { maxLength: 40, size: 'max' }),
      )
      .map(([opened, steps]) => [...opened.flatMap((open, place) => open(place)), ...steps]),
  )
