import { describe, expect, it } from 'vitest'
import { endOf, openStage, talking } from './support/stage.ts'

describe('a call that is placed', () => {
  it('dials, connects while the session is joined, and talks once it is', async () => {
    const stage = await openStage()
    expect(await stage.done(stage.phone.startCall({ to: 'anna' }))).toMatchObject({ ok: true, settled: 'taken' })
    expect(stage.call).toMatchObject({ phase: 'dialing', remote: { address: 'anna', name: 'ANNA', userId: 'anna' } })
    stage.far.answer()
    await stage.pass()
    expect(stage.phases).toEqual(['preparing', 'dialing', 'connecting', 'active'])
    expect(stage.simulator.media.standing).toBe(1)
    expect(stage.diagnostics).toEqual([])
  })

  it.each([
    ['reject', 'declined', 'remote'],
    ['busy', 'busy', 'remote'],
  ] as const)('%s is %s', async (does, reason, by) => {
    const stage = await openStage()
    await stage.done(stage.phone.startCall({ to: 'anna' }))
    stage.far[does]()
    await stage.pass()
    expect(endOf(stage)).toEqual([reason, by])
    expect(stage.simulator.chat.getActiveCall()).toBeNull()
  })

  it("is unanswered after the SDK's 45 seconds, before the phone's own deadline", async () => {
    const stage = await openStage()
    await stage.done(stage.phone.startCall({ to: 'anna' }))
    await stage.pass(45_000)
    expect(endOf(stage)).toEqual(['no-answer', 'system'])
    expect(stage.far.seen).toMatchObject({ stage: 'ended', status: 'unanswered' })
  })

  it('rings for as long as the app says, for all calls or for one', async () => {
    const stage = await openStage({ ringTimeoutSeconds: 10 })
    await stage.done(stage.phone.startCall({ to: 'anna' }))
    await stage.pass(10_000)
    expect(endOf(stage)).toEqual(['no-answer', 'system'])
    await stage.done(stage.phone.startCall({ to: 'ben', options: { ringTimeoutSeconds: 20, metadata: { order: 7 } } }))
    await stage.pass(15_000)
    expect(stage.call.phase).toBe('dialing')
    await stage.pass(5_000)
    expect(endOf(stage)).toEqual(['no-answer', 'system'])
  })

  it('is cancelled when this side hangs up before the answer', async () => {
    const stage = await openStage()
    await stage.done(stage.phone.startCall({ to: 'anna' }))
    expect(await stage.done(stage.phone.hangUp())).toMatchObject({ ok: true, settled: 'confirmed' })
    expect(endOf(stage)).toEqual(['cancelled', 'local'])
    expect(stage.far.seen.status).toBe('cancelled')
  })

  it('is cancelled when this side hangs up while the server has not even answered', async () => {
    const stage = await openStage()
    void stage.phone.startCall({ to: 'anna' })
    await stage.pass(10)
    expect(await stage.done(stage.phone.hangUp())).toMatchObject({ ok: true })
    expect(endOf(stage)).toEqual(['cancelled', 'local'])
    expect(stage.far.seen.status).toBe('cancelled')
    expect(stage.simulator.chat.getActiveCall()).toBeNull()
  })

  it('ends once when the far side declines as this side cancels', async () => {
    const stage = await openStage()
    await stage.done(stage.phone.startCall({ to: 'anna' }))
    const hangingUp = stage.phone.hangUp()
    await stage.pass(10)
    stage.far.reject()
    await stage.pass()
    expect(await hangingUp).toMatchObject({ ok: true, settled: 'confirmed' })
    expect(endOf(stage)).toEqual(['cancelled', 'local'])
  })

  it('is hung up when the far side answers as this side cancels', async () => {
    const stage = await openStage()
    await stage.done(stage.phone.startCall({ to: 'anna' }))
    stage.simulator.far.failNext('ERR_CALL_ONGOING')
    const hangingUp = stage.phone.hangUp()
    stage.far.answer()
    await stage.pass()
    expect(await hangingUp).toMatchObject({ ok: true, settled: 'confirmed' })
    expect(stage.far.seen.status).toBe('ended')
    expect(stage.simulator.screen.isShown).toBe(false)
  })

  it("ends by the phone's deadline when the SDK never settles", async () => {
    const stage = await openStage()
    await stage.done(stage.phone.startCall({ to: 'anna' }))
    const hangingUp = stage.phone.hangUp()
    // The SDK has asked the server, and has no active call any more when the server answers.
    await stage.pass(30)
    stage.simulator.chat.clearActiveCall()
    await stage.pass(5_000)
    expect(await hangingUp).toMatchObject({ ok: false, reason: 'timed-out' })
    expect(stage.call).toMatchObject({ phase: 'ended', end: { reason: 'cancelled', confirmed: false } })
  })

  it('refuses this user and nobody as whom to call', async () => {
    const stage = await openStage()
    expect(await stage.done(stage.phone.startCall({ to: 'ME' }))).toMatchObject({ ok: false, reason: 'self-call' })
    expect(await stage.done(stage.phone.startCall({ to: 'group:' }))).toMatchObject({ reason: 'bad-address' })
    expect(await stage.done(stage.phone.startCall({ to: 'nobody' }))).toMatchObject({ reason: 'bad-address' })
  })

  it('goes on when another device of the far side refuses what one has answered', async () => {
    const stage = await talking()
    stage.simulator.far.otherDevice.answer(stage.far.session)
    stage.far.reject()
    await stage.pass()
    expect(stage.call.phase).toBe('active')
  })
})

