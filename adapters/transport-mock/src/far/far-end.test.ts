import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { asCallId, rig, targetOf } from '../fixture.ts'

const startCall = {
  type: 'startCall',
  call: { callId: asCallId('ours'), refs: {} },
  to: '200',
  video: false,
  muted: false,
} as const

describe('FarEnd: registration', () => {
  it('registers, and says so by facts', async () => {
    const phone = rig()
    phone.facts.length = 0
    expect(await phone.ask({ type: 'signIn', credentials: { username: '100' } })).toEqual({ ok: true })
    expect(phone.of('registration.changed').map(({ state }) => state)).toEqual(['registering', 'registered'])
    expect(phone.far).toMatchObject({ registered: true, signedInAs: '100' })
    await phone.ask({ type: 'signOut' })
    expect(phone.far).toMatchObject({ registered: false, signedInAs: undefined })
    expect(phone.of('registration.changed').at(-1)).toMatchObject({ state: 'signed-out' })
  })

  it('refuses credentials by its own rule, and as often as it is told', async () => {
    const phone = rig({ registration: ({ password }) => (password === 'wrong' ? 'credentials' : undefined) })
    const signIn = async (password: string) => {
      phone.facts.length = 0
      await phone.ask({ type: 'signIn', credentials: { username: '100', password } })
      return phone.facts.at(-1)
    }
    expect(await signIn('wrong')).toEqual({ type: 'registration.changed', state: 'failed', reason: 'credentials' })
    phone.far.refuseRegistration('server', { retryAfterMs: 2_000, times: 1 })
    expect(await signIn('right')).toEqual({
      type: 'registration.changed',
      state: 'failed',
      reason: 'server',
      retryAfterMs: 2_000,
    })
    expect(await signIn('right')).toMatchObject({ state: 'registered' })
    phone.far.loseRegistration('timeout')
    expect(phone.facts.at(-1)).toMatchObject({ state: 'failed', reason: 'timeout' })
    expect(phone.far.registered).toBe(false)
  })

  it('starts no call while not registered', async () => {
    expect(await rig().ask(startCall)).toEqual({ ok: false, reason: 'not-registered' })
    const without = rig({ capabilities: { reports: { registration: false } } })
    expect(await without.ask(startCall)).toMatchObject({ ok: true })
  })
})

describe('FarEnd: link', () => {
  it('keeps the far side from the phone while it is down, and the call alive', async () => {
    const phone = await rig().signedIn()
    const call = await phone.talking()
    phone.far.link('down')
    call.hold()
    expect(phone.facts).toEqual([{ type: 'link.changed', state: 'down' }])
    const offline = { ok: false, reason: 'offline' }
    expect(await phone.ask({ type: 'setHold', call: targetOf(call), held: true, from: false })).toEqual(offline)
    expect(await phone.ask({ type: 'hangUp', call: targetOf(call), why: 'user' })).toEqual(offline)
    expect(await phone.ask(startCall)).toEqual(offline)
    expect(await phone.ask({ type: 'ping' })).toEqual(offline)
    expect(await phone.ask({ type: 'setMute', call: targetOf(call), muted: true, from: false })).toEqual({ ok: true })
    expect(call).toMatchObject({ stage: 'talking', mutedByPhone: true })
    expect(phone.far.listed).toMatchObject({ complete: false, facts: [{ type: 'call.found' }, { side: 'remote' }] })
  })

  it('loses an end that falls into the gap; the list tells it afterwards', async () => {
    const phone = await rig().signedIn()
    const call = await phone.talking()
    phone.far.link('down')
    call.hangUp()
    phone.far.link('up')
    expect(phone.far.registered).toBe(false)
    expect(phone.types()).toEqual(['link.changed', 'link.changed'])
    expect(phone.far.listed).toEqual({ complete: true, facts: [] })
  })

  it('comes back by reconnect when it was dropped, and stays away while it is down', async () => {
    const phone = await rig().signedIn()
    phone.far.link('down')
    expect(await phone.ask({ type: 'reconnect', fresh: false })).toEqual({ ok: false, reason: 'offline' })
    phone.far.link('dropped')
    expect(await phone.ask({ type: 'reconnect', fresh: false })).toEqual({ ok: true })
    expect(phone.facts).toEqual([
      { type: 'link.changed', state: 'down' },
      { type: 'link.changed', state: 'up' },
      { type: 'registration.changed', state: 'registering' },
      { type: 'registration.changed', state: 'registered' },
    ])
  })
})

