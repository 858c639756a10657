import type { Outcome, QualitySample, Remote, Subject, Vendor, VideoState } from '@offhook/core'
import fc from 'fast-check'
import { outcomeReasons } from '../conformance/outcomes.ts'

// Missing means unknown, so optional keys are left out, never set to undefined.
const optional = { requiredKeys: [], noNullPrototype: true } satisfies fc.RecordConstraints<never>

/** Blanks and controls alone are no text: the core takes them for missing. */
const isSeen = (text: string) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text)

/** Numbers, SIP URIs, and the names people really have: marks that combine, scripts that run right to left, emoji. */
export const arbitraryAddress: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('100', '0901234567', '+84901234567', 'sip:bob@example.org'),
  fc.string({ minLength: 1, maxLength: 40 }).filter(isSeen),
)

export const arbitraryRemote: fc.Arbitrary<Remote> = fc.record(
  {
    address: arbitraryAddress,
    name: fc.oneof(
      fc.constantFrom('Bob', 'Nguyễn Văn A', 'علي'),
      fc.string({ unit: 'grapheme', maxLength: 20 }).filter(isSeen),
    ),
    userId: fc.string({ minLength: 1, maxLength: 12 }).filter(isSeen),
    withheld: fc.boolean(),
  },
  optional,
)

const arbitraryVendor: fc.Arbitrary<Vendor> = fc.record(
  {
    code: fc.oneof(fc.integer(), fc.string({ maxLength: 8 })),
    message: fc.string({ maxLength: 20 }),
  },
  optional,
)

export const arbitraryVideo: fc.Arbitrary<VideoState> = fc.constantFrom('off', 'paused', 'on')

const measure = (max: number) => fc.double({ min: 0, max, noNaN: true })

export const arbitrarySample: fc.Arbitrary<QualitySample> = fc.record(
  {
    progress: fc.oneof(fc.nat(1_000), fc.dictionary(fc.constantFrom('in', 'stun', 'rtcp'), fc.nat(1_000))),
    mos: fc.double({ min: 1, max: 4.5, noNaN: true }),
    jitterMs: measure(500),
    roundTripMs: measure(2_000),
    lossPercent: measure(100),
    packets: fc.nat(60),
  },
  optional,
)

export function arbitraryOutcome(): fc.Arbitrary<Outcome> {
  return fc.oneof(
    fc.record(
      { ok: fc.constant(true as const), vendor: arbitraryVendor },
      { requiredKeys: ['ok'], noNullPrototype: true },
    ),
    fc.record(
      {
        ok: fc.constant(false as const),
        reason: fc.constantFrom(...outcomeReasons),
        permission: fc.constantFrom('microphone' as const, 'camera' as const),
        retryAfterMs: fc.nat(60_000),
        vendor: arbitraryVendor,
      },
      { requiredKeys: ['ok', 'reason'], noNullPrototype: true },
    ),
  )
}

/** The SDK's ids of a call of a script, as an honest adapter names them. */
export function refsOf(place: number, life = 0): Readonly<Record<string, string>> {
  return { 'test.call': `call-${place}-${life}` }
}

/** The first call at each place of a script, and a fact that names none. */
export const someSubjects: readonly Subject[] = [{ refs: refsOf(0) }, { refs: refsOf(1) }, { refs: refsOf(2) }, {}]
