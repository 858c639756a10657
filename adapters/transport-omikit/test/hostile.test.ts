import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { type OmiLine, openLine } from './support/line.ts'
import { kinds, nameOf } from './support/wire.ts'

const state = (line: OmiLine, body: unknown) => line.emit('CALL_STATE_CHANGED', body)
const incoming = { status: 2, callerNumber: '0901234567', incoming: true, isVideo: false }

async function ringing(kind: (typeof kinds)[number]): Promise<OmiLine> {
  const line = await openLine(kind)
  state(line, incoming)
  return line
}

async function talking(kind: (typeof kinds)[number]): Promise<OmiLine> {
  const line = await ringing(kind)
  state(line, { ...incoming, status: 5, transactionId: 't-1' })
  return line
}

const only = (line: OmiLine) => {
  const [call, ...others] = line.calls
  if (call === undefined || others.length > 0) throw new Error(`${line.calls.length} calls, not one`)
  return call
}

/** What JSON gives, with keys that would change a prototype where somebody copies without care. */
const poisoned: unknown = JSON.parse(
  '{"status":2,"callerNumber":"1","incoming":true,"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}',
)

describe.each(kinds.map((kind) => [nameOf(kind), kind] as const))('what %s should never send', (_name, kind) => {
  it.each([
    ['a whole number in text', { ...incoming, status: '2' }],
    ['a body without a number', { status: 2, incoming: true }],
    ['keys of the prototype', poisoned],
    ['a number of ten million characters', { ...incoming, callerNumber: '9'.repeat(10_000_000) }],
  ])('rings with %s', async (_what, body) => {
    const line = await openLine(kind)
    state(line, body)
    expect(only(line)).toMatchObject({ phase: 'incoming', direction: 'incoming' })
    expect((only(line).remote.address ?? '').length).toBeLessThanOrEqual(256)
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
  })

  it.each([
    ['spaces around the number', { ...incoming, status: ' 2 ' }],
    ['a list', { ...incoming, status: [2] }],
    ['true', { ...incoming, status: true }],
    ['an empty text', { ...incoming, status: '' }],
    ['2 beyond 32 bits', { ...incoming, status: 4_294_967_298 }],
    ['NaN', { ...incoming, status: Number.NaN }],
    ['infinity', { ...incoming, status: Number.POSITIVE_INFINITY }],
    ['a fraction', { ...incoming, status: 2.5 }],
    ['less than nothing', { ...incoming, status: -2 }],
    ['a code that nobody knows', { ...incoming, status: 8 }],
    ['no status', { callerNumber: '1' }],
    ['no body', undefined],
    ['null', null],
    ['a list of bodies', [incoming]],
    ['a function', () => incoming],
    ['broken JSON', '{"status":'],
  ])('opens no call for a status of %s, and says so once', async (_what, body) => {
    const line = await openLine(kind)
    state(line, body)
    await settle()
    expect(line.calls).toEqual([])
    expect(line.diagnostics).toHaveLength(1)
    expect(line.diagnostics[0]?.kind).toBe('invalid')
  })

  it('survives a getter that throws and a Proxy that refuses', async () => {
    const line = await talking(kind)
    const refuse = () => {
      throw new Error('nobody looks in here')
    }
    state(line, Object.defineProperty({}, 'status', { enumerable: true, get: refuse }))
    state(line, new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse }))
    expect(only(line).phase).toBe('active')
    expect(line.diagnostics.length).toBeGreaterThan(0)
  })

  it('keeps a talking call as it is for 0, for what it does not know, and for states that are behind it', async () => {
    const line = await talking(kind)
    const before = line.phone.getSnapshot()
    for (const status of [0, 8, 1, 3, 4]) state(line, { ...incoming, status })
    expect(only(line)).toMatchObject({ phase: 'active' })
    expect(line.phone.getSnapshot().calls).toBe(before.calls)
  })

  it('says confirmed three times: one beginning, one clock, the same picture', async () => {
    const line = await talking(kind)
    const before = line.phone.getSnapshot().calls
    line.clock.advance(1_000)
    for (let again = 0; again < 2; again += 1) state(line, { ...incoming, status: 5, transactionId: 't-1' })
    expect(line.phone.getSnapshot().calls).toBe(before)
    expect(line.phases).toEqual(['incoming', 'active'])
  })

  describe('an end that names none of two calls', () => {
    const second = { ...incoming, callerNumber: '0907654321' }
    const end = {
      status: 6,
      direction: 'inbound',
      codeEndCall: 200,
      ...(kind.platform === 'ios' && { incoming: true }),
    }
    const phaseOf = (line: OmiLine, { callerNumber }: typeof incoming) =>
      line.calls.find(({ remote }) => remote.address === callerNumber)?.phase

    /** One that talks and one that rings. Asked, the native side has the one that is left. */
    async function two(left: typeof incoming): Promise<OmiLine> {
      let answer: object | null = null
      const line = await openLine(kind, { getInitialCall: () => answer })
      state(line, incoming)
      state(line, { ...incoming, status: 5, transactionId: 't-1' })
      state(line, second)
      state(line, { ...second, transactionId: 't-2' })
      await settle()
      line.forget()
      const talks = kind.platform === 'ios' ? 200 : 5
      const rings = kind.platform === 'ios' ? 180 : 3
      answer = { ...left, muted: false, status: left === incoming ? talks : rings }
      return line
    }

    it('ends neither, and asks which there is', async () => {
      const line = await two(incoming)
      state(line, end)
      await settle()
      expect(phaseOf(line, incoming)).toBe('active')
      expect(line.diagnostics.map(({ kind: of }) => of)).toContain('ambiguous')
      expect(line.asked.map(({ method }) => method)).toContain('getInitialCall')
    })

    it('leaves the one that is found to be asked for', async () => {
      const line = await two(incoming)
      state(line, end)
      for (let turn = 0; turn < 3; turn += 1) await settle()
      line.forget()
      void line.phone.hangUp(line.calls.find(({ remote }) => remote.address === incoming.callerNumber)?.id)
      await settle()
      expect(line.asked.map(({ method }) => method)).toContain('endCall')
      state(line, end)
      expect(phaseOf(line, incoming)).toBe('ended')
    })

    it('ends both by the second such end', async () => {
      const line = await two(incoming)
      state(line, end)
      state(line, { ...end, transactionId: 't-2' })
      state(line, end)
      expect([phaseOf(line, incoming), phaseOf(line, second)]).toEqual(['ended', 'ended'])
      // Nothing is left behind that would stand in the way of the next call.
      line.forget()
      state(line, { ...incoming, callerNumber: '0903333333' })
      void line.phone.answer()
      await settle()
      expect(line.asked.map(({ method }) => method)).toContain('joinCall')
    })
  })

  it('ends no call that there is not, and tells nobody of a missed one', async () => {
    const line = await openLine(kind)
    const missed: string[] = []
    line.phone.on('call.missed', ({ record }) => missed.push(record.id))
    state(line, { status: 6, codeEndCall: 487, code_end_call: 487 })
    expect(line.calls).toEqual([])
    expect(missed).toEqual([])
  })

  it('reads the end code under either name and as text, and none that is beyond 32 bits', async () => {
    const codes: unknown[] = []
    for (const code of [
      { codeEndCall: 486 },
      { code_end_call: 486 },
      { codeEndCall: '486' },
      { codeEndCall: 4_294_967_782 },
    ]) {
      const line = await talking(kind)
      state(line, {
        status: 6,
        transactionId: 't-1',
        direction: 'inbound',
        ...code,
        ...(kind.platform === 'ios' && { incoming: true }),
      })
      const view = only(line)
      codes.push(view.phase === 'ended' ? view.end.vendor?.code : view.phase)
    }
    expect(codes).toEqual([486, 486, 486, undefined])
  })

  it('takes a score as a number or its digits, and no score that there cannot be', async () => {
    const line = await talking(kind)
    const read = (stat: object) => {
      line.clock.advance(1_000)
      line.emit('CALL_QUALITY', { quality: 0, stat })
      return line.phone.getQuality(only(line).id)
    }
    for (const mos of [4.2, '4.2']) expect(read({ mos, jitter: 3 })?.mos).toBe(4.2)
    for (const mos of [0, 9.9, Number.NaN, -1]) expect(read({ mos, jitter: 3 })?.mos).toBeUndefined()
  })

  it('cleans what people read: directions of writing, zero bytes, half letters', async () => {
    const line = await openLine(kind)
    state(line, { ...incoming, callerNumber: '09\u202E01\u0000\u200B23\uD800' })
    const read = only(line).remote.address ?? ''
    expect(['\u202E', '\u0000', '\u200B'].filter((sign) => read.includes(sign))).toEqual([])
    // Refuses half a letter.
    expect(() => encodeURIComponent(read)).not.toThrow()
  })

  it('shows neither number nor password of a body that it cannot read', async () => {
    const line = await openLine(kind)
    state(line, { status: 'x', callerNumber: '0901234567', password: 'sip_secret', fcmToken: 'token-123456' })
    const said = JSON.stringify(line.diagnostics)
    expect(said).not.toMatch(/0901234567|sip_secret|token-123456/)
  })
})