describe('FarEnd: a link that dies silently', () => {
  it('swallows what needs the server, says nothing of it, and lets through what does not', async () => {
    const phone = await rig().signedIn()
    const call = await phone.talking()
    phone.far.link('silent')
    call.hold()
    call.sendDigit('1')
    const answered: string[] = []
    const target = targetOf(call)
    for (const command of [
      { type: 'ping' },
      { type: 'reconnect', fresh: false },
      { type: 'setHold', call: target, held: true, from: false },
      { type: 'restartMedia', call: target },
      { type: 'hangUp', call: target, why: 'user' },
      startCall,
    ] as const) {
      void phone.ask(command).then(() => answered.push(command.type))
    }
    phone.clock.advance(3_600_000)
    await settle()
    expect([answered, phone.facts, phone.far.registered]).toEqual([[], [], true])
    expect(await phone.ask({ type: 'setMute', call: target, muted: true, from: false })).toEqual({ ok: true })
    expect(await phone.ask({ type: 'setMicrophone', id: 'headset', from: undefined })).toEqual({ ok: true })
  })

  it('is left by a fresh connection, over which everything passes again', async () => {
    const phone = await rig().signedIn()
    const call = await phone.talking()
    phone.far.link('silent')
    expect(await phone.ask({ type: 'reconnect', fresh: true })).toEqual({ ok: true })
    expect(phone.facts).toEqual([
      { type: 'link.changed', state: 'down' },
      { type: 'link.changed', state: 'up' },
      { type: 'registration.changed', state: 'registering' },
      { type: 'registration.changed', state: 'registered' },
    ])
    expect(await phone.ask({ type: 'ping' })).toEqual({ ok: true })
    expect(await phone.ask({ type: 'hangUp', call: targetOf(call), why: 'user' })).toEqual({ ok: true })
  })

  it('can be broken and mended like any other', async () => {
    const phone = await rig().signedIn()
    phone.far.link('silent')
    phone.far.link('down')
    expect(await phone.ask({ type: 'reconnect', fresh: true })).toEqual({ ok: false, reason: 'offline' })
    phone.far.link('up')
    expect(phone.of('link.changed').map(({ state }) => state)).toEqual(['down', 'up'])
  })
})

describe('FarEnd: a link that is down for a time', () => {
  it('comes back by the next reconnect after that', async () => {
    const phone = await rig().signedIn()
    const reconnect = () => phone.ask({ type: 'reconnect', fresh: false })
    phone.far.link('down', { forMs: 8_000 })
    phone.clock.advance(7_999)
    expect(await reconnect()).toMatchObject({ reason: 'offline' })
    phone.clock.advance(1)
    expect(await reconnect()).toEqual({ ok: true })
  })

  it('stays down when it is told so meanwhile', async () => {
    const phone = await rig().signedIn()
    phone.far.link('down', { forMs: 8_000 })
    phone.far.link('down')
    phone.clock.runAll()
    expect(await phone.ask({ type: 'reconnect', fresh: false })).toMatchObject({ reason: 'offline' })
  })
})

