import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { asCallId, rig, targetOf } from './fixture.ts'

describe('createMockTransport: the life of a call', () => {
  it('reports an outgoing call as it goes, within the calls that cause it', async () => {
    const phone = await rig().signedIn()
    const call = await phone.dial('200')
    expect(call).toMatchObject({ direction: 'outgoing', stage: 'dialing', remote: { address: '200' } })
    call.ring()
    call.answer()
    expect(phone.types()).toEqual([
      'inputs.changed',
      'call.dialed',
      'call.ringing',
      'call.connecting',
      'call.mediaChanged',
      'call.established',
      'call.mediaChanged',
    ])
    expect(phone.of('call.mediaChanged').map(({ media }) => media)).toEqual(['connecting', 'connected'])
    const calls = phone.facts.flatMap((fact) => ('call' in fact ? fact.call.callId : []))
    expect(calls).toEqual(Array(6).fill('ours-1'))
    expect(call.stage).toBe('talking')
  })

  it('gives the SDK id of an outgoing call with the outcome, and the same with every fact', async () => {
    const phone = await rig().signedIn()
    const outcome = await phone.ask({
      type: 'startCall',
      call: { callId: asCallId('ours'), refs: {} },
      to: '200',
      video: false,
      muted: false,
    })
    expect(outcome).toEqual({ ok: true, refs: { 'mock.id': phone.far.last?.id } })
    expect(phone.of('call.dialed')[0]?.call.refs).toEqual({ 'mock.id': phone.far.last?.id })
  })

  it('offers a call of the far end and establishes it when the phone answers', async () => {
    const phone = rig()
    phone.facts.length = 0
    const call = phone.far.call({ from: '0901234567', name: 'Mai', video: true })
    expect(phone.of('call.offered')).toEqual([
      {
        type: 'call.offered',
        call: { refs: { 'mock.id': call.id } },
        remote: { address: '0901234567', name: 'Mai' },
        video: true,
      },
    ])
    expect(await phone.ask({ type: 'answer', call: targetOf(call), video: false, muted: true })).toEqual({ ok: true })
    expect(phone.types()).toEqual([
      'call.offered',
      'inputs.changed',
      'call.muteChanged',
      'call.connecting',
      'call.mediaChanged',
      'call.established',
      'call.videoChanged',
      'call.mediaChanged',
    ])
    expect(phone.of('call.videoChanged')).toMatchObject([{ side: 'remote', video: 'on' }])
    expect(call.mutedByPhone).toBe(true)
  })

  it.each([
    ['busy', 486],
    ['declined', 603],
  ] as const)('declines as %s with SIP %i', async (as, sip) => {
    const phone = rig()
    const call = phone.far.call()
    await phone.ask({ type: 'decline', call: targetOf(call), as })
    expect(phone.of('call.ended')).toMatchObject([{ reason: 'declined', by: 'local', sip }])
    expect(call).toMatchObject({ stage: 'ended', end: { sip } })
  })

  it('tells a hang-up from a cancel by the stage', async () => {
    const phone = await rig().signedIn()
    const dialled = await phone.dial()
    await phone.ask({ type: 'hangUp', call: targetOf(dialled), why: 'user' })
    const talking = await phone.talking()
    await phone.ask({ type: 'hangUp', call: targetOf(talking), why: 'user' })
    expect(dialled.end).toMatchObject({ reason: 'cancelled', by: 'local' })
    expect(talking.end).toEqual({ reason: 'hung-up', by: 'local' })
    expect(phone.of('call.ended')).toHaveLength(1)
  })

  it('answers no-such-call for a call that has ended', async () => {
    const phone = await rig().signedIn()
    const call = await phone.talking()
    const target = targetOf(call)
    call.hangUp()
    for (const command of [
      { type: 'hangUp', call: target, why: 'user' },
      { type: 'setHold', call: target, held: true, from: false },
      { type: 'answer', call: target, video: false, muted: false },
      { type: 'sampleQuality', call: target },
    ] as const) {
      expect(await phone.ask(command)).toEqual({ ok: false, reason: 'no-such-call' })
    }
    expect(phone.types()).toEqual(['call.ended'])
  })

  it('takes as long to connect as it is told, and never with Infinity', async () => {
    const phone = await rig({ connectMs: 250 }).signedIn()
    const call = await phone.dial()
    call.answer()
    phone.clock.advance(249)
    expect(call.stage).toBe('connecting')
    phone.clock.advance(1)
    expect(call.stage).toBe('talking')

    phone.far.connectAfter(Number.POSITIVE_INFINITY)
    const stuck = await phone.dial()
    stuck.answer()
    expect(stuck.stage).toBe('connecting')
    expect(phone.clock.pending).toBe(0)
  })

  it('reports nothing of a call after its end, even when the phone hangs up within a fact', async () => {
    const phone = rig()
    const seen: string[] = []
    await phone.transport.start({
      emit(fact) {
        const { type } = fact as { type: string }
        seen.push(type)
        const call = phone.far.last
        if (type === 'call.established' && call) void phone.ask({ type: 'hangUp', call: targetOf(call), why: 'ghost' })
      },
    })
    const call = phone.far.call()
    await phone.ask({ type: 'answer', call: targetOf(call), video: true, muted: false })
    expect(seen.slice(-2)).toEqual(['call.established', 'call.ended'])
  })
})

