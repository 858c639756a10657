import { createPhone, type Diagnostic } from '@offhook/core'
import { arbitraryHostile, createVirtualClock, settle } from '@offhook/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createOmikitTransport, type EndRecord } from '../src/index.ts'
import { type NativeEvent, nativeEvents } from '../src/native/events.ts'
import { createWire, kinds, nameOf } from './support/wire.ts'

/** For each native side; `npm run test:fuzz` plays ten times as many. */
const bodies = Number(process.env.OFFHOOK_FUZZ ?? 10_000)
const aStory = 50

/** Words that a table without care would take for entries of its own. */
const words = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']
const flag = fc.oneof(fc.boolean(), fc.constantFrom(null, undefined, 0, 1, 'true', 'yes', ...words))
const text = fc.oneof(
  fc.string(),
  fc.constantFrom('', null, undefined, '0901234567', 'a'.repeat(10_000), ...words),
  fc.integer(),
)
const number = fc.oneof(
  fc.integer({ min: -1, max: 13 }),
  fc.constantFrom(
    '1',
    '2',
    '3',
    '5',
    ' 5 ',
    [5],
    true,
    '',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    4_294_967_301,
    5.5,
    null,
  ),
  fc.constantFrom(...words),
)
const time = fc.oneof(number, fc.constantFrom(1_682_858_152_181, 1_682_858_152, -1, 2 ** 53, '1682858152181'))

/** Close to what is really sent, so that it gets past the first look. */
const likely = fc.record(
  {
    status: number,
    callerNumber: text,
    incoming: flag,
    isVideo: flag,
    transactionId: text,
    transaction_id: text,
    _id: text,
    typeNumber: text,
    callInfo: text,
    message: fc.oneof(text, fc.constantFrom('START_CALL_SUCCESS', 'BUSY')),
    codeEndCall: fc.oneof(number, fc.integer({ min: 0, max: 900 })),
    code_end_call: number,
    direction: fc.oneof(text, fc.constantFrom('inbound', 'outbound')),
    disposition: fc.oneof(text, fc.constantFrom('answered', 'no_answered')),
    sourceNumber: text,
    destination_number: text,
    timeStartToAnswer: time,
    time_end: time,
    sipUser: text,
    quality: number,
    isNeedLoading: flag,
    stat: fc.oneof(
      fc.record(
        {
          mos: fc.oneof(fc.double(), number),
          jitter: number,
          latency: number,
          ppl: number,
          packetLoss: number,
          lcn: time,
          req: time,
        },
        { requiredKeys: [] },
      ),
      text,
    ),
    data: fc.oneof(fc.array(fc.record({ name: text, type: fc.oneof(number, text) })), text),
    isMuted: flag,
    isHold: flag,
    isScheduled: flag,
    timeUntilExecution: time,
    sip: text,
    permissions: fc.oneof(fc.array(text), text),
  },
  { requiredKeys: [] },
)
const body = fc.oneof(
  { weight: 6, arbitrary: likely.map((made) => () => made as unknown) },
  { weight: 1, arbitrary: likely.map((made) => () => JSON.stringify(made) as unknown) },
  { weight: 2, arbitrary: arbitraryHostile().map(({ make }) => make) },
  { weight: 2, arbitrary: fc.anything().map((made) => () => made) },
)
const event = fc.oneof(
  { weight: 3, arbitrary: fc.constant<NativeEvent>('CALL_STATE_CHANGED') },
  { weight: 2, arbitrary: fc.constantFrom(...nativeEvents) },
)

function fieldsOf(made: unknown): { readonly status?: unknown; readonly incoming?: unknown } {
  return Object(typeof made === 'string' ? JSON.parse(made) : made)
}

/**
 * Which way a call goes that this body may open; `undefined`: none. A call begins as dialled (1) or as incoming (2), which
 * iOS counts as 3. What says of itself that it connects, talks or is held (4, 5, 7) tells of a call that is there, or of none.
 */
function opens(made: unknown): 'incoming' | 'outgoing' | undefined {
  try {
    const { status, incoming } = fieldsOf(made)
    const isIn = [true, 1, '1', 'true'].includes(incoming as never)
    switch (typeof status === 'string' && /^\d{1,3}$/.test(status) ? Number(status) : status) {
      case 1:
        return isIn ? 'incoming' : 'outgoing'
      case 2:
        return 'incoming'
      case 3:
        return isIn ? 'incoming' : undefined
      default:
        return undefined
    }
  } catch {
    return undefined
  }
}

describe.each(kinds.map((kind) => [nameOf(kind), kind] as const))('hostile bodies of %s', (_name, kind) => {
  it('throw nothing, open no call that none of them names, and are told of within bounds', async () => {
    const wire = createWire(kind)
    const clock = createVirtualClock(1_000_000)
    const transport = createOmikitTransport({ bridge: wire.bridge, clock })
    const phone = createPhone({ transport, clock })
    const told: EndRecord[] = []
    transport.on('endRecord', ({ record }) => told.push(record))
    const diagnostics: Diagnostic[] = []
    phone.on('diagnostic', (one) => diagnostics.push(one))
    await phone.start()
    await settle()
    let sent = 0
    fc.assert(
      fc.property(fc.array(fc.tuple(event, body), { minLength: aStory, maxLength: aStory }), (story) => {
        for (const [name, make] of story) {
          const before = phone.getSnapshot().calls.map(({ id }) => id)
          const said = diagnostics.length
          const made = make()
          wire.emit(name, made)
          sent += 1
          const opened = phone.getSnapshot().calls.filter(({ id }) => !before.includes(id))
          const may = name === 'CALL_STATE_CHANGED' ? opens(made) : undefined
          expect(opened.length).toBeLessThanOrEqual(may ? 1 : 0)
          if (opened[0]) expect(opened[0].direction).toBe(may)
          // A second one may be turned away at once; none begins with a talk.
          if (opened[0]) expect(['incoming', 'dialing', 'ending']).toContain(opened[0].phase)
          expect(diagnostics.length - said).toBeLessThanOrEqual(8)
        }
        for (const { direction, answeredAt, endedAt, ...texts } of told.splice(0)) {
          expect([undefined, 'incoming', 'outgoing']).toContain(direction)
          for (const time of [answeredAt, endedAt]) expect(time ?? 1).toBeGreaterThan(0)
          for (const text of Object.values(texts)) expect(text).toEqual(expect.any(String))
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