describe('FarEnd: device', () => {
  it('starts and answers no call without the microphone, and names it', async () => {
    const phone = await rig().signedIn()
    phone.far.permission('microphone', 'denied')
    const denied = { ok: false, reason: 'permission-denied', permission: 'microphone' }
    expect(await phone.ask(startCall)).toEqual(denied)
    const call = phone.far.call()
    expect(await phone.ask({ type: 'answer', call: targetOf(call), video: false, muted: false })).toEqual(denied)
    expect(call.stage).toBe('ringing')
    expect(await phone.ask({ type: 'requestPermission', permission: 'microphone' })).toEqual(denied)
  })

  it('lets the user answer the prompt', async () => {
    const phone = await rig().signedIn()
    const request = { type: 'requestPermission', permission: 'camera' } as const
    phone.far.permission('camera', 'prompt')
    expect(await phone.ask({ ...startCall, video: true })).toMatchObject({ permission: 'camera' })
    expect(await phone.ask(request)).toEqual({ ok: true })
    expect(await phone.ask({ ...startCall, video: true })).toMatchObject({ ok: true })
    phone.far.permission('camera', 'prompt', 'denied')
    expect(await phone.ask(request)).toEqual({ ok: false, reason: 'permission-denied', permission: 'camera' })
    expect(phone.of('permission.changed').map(({ state }) => state)).toEqual(['prompt', 'granted', 'prompt', 'denied'])
  })

  it('switches between the audio outputs that there are', async () => {
    const phone = rig()
    expect(await phone.ask({ type: 'setAudioOutput', id: 'headset', from: 'speaker' })).toEqual({ ok: true })
    phone.far.audio([{ id: 'speaker', kind: 'speaker' }], 'speaker')
    expect(await phone.ask({ type: 'setAudioOutput', id: 'headset', from: 'speaker' })).toMatchObject({ ok: false })
    expect(phone.of('audio.changed').map(({ current, by }) => [current, by])).toEqual([
      ['headset', 'user'],
      ['speaker', 'system'],
    ])
  })
})

describe('FarEnd: calls', () => {
  it('tells of each call that the phone dials, until nobody listens', async () => {
    const phone = await rig().signedIn()
    const seen: string[] = []
    const stop = phone.far.onCall((call) => {
      seen.push(call.id)
      call.ring()
    })
    const first = await phone.dial()
    stop()
    const second = await phone.dial()
    phone.far.call()
    expect(seen).toEqual([first.id])
    expect([first.stage, second.stage]).toEqual(['ringing', 'dialing'])
    expect(phone.far.calls).toHaveLength(3)
    expect(phone.far.calls[0]).toBe(first)
  })

  it('announces a call ahead of its offer, with the same id or with one of its own', () => {
    const phone = rig()
    phone.facts.length = 0
    const call = phone.far.announce({ from: '300', answered: true })
    expect(phone.far.listed.facts).toEqual([])
    call.offer()
    call.offer()
    expect(phone.facts).toEqual([
      { type: 'call.announced', call: call.subject, remote: { address: '300' }, video: false, answered: true },
      { type: 'call.offered', call: call.subject, remote: { address: '300' }, video: false },
    ])
    const other = phone.far.announce({ sharedId: false })
    other.offer()
    expect(phone.of('call.announced').at(-1)?.call).toEqual({ refs: { 'push.id': `push-${other.id}` } })
    expect(phone.of('call.offered').at(-1)?.call).toEqual({ refs: { 'mock.id': other.id } })
  })

  it('passes on anything that it is told to emit', () => {
    const phone = rig()
    phone.far.emit('garbage')
    phone.far.reset()
    expect(phone.facts.slice(-2)).toEqual(['garbage', { type: 'port.reset' }])
  })

  it('has lost every call when it was reset, and takes new ones', async () => {
    const phone = await rig({ capabilities: { maxCalls: 1 } }).signedIn()
    const call = await phone.talking()
    phone.far.reset()
    expect(phone.types()).toEqual(['port.reset'])
    expect(call.stage).toBe('ended')
    expect([phone.far.calls, phone.far.listed.facts]).toEqual([[], []])
    await phone.ask({ type: 'signIn', credentials: { username: '100' } })
    expect((await phone.dial()).stage).toBe('dialing')
  })
})