describe('createMockTransport: the transport contract', () => {
  it('emits nothing after stop, and gives what is under way up', async () => {
    const phone = rig({ network: { latencyMs: 50 } })
    phone.facts.length = 0
    phone.far.call()
    await phone.transport.stop()
    phone.far.call()
    phone.clock.runAll()
    expect(phone.facts).toEqual([])
  })

  it('does not begin a command whose signal is aborted', async () => {
    const phone = await rig().signedIn()
    const outcome = await phone.ask(
      { type: 'startCall', call: { callId: asCallId('ours'), refs: {} }, to: '200', video: false, muted: false },
      AbortSignal.abort(),
    )
    expect(outcome).toEqual({ ok: false, reason: 'refused' })
    expect(phone.far.calls).toEqual([])
    expect(phone.facts).toEqual([])
  })

  it('lists what lives for a second phone, with levels and without the ids of the first', async () => {
    const phone = await rig().signedIn()
    const held = await phone.talking()
    await phone.ask({ type: 'setHold', call: targetOf(held), held: true, from: false })
    held.hold()
    const ringing = phone.far.call({ from: '300' })
    phone.far.call().cancel()

    const facts: unknown[] = []
    await phone.transport.start({ emit: (fact) => void facts.push(fact) })
    const list = await phone.transport.listCalls?.()
    expect(list).toEqual({
      complete: true,
      facts: [
        {
          type: 'call.found',
          call: { refs: { 'mock.id': held.id } },
          direction: 'outgoing',
          remote: { address: '200' },
          video: false,
          phase: 'active',
          establishedAt: 1_000,
          held: true,
          muted: false,
        },
        {
          type: 'call.holdChanged',
          call: { refs: { 'mock.id': held.id } },
          side: 'remote',
          held: true,
          by: 'remote',
        },
        {
          type: 'call.found',
          call: { refs: { 'mock.id': ringing.id } },
          direction: 'incoming',
          remote: { address: '300' },
          video: false,
          phase: 'incoming',
        },
      ],
    })
    expect(list).toEqual(phone.far.listed)
    expect(await phone.ask({ type: 'hangUp', call: targetOf(held), why: 'user' })).toEqual({ ok: true })
    expect(facts).toContainEqual(expect.objectContaining({ type: 'call.ended', reason: 'hung-up' }))
  })

  it('names no call where the SDK has no usable ids, and means the only one', async () => {
    const phone = await rig({ capabilities: { identity: 'single-call' } }).signedIn()
    const call = phone.far.call()
    const target = { callId: asCallId('ours'), refs: {} }
    expect(await phone.ask({ type: 'answer', call: target, video: false, muted: false })).toEqual({ ok: true })
    expect(phone.facts.flatMap((fact) => ('call' in fact ? [fact.call] : []))).toEqual([{}, {}, {}, {}, {}])
    phone.far.call()
    expect(await phone.ask({ type: 'hangUp', call: target, why: 'user' })).toMatchObject({ reason: 'no-such-call' })
    expect(call.stage).toBe('talking')
  })

  it('lacks what the capabilities say it lacks', async () => {
    const phone = await rig({
      capabilities: {
        can: { setHold: false },
        reports: { media: false, remoteHold: false, registration: false, quality: 'none' },
      },
    }).signedIn()
    const call = await phone.talking()
    call.hold()
    call.dropMedia()
    await phone.ask({ type: 'signIn', credentials: { username: '100' } })
    const unsupported = { ok: false, reason: 'not-supported' }
    expect(await phone.ask({ type: 'setHold', call: targetOf(call), held: true, from: false })).toEqual(unsupported)
    expect(await phone.ask({ type: 'sampleQuality', call: targetOf(call) })).toEqual(unsupported)
    expect(phone.facts).toEqual([])
  })

  it('writes down what it was asked, without credentials', async () => {
    const phone = rig()
    await phone.ask({ type: 'signIn', credentials: { username: '100', password: 'secret' } })
    expect(phone.far.received).toEqual([{ type: 'signIn', at: 1_000, aborted: false }])
    expect(JSON.stringify([phone.far, phone.facts])).not.toContain('secret')
  })
})

