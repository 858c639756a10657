import { createPhone, type Phone } from '@offhook/core'
import { createVirtualClock, settle, type VirtualClock } from '@offhook/testing'
import {
  createDemoTransport,
  createMockTransport,
  demoNumbers,
  type MockCredentials,
  type MockTransport,
} from '@offhook/transport-mock'
import { describe, expect, it } from 'vitest'

interface Setup {
  readonly clock: VirtualClock
  readonly transport: MockTransport
  readonly phone: Phone<MockCredentials>
}

async function started(transport: MockTransport, clock: VirtualClock): Promise<Setup> {
  const phone = createPhone({ transport, clock })
  await phone.start()
  const signIn = phone.signIn({ username: 'me' })
  await clock.advanceAsync(1_000)
  expect(await signIn).toMatchObject({ ok: true })
  return { clock, transport, phone }
}

function simulated(): Promise<Setup> {
  const clock = createVirtualClock()
  return started(createMockTransport({ clock }), clock)
}

const phases = (phone: Phone<MockCredentials>) => phone.getSnapshot().calls.map((call) => call.phase)

describe('a phone on the simulator', () => {
  it('talks, holds and hangs up without a tick of the clock', async () => {
    const { phone, transport } = await simulated()
    const placed = await phone.startCall({ to: '200' })
    expect(placed).toMatchObject({ ok: true, settled: 'taken' })
    const call = transport.far.last
    call?.ring()
    expect(phases(phone)).toEqual(['ringing'])
    call?.answer()
    expect(phases(phone)).toEqual(['active'])
    expect(await phone.hold()).toMatchObject({ ok: true, settled: 'confirmed' })
    call?.hold()
    expect(phone.getSnapshot().calls[0]).toMatchObject({ phase: 'held', onHold: 'both' })
    expect(call?.heldByPhone).toBe(true)
    expect(await phone.hangUp()).toMatchObject({ ok: true, settled: 'confirmed' })
    expect(call?.end).toMatchObject({ reason: 'hung-up', by: 'local' })
    expect(phone.getSnapshot().log[0]?.end).toMatchObject({ reason: 'hung-up', by: 'local', confirmed: true })
  })

  it('rings, and finds the call cancelled while it answers', async () => {
    const { phone, transport, clock } = await simulated()
    transport.far.delay('answer', 300)
    const call = transport.far.call({ from: '0901234567' })
    const answered = phone.answer()
    await settle()
    call.cancel()
    await clock.advanceAsync(300)
    expect(await answered).toMatchObject({ ok: false, reason: 'call-ended', end: { reason: 'cancelled' } })
  })

  it('hangs up a call that was dialled after all patience was gone', async () => {
    const { phone, transport, clock } = await simulated()
    transport.far.delay('startCall', 20_000)
    const placed = phone.startCall({ to: '200' })
    await clock.advanceAsync(16_000)
    expect(await placed).toMatchObject({ ok: false })
    await clock.advanceAsync(5_000)
    expect(transport.far.last?.end).toMatchObject({ by: 'local' })
    expect(transport.far.calls).toEqual([])
  })

  it('is found again by a second phone after the first one vanished', async () => {
    const { phone, transport, clock } = await simulated()
    await phone.startCall({ to: '200' })
    transport.far.last?.answer()
    await clock.advanceAsync(60_000)
    const { phone: second } = await started(transport, clock)
    expect(second.getSnapshot().calls).toMatchObject([
      { phase: 'active', direction: 'outgoing', remote: { address: '200' } },
    ])
    await second.hangUp()
    expect(transport.far.calls).toEqual([])
  })

  it('shows a freeze, and its end', async () => {
    const { phone, transport, clock } = await simulated()
    await phone.startCall({ to: '200' })
    transport.far.last?.answer()
    const media = async (ms: number) => {
      await clock.advanceAsync(ms)
      const [call] = phone.getSnapshot().calls
      return call?.phase === 'active' ? call.media : call?.phase
    }
    expect(await media(5_000)).toBe('steady')
    transport.far.last?.freeze()
    expect(await media(6_000)).toBe('frozen')
    transport.far.last?.thaw()
    expect(await media(2_000)).toBe('steady')
  })
})

