import { describe, expect, it } from 'vitest'
import { parseCallList, parseFact, parseOutcome, parseRequest } from './parse.ts'

const call = { callId: 'c-1', refs: { 'sip.call-id': 'aB3@host' } }

describe('parseFact', () => {
  it.each([
    { type: 'call.announced', call, remote: { address: '0901234567', name: 'An' }, video: true, answered: false },
    { type: 'call.offered', call, remote: { userId: 'u1', withheld: true, avatarUrl: 'https://a.example/x.png' } },
    { type: 'call.dialed', call, video: false },
    { type: 'call.ringing', call, earlyMedia: true },
    { type: 'call.connecting', call: {} },
    { type: 'call.established', call, evidence: 'ack' },
    {
      type: 'call.found',
      call,
      direction: 'incoming',
      phase: 'active',
      establishedAt: 1_700_000_000_000,
      held: true,
      muted: false,
      remote: { name: 'An' },
    },
    { type: 'call.remoteChanged', call, remote: { address: '101' } },
    { type: 'call.holdChanged', call, side: 'remote', held: true, by: 'remote' },
    { type: 'call.muteChanged', call, muted: true, by: 'surface' },
    { type: 'call.videoChanged', call, side: 'local', video: 'paused' },
    { type: 'call.mediaChanged', call, media: 'interrupted' },
    { type: 'call.transferChanged', call, stage: 'accepted' },
    { type: 'call.transferAsked', call, to: 'sip:101@pbx.example' },
    { type: 'call.digitReceived', call, digit: '#' },
    { type: 'call.qualitySampled', call, sample: { progress: { 'in-1': 5, 'pair-2': 0 }, mos: 4.2, lossPercent: 0.5 } },
    { type: 'call.qualitySampled', call, sample: { progress: 7, jitterMs: 1, roundTripMs: 40, packets: 50 } },
    { type: 'call.ended', call, reason: 'busy', by: 'remote', sip: 486, q850: 17, vendor: { code: 'E_BUSY' } },
    { type: 'call.endRefined', call, reason: 'answered-elsewhere' },
    { type: 'registration.changed', state: 'failed', reason: 'timeout', retryAfterMs: 5000 },
    { type: 'link.changed', state: 'down', evidence: 'event' },
    { type: 'permission.changed', permission: 'phone-account', state: 'blocked' },
    { type: 'audio.changed', outputs: [{ id: 'x', kind: 'bluetooth', name: 'Buds' }], current: 'x', by: 'system' },
    { type: 'network.changed', online: false },
    { type: 'app.changed', state: 'background' },
    { type: 'port.reset', vendor: { code: 7, message: 'gone', detail: { a: [1, null, 'x'] } } },
  ])('takes $type as it is', (fact) => {
    expect(parseFact(fact)).toEqual({ ok: true, value: fact })
  })

  it('leaves out what the fact has no place for', () => {
    expect(parseFact({ type: 'port.reset', colour: 'red' })).toEqual({ ok: true, value: { type: 'port.reset' } })
  })

  it('reads undefined, null and an empty text as missing, without a note', () => {
    const fact = {
      type: 'call.offered',
      call,
      video: undefined,
      remote: { address: '', name: null, userId: undefined },
    }
    expect(parseFact(fact)).toEqual({ ok: true, value: { type: 'call.offered', call, remote: {} } })
  })

  it('does not let null or an empty text stand for a required field', () => {
    const message = "'to' is missing or wrong"
    expect(parseFact({ type: 'call.transferAsked', call, to: null })).toMatchObject({ ok: false, message })
    expect(parseFact({ type: 'call.transferAsked', call, to: '' })).toMatchObject({ ok: false, message })
  })

  it('lower-cases UUIDs among the refs and leaves other ids as they are', () => {
    const refs = { 'os.uuid': 'ABCDEF00-1111-4222-8333-ABCDEF445566', 'sip.call-id': 'AbC', 'x.id': ' \u00e9 ' }
    const parsed = parseFact({ type: 'call.connecting', call: { callId: refs['os.uuid'], refs } })
    const uuid = 'abcdef00-1111-4222-8333-abcdef445566'
    expect(parsed).toMatchObject({ value: { call: { callId: uuid, refs: { ...refs, 'os.uuid': uuid } } } })
  })

  it('refuses an id that is empty, too long or no text, and keeps the fact', () => {
    const refs = { a: '', b: 'x'.repeat(257), c: 5, d: 'good' }
    expect(parseFact({ type: 'call.connecting', call: { callId: 9, refs } })).toEqual({
      ok: true,
      value: { type: 'call.connecting', call: { refs: { d: 'good' } } },
      notes: ['call.callId', 'call.refs.b', 'call.refs.c'],
    })
  })

  it('keeps 16 refs and 64 progress counters', () => {
    const many = (value: unknown) => Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`k${index}`, value]))
    const connecting = parseFact({ type: 'call.connecting', call: { refs: many('id') } })
    const sampled = parseFact({ type: 'call.qualitySampled', call, sample: { progress: many(1) } })
    expect(connecting).toMatchObject({ ok: true })
    expect(Object.keys(Object(connecting).value.call.refs)).toHaveLength(16)
    expect(Object.keys(Object(sampled).value.sample.progress)).toHaveLength(64)
  })

  it('takes one digit, upper-cased', () => {
    expect(parseFact({ type: 'call.digitReceived', call, digit: 'd' })).toMatchObject({ value: { digit: 'D' } })
    for (const digit of ['E', '12', '5\n', ' 5', '', 5]) {
      expect(parseFact({ type: 'call.digitReceived', call, digit })).toMatchObject({ ok: false })
    }
  })

  it('leaves one bad audio output out of the list and a bad name out of an output', () => {
    const outputs = [
      { id: '1', kind: 'lamp' },
      { id: '2', kind: 'speaker', name: '' },
      5,
      { id: '3', kind: 'wired', name: 7 },
    ]
    expect(parseFact({ type: 'audio.changed', outputs })).toEqual({
      ok: true,
      value: {
        type: 'audio.changed',
        outputs: [
          { id: '2', kind: 'speaker' },
          { id: '3', kind: 'wired' },
        ],
      },
      notes: ['outputs.0.kind', 'outputs.0', 'outputs.1', 'outputs.1.name'],
    })
  })

  it('drops a script address and a too long one of a picture', () => {
    for (const avatarUrl of ['javascript:alert(1)', ' https://a.example', `https://a.example/${'x'.repeat(2048)}`]) {
      expect(parseFact({ type: 'call.offered', call, remote: { avatarUrl } })).toMatchObject({
        value: { remote: {} },
        notes: ['remote.avatarUrl'],
      })
    }
  })

  it('drops a vendor detail above 4 kB and keeps code and message', () => {
    const vendor = { code: 486, message: 'Busy', detail: Array.from({ length: 100 }, () => 'x'.repeat(100)) }
    expect(parseFact({ type: 'call.ended', call, vendor })).toEqual({
      ok: true,
      value: { type: 'call.ended', call, vendor: { code: 486, message: 'Busy' } },
      notes: ['vendor.detail'],
    })
  })

  it('keeps the fact when its vendor detail is a live object with cycles, functions and getters', () => {
    const session: Record<string, unknown> = { id: 's1', close: () => {}, state: 4 }
    session.owner = { session }
    const parsed = parseFact({ vendor: { detail: session }, type: 'call.ended', call })
    expect(parsed).toMatchObject({ ok: true, value: { vendor: { detail: { id: 's1', state: 4 } } } })
  })

  it('never calls a function that a vendor detail brings along', () => {
    const toJSON = () => 'chosen by the input'
    expect(parseFact({ type: 'call.ended', call, vendor: { detail: { toJSON, id: 's1', big: 5n } } })).toEqual({
      ok: true,
      value: { type: 'call.ended', call, vendor: { detail: { toJSON: null, id: 's1', big: null } } },
    })
  })

  it('reads a negative zero as JSON does', () => {
    const parsed = parseFact({ type: 'call.qualitySampled', call, sample: { jitterMs: -0 } })
    expect(parsed).toEqual({ ok: true, value: { type: 'call.qualitySampled', call, sample: { jitterMs: 0 } } })
  })

  it('shares nothing with its input', () => {
    const refs = { a: '1' }
    const detail = { list: [1] }
    const parsed = parseFact({ type: 'call.connecting', call: { refs }, vendor: { detail } })
    refs.a = '2'
    detail.list.push(2)
    expect(parsed).toMatchObject({ value: { call: { refs: { a: '1' } }, vendor: { detail: { list: [1] } } } })
  })

  it('gives up on a fact with more faults than a sound one has fields', () => {
    const outputs = Array.from({ length: 32 }, () => ({ id: 5, kind: 5 }))
    expect(parseFact({ type: 'audio.changed', outputs })).toMatchObject({ ok: false })
  })

  it('says which field is wrong and shows the input masked', () => {
    const raw = { type: 'call.transferAsked', call, to: 5, password: 'hunter2', from: '0901234567' }
    expect(parseFact(raw)).toEqual({
      ok: false,
      message: "'to' is missing or wrong",
      input: {
        ...raw,
        call: { callId: 'c-1', refs: { 'sip.call-id': 'a****@host' } },
        password: '[secret]',
        from: '09****567',
      },
    })
  })
})