describe('a call that comes in', () => {
  it('rings, connects while the session is joined, and talks once it is', async () => {
    const stage = await openStage()
    stage.simulator.far.call({ from: 'ben', video: true })
    await stage.pass()
    expect(stage.call).toMatchObject({ phase: 'incoming', remote: { address: 'ben', name: 'BEN' } })
    expect(await stage.done(stage.phone.answer())).toMatchObject({ ok: true, settled: 'confirmed' })
    expect(stage.phases).toEqual(['incoming', 'connecting', 'active'])
    expect(stage.far.seen).toMatchObject({ stage: 'talking', inSession: true, video: false })
  })

  it.each([
    ['cancel', 'cancelled', 'remote', true],
    ['giveUp', 'no-answer', 'remote', true],
  ] as const)('%s of the caller is %s, and missed', async (does, reason, by, missed) => {
    const stage = await openStage()
    const far = stage.simulator.far.call()
    await stage.pass()
    far[does]()
    await stage.pass()
    expect(endOf(stage)).toEqual([reason, by])
    expect(stage.phone.getSnapshot().log[0]?.missed).toBe(missed)
  })

  it.each([
    ['answer', 'answered-elsewhere'],
    ['reject', 'declined-elsewhere'],
    ['busy', 'declined-elsewhere'],
  ] as const)('%s on another device of this user is %s, and not missed', async (does, reason) => {
    const stage = await openStage()
    const far = stage.simulator.far.call()
    await stage.pass()
    stage.simulator.far.otherDevice[does](far.session)
    await stage.pass()
    expect(endOf(stage)).toEqual([reason, 'network'])
    expect(stage.phone.getSnapshot().log[0]?.missed).toBe(false)
  })

  it.each([
    ['busy', 'busy'],
    ['declined', 'rejected'],
  ] as const)('is declined as %s: the caller sees %s', async (as, status) => {
    const stage = await openStage()
    stage.simulator.far.call()
    await stage.pass()
    await stage.done(stage.phone.decline(undefined, { as }))
    expect(stage.far.seen.status).toBe(status)
  })

  it('does not ring where this user placed it on another device', async () => {
    const stage = await openStage()
    const told: unknown[] = []
    stage.transport.on('placedElsewhere', (event) => told.push(event))
    stage.simulator.far.otherDevice.call('anna')
    await stage.pass()
    expect(stage.phone.getSnapshot().calls).toEqual([])
    expect(told).toMatchObject([{ remote: { uid: 'anna' }, video: false }])
  })

  it('ends when the caller gives up while it is being answered', async () => {
    const stage = await openStage()
    const far = stage.simulator.far.call()
    await stage.pass()
    const answering = stage.phone.answer()
    await stage.pass(10)
    far.cancel()
    await stage.pass()
    expect(await answering).toMatchObject({ ok: false })
    expect(endOf(stage)).toEqual(['cancelled', 'remote'])
    expect(stage.simulator.chat.getActiveCall()).toBeNull()
    expect(stage.simulator.media.standing).toBe(0)
  })

  it('rings on when the server refuses the answer', async () => {
    const stage = await openStage()
    stage.simulator.far.call()
    await stage.pass()
    stage.simulator.far.failNext('ERR_SERVER')
    expect(await stage.done(stage.phone.answer())).toMatchObject({ ok: false, vendor: { code: 'ERR_SERVER' } })
    expect(stage.call.phase).toBe('incoming')
  })

  it('is answered elsewhere when the server refuses the answer because of that', async () => {
    const stage = await openStage()
    const far = stage.simulator.far.call()
    await stage.pass()
    stage.simulator.far.failNext('ERR_CALL_ALREADY_ANSWERED')
    const answering = stage.phone.answer()
    stage.simulator.far.otherDevice.answer(far.session)
    await stage.pass()
    expect(await answering).toMatchObject({ ok: false })
    expect(endOf(stage)).toEqual(['answered-elsewhere', 'network'])
  })
})