describe('a phone on the demo', () => {
  const ends: Readonly<Record<string, string>> = {
    '101': 'no-answer',
    '103': 'busy',
    '106': 'hung-up',
    '111': 'media-failed',
    '120': 'ended-elsewhere',
    '404': 'not-found',
    '480': 'unreachable',
    '486': 'busy',
    '503': 'server-error',
    '603': 'declined',
    '850': 'forbidden',
  }

  const refused = ['450', '451']

  it.each(demoNumbers.filter(({ number }) => !refused.includes(number)).map(({ number, what }) => [number, what]))(
    '%s: %s',
    async (number) => {
      const clock = createVirtualClock()
      const { phone } = await started(createDemoTransport({ clock }), clock)
      await phone.startCall({ to: number })
      await clock.advanceAsync(45_000)
      const { log, calls } = phone.getSnapshot()
      if (ends[number]) expect(log[0]?.end.reason).toBe(ends[number])
      else expect(calls[0]).toMatchObject({ phase: 'active' })
    },
  )

  async function talkTo(number: string) {
    const clock = createVirtualClock()
    const setup = await started(createDemoTransport({ clock }), clock)
    await setup.phone.startCall({ to: number })
    await clock.advanceAsync(10_000)
    return setup
  }

  it('116: asks for a transfer, and is replaced by the one it named when that is accepted', async () => {
    const { phone, clock } = await talkTo('116')
    expect(phone.getSnapshot().calls).toMatchObject([{ phase: 'active', transferAsked: { to: '100' } }])
    const accepted = phone.acceptTransfer()
    await clock.advanceAsync(5_000)
    expect(await accepted).toMatchObject({ ok: true })
    const { calls, log } = phone.getSnapshot()
    expect(calls.filter(({ phase }) => phase !== 'ended')).toMatchObject([
      { phase: 'active', direction: 'outgoing', remote: { address: '100' } },
    ])
    expect(log[0]?.end.reason).toBe('transferred')
  })

  it('117: is replaced by an assistant without a ring', async () => {
    const { phone } = await talkTo('117')
    const { calls, log } = phone.getSnapshot()
    expect(calls.filter(({ phase }) => phase !== 'ended')).toMatchObject([
      { phase: 'active', direction: 'incoming', remote: { address: '201', name: 'Assistant' } },
    ])
    expect(log[0]).toMatchObject({ end: { reason: 'replaced' }, missed: false })
  })

  it('118: calls in the same moment, and there is one call', async () => {
    const { phone } = await talkTo('118')
    expect(phone.getSnapshot().calls.filter(({ phase }) => phase !== 'ended')).toMatchObject([{ phase: 'active' }])
    expect(phone.getSnapshot().log).toMatchObject([{ end: { reason: 'replaced' }, missed: false }])
  })

  it('119: has a second caller, and is held while that one is answered', async () => {
    const { phone, clock } = await talkTo('119')
    const [, second] = phone.getSnapshot().calls
    expect(second).toMatchObject({ phase: 'incoming', remote: { name: 'Nam' } })
    void phone.answer(second?.id)
    await clock.advanceAsync(2_000)
    expect(phases(phone)).toEqual(['held', 'active'])
  })

  it.each([
    ['100', 'done'],
    ['486', 'failed'],
  ])('hands a call on to %s: %s', async (to, stage) => {
    const { phone, clock } = await talkTo('100')
    const [call] = phone.getSnapshot().calls
    const seen = new Set<string | undefined>()
    phone.on('call.ended', () => seen.add('done'))
    phone.subscribe(() => {
      const [view] = phone.getSnapshot().calls
      if (view?.phase === 'active') seen.add(view.transfer?.stage)
    })
    void phone.transfer({ to }, call?.id)
    await clock.advanceAsync(6_000)
    expect([...seen]).toContain('accepted')
    expect([...seen].at(-1)).toBe(stage)
  })

  it('110: shows the picture of the far side, paused for a while', async () => {
    const clock = createVirtualClock()
    const { phone } = await started(createDemoTransport({ clock }), clock)
    const seen = new Set<string>()
    phone.subscribe(() => seen.add(phone.getSnapshot().calls[0]?.video.remote ?? 'off'))
    await phone.startCall({ to: '110' })
    await clock.advanceAsync(45_000)
    expect([...seen]).toEqual(['off', 'on', 'paused'])
    expect(phone.getSnapshot().calls).toMatchObject([{ phase: 'active', video: { remote: 'off' } }])
  })

  it('112: goes on over a new media path', async () => {
    const clock = createVirtualClock()
    const { phone, transport } = await started(createDemoTransport({ clock }), clock)
    await phone.startCall({ to: '112' })
    await clock.advanceAsync(45_000)
    expect(transport.far.last?.mediaPaths).toBe(2)
    expect(phone.getSnapshot().calls).toMatchObject([{ phase: 'active', media: 'steady' }])
  })

  it.each(['113', '114'])('%s: is registered again over a new connection, and can be hung up', async (number) => {
    const clock = createVirtualClock()
    const { phone, transport } = await started(createDemoTransport({ clock }), clock)
    await phone.startCall({ to: number })
    const links = new Set<string>()
    phone.subscribe(() => links.add(phone.getSnapshot().link))
    await clock.advanceAsync(45_000)
    expect([...links]).toContain('down')
    expect(phone.getSnapshot()).toMatchObject({ link: 'up', registration: { state: 'registered' } })
    const left = phone.hangUp()
    await clock.advanceAsync(1_000)
    expect(await left).toMatchObject({ ok: true, settled: 'confirmed' })
    expect(transport.far.calls).toEqual([])
  })

  it('451: says that the microphone is in use', async () => {
    const clock = createVirtualClock()
    const { phone } = await started(createDemoTransport({ clock }), clock)
    expect(await phone.startCall({ to: '451' })).toMatchObject({ ok: false, reason: 'device-busy' })
    expect(phone.getSnapshot()).toMatchObject({ calls: [], log: [] })
  })

  it('115: does not count as frozen', async () => {
    const clock = createVirtualClock()
    const { phone } = await started(createDemoTransport({ clock }), clock)
    const placed = await phone.startCall({ to: '115' })
    await clock.advanceAsync(16_000)
    const [call] = phone.getSnapshot().calls
    expect(call).toMatchObject({ phase: 'active', media: 'steady' })
    expect(placed.ok && phone.getQuality(placed.callId)).toMatchObject({ packets: 0 })
  })

  it('450: says which permission is missing', async () => {
    const clock = createVirtualClock()
    const { phone } = await started(createDemoTransport({ clock }), clock)
    expect(await phone.startCall({ to: '450' })).toMatchObject({
      ok: false,
      reason: 'permission-denied',
      permission: 'microphone',
      vendor: { code: 450 },
    })
    expect(phone.getSnapshot()).toMatchObject({ calls: [], log: [] })
  })
})
