import { createPhone, type Diagnostic } from '@offhook/core'
import { arbitraryHostile, createVirtualClock, settle } from '@offhook/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createOmikitTransport } from '../src/index.ts'
import { type NativeEvent, nativeEvents } from '../src/native/events.ts'
import { createWire, kinds, nameOf } from './support/wire.ts'

/** For each native side; `npm run test:fuzz` plays ten times as many. */
const bodies = Number(process.env.OFFHOOK_FUZZ ?? 10_000)
const aStory = 50

const flag = fc.oneof(fc.boolean(), fc.constantFrom(null, undefined, 0, 1, 'true', 'yes'))
const text = fc.oneof(fc.string(), fc.constantFrom('', null, undefined, '0901234567', 'a'.repeat(10_000)), fc.integer())
const number = fc.oneof(
  fc.integer({ min: -1, max: 13 }),
  fc.constantFrom('5', ' 5 ', [5], true, '', Number.NaN, Number.POSITIVE_INFINITY, 4_294_967_301, 5.5, null),
)

/** Close to what is really sent, so that it gets past the first look. */
const likely = fc.record(
  {
    status: number,
    callerNumber: text,
    incoming: flag,
    isVideo: flag,
    transactionId: text,
    _id: text,
    codeEndCall: fc.oneof(number, fc.integer({ min: 0, max: 900 })),
    code_end_call: number,
    quality: number,
    stat: fc.oneof(
      fc.record(
        { mos: fc.oneof(fc.double(), number), jitter: number, latency: number, ppl: number, lcn: number },
        { requiredKeys: [] },
      ),
      text,
    ),
    data: fc.oneof(fc.array(fc.record({ name: text, type: number })), text),
    isMuted: flag,
    isHold: flag,
    sip: text,
    permissions: fc.oneof(fc.array(text), text),
  },
  { requiredKeys: [] },
)
const body = fc.oneof(
  { weight: 3, arbitrary: likely.map((made) => () => made as unknown) },
  { weight: 1, arbitrary: arbitraryHostile().map(({ make }) => make) },
  { weight: 1, arbitrary: fc.anything().map((made) => () => made) },
)
const event = fc.oneof(
  { weight: 3, arbitrary: fc.constant<NativeEvent>('CALL_STATE_CHANGED') },
  { weight: 2, arbitrary: fc.constantFrom(...nativeEvents) },
)

/** Whether this body may open a call: it says so itself, in a form that is accepted. */
function mayOpen(made: unknown): boolean {
  try {
    const { status } = Object(made) as { readonly status?: unknown }
    return [1, 2, 3, 4, 5, 7].some((code) => status === code || status === String(code))
  } catch {
    return false
  }
}

describe.each(kinds.map((kind) => [nameOf(kind), kind] as const))('hostile bodies of %s', (_name, kind) => {
  it('throw nothing, open no call that none of them names, and are told of within bounds', async () => {
    const wire = createWire(kind)
    const clock = createVirtualClock(1_000_000)
    const phone = createPhone({ transport: createOmikitTransport({ bridge: wire.bridge, clock }), clock })
    const diagnostics: Diagnostic[] = []
    phone.on('diagnostic', (one) => diagnostics.push(one))
    await phone.start()
    await settle()
    let sent = 0
    fc.assert(
      fc.property(fc.array(fc.tuple(event, body), { minLength: aStory, maxLength: aStory }), (story) => {
        for (const [name, make] of story) {
          const before = phone.getSnapshot().calls
          const said = diagnostics.length
          const made = make()
          wire.emit(name, made)
          sent += 1
          const after = phone.getSnapshot().calls
          if (after.length > before.length) expect(name === 'CALL_STATE_CHANGED' && mayOpen(made)).toBe(true)
          expect(diagnostics.length - said).toBeLessThanOrEqual(8)
        }
        clock.advance(60_000)
        diagnostics.length = 0
      }),
      { numRuns: bodies / aStory, endOnFailure: true },
    )
    expect(sent).toBe(bodies)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  }, 600_000)
})
