import { describe, expect, it } from 'vitest'
import { openSimulated } from './support/simulated-phone.ts'
import { kinds, nameOf } from './support/wire.ts'

const android = kinds.filter(({ platform }) => platform === 'android')
const ios = kinds.filter(({ platform }) => platform === 'ios')
const rows = <T>(list: readonly (typeof kinds)[number][], codes: readonly (readonly [number, T])[]) =>
  list.flatMap((kind) => codes.map(([code, is]) => [code, nameOf(kind), kind, is] as const))

/** Dials, with the native side answering the start by this code. */
async function dial(kind: (typeof kinds)[number], code: number) {
  const bench = await openSimulated(kind)
  bench.simulator.far.nextStart(code)
  const started = bench.phone.startCall({ to: '0901234567' })
  await bench.pass()
  return { ...bench, started: await started }
}

describe('a start that the native side refuses opens no call', () => {
  it.each([
    ...rows(android, [
      [400, 'busy'],
      [401, 'bad-address'],
      [402, 'bad-address'],
      [403, 'self-call'],
      [404, 'not-registered'],
      [405, 'permission-denied'],
      [406, 'permission-denied'],
      [408, 'offline'],
      [450, 'permission-denied'],
      [451, 'permission-denied'],
      [452, 'permission-denied'],
    ] as const),
    ...rows(ios, [
      [0, 'bad-address'],
      [1, 'bad-address'],
      [2, 'self-call'],
      [3, 'failed'],
      [4, 'permission-denied'],
      [5, 'not-registered'],
      [6, 'not-registered'],
      [7, 'failed'],
      [9, 'busy'],
      [10, 'forbidden'],
      [11, 'offline'],
    ] as const),
  ])('%s of %s', async (_code, _name, kind, reason) => {
    const { started, phone } = await dial(kind, _code)
    expect(started).toMatchObject({ ok: false, reason })
    const { calls, log } = phone.getSnapshot()
    expect([calls, log]).toEqual([[], []])
  })

  it.each(
    rows(android, [
      [405, 'microphone'],
      [450, 'microphone'],
      [451, 'camera'],
      [452, 'overlay'],
    ] as const),
  )('%s of %s names the permission', async (code, _name, kind, permission) => {
    expect((await dial(kind, code)).started).toMatchObject({ permission })
  })
})

describe('a start that the native side takes is a call', () => {
  it.each([
    ...rows(android, [
      [200, ''],
      [407, 'it registers first'],
    ] as const),
    ...rows(ios, [
      [8, ''],
      [12, 'an older call is being freed'],
    ] as const),
  ])('%s of %s', async (code, _name, kind) => {
    const { started, phone, pass } = await dial(kind, code)
    expect(started).toMatchObject({ ok: true })
    await pass(2_000)
    expect(phone.getSnapshot().calls).toMatchObject([{ phase: 'dialing', direction: 'outgoing' }])
  })

  it.each(ios.map((kind) => [nameOf(kind), kind] as const))(
    '12 of %s waits for the call before it, and takes no name of it',
    async (_name, kind) => {
      const { phone, simulator, pass } = await openSimulated(kind, { freedAfterMs: 400 })
      simulator.far.call({ from: '0907654321', video: false })
      await pass()
      void phone.answer()
      await pass()
      void phone.hangUp()
      await pass(100)
      simulator.far.nextStart(12)
      void phone.startCall({ to: '0901234567' })
      await pass(2_000)
      const [first, second] = phone.getSnapshot().calls
      expect([first, second]).toMatchObject([
        { phase: 'ended', direction: 'incoming' },
        { phase: 'dialing', direction: 'outgoing' },
      ])
      simulator.far.calls.at(-1)?.answer()
      await pass()
      expect(phone.getSnapshot().calls.at(-1)).toMatchObject({ phase: 'active' })
    },
  )
})

describe.each(kinds.map((kind) => [nameOf(kind), kind] as const))('a life on %s', (_name, kind) => {
  it('of a call that goes out, from the first tone to the last', async () => {
    const { phone, simulator, pass } = await openSimulated(kind)
    void phone.startCall({ to: '0901234567', muted: true })
    await pass()
    const [far] = simulator.far.calls
    far?.ring()
    await pass()
    far?.answer()
    await pass()
    expect(phone.getSnapshot().calls).toMatchObject([{ phase: 'active', mute: { actual: true, pending: false } }])
    expect(far?.seen).toMatchObject({ stage: 'talking', muted: true })
    const held = phone.hold()
    await pass()
    expect([await held, far?.seen.held]).toMatchObject([{ ok: true }, true])
    const resumed = phone.resume()
    await pass()
    expect([await resumed, far?.seen.held]).toMatchObject([{ ok: true }, false])
    const sent = phone.sendDigits('12#')
    await pass(3_000)
    expect([await sent, far?.seen.digits]).toMatchObject([{ ok: true }, '12#'])
    far?.hangUp(601)
    await pass()
    expect(phone.getSnapshot().calls).toMatchObject([{ phase: 'ended', end: { reason: 'hung-up', by: 'remote' } }])
  })

  it('of a call that comes in, muted from the start, and handed on', async () => {
    const { phone, simulator, pass } = await openSimulated(kind)
    const far = simulator.far.call({ from: '0907654321', video: false })
    await pass()
    const answered = phone.answer(undefined, { muted: true })
    await pass()
    expect([await answered, far.seen]).toMatchObject([{ ok: true }, { stage: 'talking', muted: true }])
    const handed = phone.transfer({ to: '102' })
    await pass(2_000)
    expect(await handed).toMatchObject({ ok: true })
    expect(phone.getSnapshot().calls).toMatchObject([{ phase: 'ended', end: { reason: 'transferred' } }])
    expect(phone.getSnapshot().log).toMatchObject([{ remote: { address: '0907654321' }, missed: false }])
  })

  it('of a call that was missed', async () => {
    const { phone, simulator, pass } = await openSimulated(kind)
    const far = simulator.far.call({ from: '0907654321', video: false })
    await pass()
    far.cancel()
    await pass(5_000)
    expect(phone.getSnapshot().log).toMatchObject([{ missed: true, end: { reason: 'cancelled', by: 'remote' } }])
  })

  it('of a call that another device took', async () => {
    const { phone, simulator, pass } = await openSimulated(kind)
    const far = simulator.far.call({ from: '0907654321', video: false })
    await pass()
    far.answeredElsewhere()
    await pass(5_000)
    // 4.0 on iOS never hears more than the SIP status of a cancelled call.
    const isDeaf = kind.dialect === 'rn-4.0' && kind.platform === 'ios'
    expect(phone.getSnapshot().log).toMatchObject([
      { missed: isDeaf, end: { reason: isDeaf ? 'cancelled' : 'answered-elsewhere' } },
    ])
  })

  it('of a call that is declined', async () => {
    const { phone, simulator, pass } = await openSimulated(kind)
    const far = simulator.far.call({ from: '0907654321', video: false })
    await pass()
    const declined = phone.decline(undefined, { as: 'declined' })
    await pass(5_000)
    expect([await declined, far.seen.stage]).toMatchObject([{ ok: true }, 'ended'])
    expect(phone.getSnapshot().log).toMatchObject([{ missed: false, end: { reason: 'declined', by: 'local' } }])
  })
})