describe('createMockTransport: commands that go wrong', () => {
  const hold = { held: true, from: false } as const

  it('refuses as often as it is told', async () => {
    const phone = await rig().signedIn()
    const call = targetOf(await phone.talking())
    phone.far.refuse('setHold', { ok: false, reason: 'forbidden' }, 2)
    const outcomes = []
    for (let round = 0; round < 3; round += 1) outcomes.push(await phone.ask({ type: 'setHold', call, ...hold }))
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([false, false, true])
    expect(phone.of('call.holdChanged')).toHaveLength(1)
  })

  it('never answers, and answers without doing anything', async () => {
    const phone = await rig().signedIn()
    const call = targetOf(await phone.talking())
    phone.far.never('setHold')
    let answered = false
    void phone.ask({ type: 'setHold', call, ...hold }).then(() => {
      answered = true
    })
    phone.clock.advance(3_600_000)
    await settle()
    expect(answered).toBe(false)

    phone.far.ignore('setHold')
    expect(await phone.ask({ type: 'setHold', call, ...hold })).toEqual({ ok: true })
    expect(phone.facts).toEqual([])
  })

  it('carries out later what it is told to delay, though the phone lost patience meanwhile', async () => {
    const phone = await rig().signedIn()
    phone.far.delay('startCall', 20_000)
    const patience = new AbortController()
    const call = { callId: asCallId('late'), refs: {} }
    const outcome = phone.ask({ type: 'startCall', call, to: '200', video: false, muted: false }, patience.signal)
    phone.clock.advance(15_000)
    patience.abort()
    expect(phone.facts).toEqual([])
    phone.clock.advance(5_000)
    expect(await outcome).toMatchObject({ ok: true })
    expect(phone.types()).toEqual(['inputs.changed', 'call.dialed'])
  })

  it('finds the call gone when it was cancelled while the answer was under way', async () => {
    const phone = rig()
    phone.far.delay('answer', 100)
    const call = phone.far.call()
    const outcome = phone.ask({ type: 'answer', call: targetOf(call), video: false, muted: false })
    call.cancel()
    phone.clock.advance(100)
    expect(await outcome).toEqual({ ok: false, reason: 'no-such-call' })
  })

  it('throws and rejects as a broken SDK would, then obeys again', async () => {
    const phone = rig()
    phone.far.fault('ping', 'throws')
    expect(() => phone.ask({ type: 'ping' })).toThrow('threw on ping')
    phone.far.fault('ping', 'rejects', 5)
    await expect(phone.ask({ type: 'ping' })).rejects.toThrow('rejected ping')
    phone.far.obey()
    expect(await phone.ask({ type: 'ping' })).toEqual({ ok: true })
  })

  it.each([
    ['an empty address', {}, '', 'bad-address'],
    ['its own number', {}, '100', 'self-call'],
    ['too many calls', { capabilities: { maxCalls: 0 } }, '200', 'busy'],
  ] as const)('does not start a call to or with %s', async (_, options, to, reason) => {
    const phone = await rig(options).signedIn()
    const call = { callId: asCallId('ours'), refs: {} }
    expect(await phone.ask({ type: 'startCall', call, to, video: false, muted: false })).toEqual({ ok: false, reason })
    expect(phone.facts).toEqual([])
  })
})
