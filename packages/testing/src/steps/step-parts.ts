import type { Millis } from '@offhook/core'
import fc from 'fast-check'
import { arbitraryOutcome, arbitraryVideo } from '../arbitraries/values.ts'
import type { Naming, UserStep } from './phone-step.ts'

/** Now and then a fact names no call at all. */
export const arbitraryNaming = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Naming[]>('refs', 'both', 'id') },
  { weight: 1, arbitrary: fc.constant<Naming>('none') },
)

/** What a user does; mostly what users mostly do. */
export const arbitraryUserStep: fc.Arbitrary<UserStep> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('hangUp', 'hold', 'resume', 'mute', 'unmute').map((type): UserStep => ({ type })),
  },
  { weight: 3, arbitrary: fc.constantFrom('hold', 'end').map((others): UserStep => ({ type: 'answer', others })) },
  { weight: 1, arbitrary: fc.constantFrom('busy', 'declined').map((as): UserStep => ({ type: 'decline', as })) },
  {
    weight: 1,
    arbitrary: fc
      .oneof(fc.constantFrom('1', '12#', '1,,2', ',', ''), fc.string({ maxLength: 4 }))
      .map((digits): UserStep => ({ type: 'sendDigits', digits })),
  },
  { weight: 1, arbitrary: arbitraryVideo.map((video): UserStep => ({ type: 'setVideo', video })) },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.constantFrom('101', '').map((to): UserStep => ({ type: 'transfer', to })),
      fc.constantFrom('transferToOther', 'acceptTransfer', 'rejectTransfer').map((type): UserStep => ({ type })),
      fc.constantFrom('ear', 'car').map((id): UserStep => ({ type: 'setAudioOutput', id })),
      fc.constantFrom('built-in', 'usb').map((id): UserStep => ({ type: 'setMicrophone', id })),
      fc.constantFrom('front', 'back').map((id): UserStep => ({ type: 'setCamera', id })),
      fc.constantFrom('newest', 'all').map((what): UserStep => ({ type: 'clearLog', what })),
      fc
        .constantFrom('switchCamera', 'swap', 'merge', 'split', 'cancelDigits', 'redial', 'signIn', 'signOut', 'cancel')
        .map((type): UserStep => ({ type })),
    ),
  },
)

/** The deadlines of the default policy, and what lies near them. */
export const arbitraryMillis: fc.Arbitrary<Millis> = fc.oneof(
  fc.constantFrom(0, 1, 100, 1_000, 2_000, 5_000, 10_000, 15_000, 20_000, 30_000, 60_000, 120_000),
  fc.nat(3_000),
)

/** Most answers are a plain yes. */
export const arbitraryAnswer = fc.record({
  pick: fc.nat(9),
  outcome: fc.oneof(
    { weight: 3, arbitrary: fc.constant({ ok: true as const }) },
    { weight: 2, arbitrary: arbitraryOutcome() },
  ),
  times: fc.constantFrom('once' as const, 'once' as const, 'twice' as const, 'never' as const),
})