describe('parseRequest', () => {
  it.each([
    { type: 'answer', requestId: 'ABCDEF00-1111-4222-8333-ABCDEF445566', call: {}, video: true },
    { type: 'end', requestId: 'r', call },
    { type: 'hold', requestId: 'r', call, held: true },
    { type: 'mute', requestId: 'r', call, muted: false },
    { type: 'digits', requestId: 'r', call, digits: '12#' },
    { type: 'start', requestId: 'r', call, to: '101', video: false },
  ])('takes $type as it is, its request id letter by letter', (request) => {
    expect(parseRequest(request)).toEqual({ ok: true, value: request })
  })

  it('refuses a request without an id, as nothing could answer it', () => {
    expect(parseRequest({ type: 'end', call })).toMatchObject({ ok: false, message: "'requestId' is missing or wrong" })
  })

  it('refuses a fact', () => {
    expect(parseRequest({ type: 'port.reset' })).toMatchObject({ ok: false, message: "'type' is missing or unknown" })
  })
})

describe('parseOutcome', () => {
  it.each([
    { ok: true },
    { ok: true, refs: { 'sip.call-id': 'x' }, vendor: { code: 200 } },
    { ok: false, reason: 'permission-denied', permission: 'microphone' },
    { ok: false, reason: 'glare', retryAfterMs: 2100, vendor: { code: 491, message: 'Request Pending' } },
  ])('takes %j as it is', (outcome) => {
    expect(parseOutcome(outcome)).toEqual(outcome)
  })

  it('reads a refusal in an unknown word as failed, with its vendor', () => {
    const vendor = { code: 855 }
    expect(parseOutcome({ ok: false, reason: 'plan', vendor })).toEqual({ ok: false, reason: 'failed', vendor })
  })

  it.each([[undefined], [null], [true], ['ok'], [{}], [{ ok: 1 }], [{ ok: 'true' }], [[true]], [() => true]])(
    'counts %j as a failure',
    (raw) => {
      expect(parseOutcome(raw)).toMatchObject({
        ok: false,
        reason: 'failed',
        vendor: { message: 'the port answered with no outcome' },
      })
    },
  )

  it('leaves a waiting time out that no timer can wait', () => {
    const outcome = { ok: false, reason: 'glare' }
    for (const retryAfterMs of [-1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, '5']) {
      expect(parseOutcome({ ...outcome, retryAfterMs })).toEqual(outcome)
    }
  })
})

describe('parseCallList', () => {
  it('hands the facts on unread', () => {
    const facts = [{ type: 'call.found' }, 5]
    expect(parseCallList({ complete: true, facts })).toEqual({ complete: true, facts })
    expect(parseCallList({ complete: false, facts: [] })).toEqual({ complete: false, facts: [] })
  })

  it.each([
    [undefined],
    [null],
    [[]],
    [{ complete: true }],
    [{ complete: true, facts: {} }],
    [{ complete: 1, facts: [] }],
  ])('does not call %j complete', (raw) => {
    expect(parseCallList(raw)).toEqual({ complete: false, facts: [] })
  })

  it('does not call a list complete of which it took a part, or that throws', () => {
    const long = parseCallList({ complete: true, facts: Array.from({ length: 5000 }, () => 1) })
    expect(long.complete).toBe(false)
    expect(long.facts).toHaveLength(4096)
    const { proxy, revoke } = Proxy.revocable([], {})
    revoke()
    expect(parseCallList({ complete: true, facts: proxy })).toEqual({ complete: false, facts: [] })
  })
})