describe('a second call', () => {
  it('rings beside the first, and is answered in its place', async () => {
    const stage = await talking()
    const first = stage.call.id
    stage.simulator.far.call({ from: 'ben' })
    await stage.pass()
    expect(stage.phone.getSnapshot().calls.map(({ phase }) => phase)).toEqual(['active', 'incoming'])
    const answered = stage.phone.answer(stage.call.id, { others: 'end' })
    await stage.pass(1_000)
    expect(await answered).toMatchObject({ ok: true })
    expect(stage.phone.getSnapshot().calls.map(({ id, phase }) => [id === first, phase])).toEqual([
      [true, 'ended'],
      [false, 'active'],
    ])
    expect(stage.simulator.media.standing).toBe(1)
  })

  it('is declined as busy by the phone where the app wants that, and the first one still ends', async () => {
    const stage = await talking({ policy: { secondCall: 'reject-busy' } })
    const second = stage.simulator.far.call({ from: 'ben' })
    await stage.pass()
    expect(second.seen.status).toBe('busy')
    stage.simulator.far.calls[0]?.hangUp()
    await stage.pass()
    expect(stage.phone.getSnapshot().calls.map(({ phase }) => phase)).toEqual(['ended', 'ended'])
  })

  it('cannot be placed while one stands that cannot be held', async () => {
    const stage = await talking()
    expect(await stage.done(stage.phone.startCall({ to: 'ben' }))).toMatchObject({
      ok: false,
      reason: 'on-another-call',
    })
    expect(stage.simulator.far.calls).toHaveLength(1)
  })
})

describe('an active call of the SDK that is stale (pain 15)', () => {
  it('is found as a call when the phone starts, and can be hung up', async () => {
    const stage = await openStage()
    await stage.done(stage.phone.stop())
    const { chat } = stage.simulator
    await stage.done(chat.initiateCall(new chat.Call('ben', 'audio', 'user')))
    await stage.done(stage.phone.start())
    expect(stage.call).toMatchObject({ phase: 'dialing', direction: 'outgoing', remote: { address: 'ben' } })
    await stage.done(stage.phone.hangUp())
    expect(chat.getActiveCall()).toBeNull()
    expect(await stage.done(stage.phone.startCall({ to: 'anna' }))).toMatchObject({ ok: true })
  })

  it('has its session with the code that began it: none is begun here', async () => {
    const stage = await openStage()
    await stage.done(stage.phone.stop())
    const { chat, screen } = stage.simulator
    await stage.done(chat.initiateCall(new chat.Call('ben', 'audio', 'user')))
    await stage.done(stage.phone.start())
    stage.far.answer()
    await stage.pass()
    expect([stage.call.phase, screen.isShown]).toEqual(['active', false])
  })

  it('can be cleared by name', async () => {
    const stage = await openStage()
    const { chat } = stage.simulator
    await stage.done(chat.initiateCall(new chat.Call('ben', 'audio', 'user')))
    expect(await stage.done(stage.phone.startCall({ to: 'anna' }))).toMatchObject({ ok: false, reason: 'busy' })
    expect(stage.transport.cometchat.clearActiveCall()).toEqual({ ok: true, value: undefined })
    expect(await stage.done(stage.phone.startCall({ to: 'anna' }))).toMatchObject({ ok: true })
  })
})
