import { beforeEach, describe, expect, it } from 'vitest'
import { createMockSurface, type MockSurface } from './mock-surface.ts'
import { end, recordingHost, refs, shownCall, uuidOf } from './surface.fixture.ts'

describe('createMockSurface', () => {
  let surface: MockSurface
  let { host, requests, facts } = recordingHost()
  const types = () => requests.map((request) => (request as { readonly type: string }).type)
  beforeEach(async () => {
    surface = createMockSurface()
    ;({ host, requests, facts } = recordingHost())
    await surface.start(host)
  })

  it('shows levels, updates them and closes', async () => {
    expect(await surface.show(shownCall('a'))).toEqual({ ok: true })
    await surface.show(shownCall('b'))
    await surface.show(shownCall('a', { stage: 'connected', muted: true }))
    expect(surface.shown).toEqual([shownCall('a', { stage: 'connected', muted: true }), shownCall('b')])
    surface.close(shownCall('a'), end)
    expect(surface.shown.map(({ callId }) => callId)).toEqual(['b'])
    expect(surface.closed).toEqual([{ callId: 'a', uuid: 'uuid-a', end }])
  })

  it('asks what the user does, of the newest call or of the one named, in the uuid of the OS', async () => {
    await surface.show(shownCall('a'))
    await surface.show(shownCall('b'))
    surface.user.answer()
    surface.user.hold(true, 'a')
    surface.user.mute(false)
    surface.user.digits('12#')
    surface.user.group('a', 'b')
    surface.user.group(uuidOf('a'))
    surface.user.end()
    expect(requests).toEqual([
      { requestId: 'request-1', call: refs('b'), type: 'answer' },
      { requestId: 'request-2', call: refs('a'), type: 'hold', held: true },
      { requestId: 'request-3', call: refs('b'), type: 'mute', muted: false },
      { requestId: 'request-4', call: refs('b'), type: 'digits', digits: '12#' },
      { requestId: 'request-5', call: refs('a'), type: 'group', with: refs('b') },
      { requestId: 'request-6', call: refs('a'), type: 'group' },
      { requestId: 'request-7', call: refs('b'), type: 'end' },
    ])
  })

  it('remembers how each request was settled', async () => {
    await surface.show(shownCall('a'))
    const answered = surface.user.answer('a')
    const held = surface.user.hold(true, 'a')
    surface.settle(answered, true)
    expect([surface.settled.get(answered), surface.settled.get(held)]).toEqual([true, undefined])
  })

  it('refuses the next call that appears, not an update of one that is shown', async () => {
    await surface.show(shownCall('a'))
    surface.refuseNext('blocked', { code: 3 })
    expect(await surface.show(shownCall('a', { held: true }))).toEqual({ ok: true })
    expect(await surface.show(shownCall('b'))).toEqual({ ok: false, reason: 'blocked', vendor: { code: 3 } })
    expect(await surface.show(shownCall('b'))).toEqual({ ok: true })
  })

  it('starts a call from the recent ones on the screen, and takes it back when that is refused', () => {
    const requestId = surface.user.start('200', { video: true })
    const [call] = surface.screen.getSnapshot().calls
    expect(call).toMatchObject({ name: '200', direction: 'outgoing', stage: 'dialing', video: true })
    expect(requests).toEqual([
      { requestId, call: { refs: { 'os.uuid': call?.uuid } }, type: 'start', to: '200', video: true },
    ])
    surface.settle(requestId, false)
    expect(surface.screen.getSnapshot().calls).toEqual([])
  })

  it('announces a call, which the phone then brings up to date under its uuid', async () => {
    surface.announce({ 'os.uuid': uuidOf('A').toUpperCase() }, { address: '200' }, { answered: true })
    expect(facts).toEqual([{ type: 'call.announced', call: refs('a'), remote: { address: '200' }, answered: true }])
    await surface.show(shownCall('ours', { uuid: uuidOf('a'), remote: { name: 'Bob' }, stage: 'connecting' }))
    expect(surface.screen.getSnapshot().calls).toMatchObject([{ uuid: 'uuid-a', callId: 'ours', name: 'Bob' }])
  })

  it('lists what is on the screen as it stands there, the answered ones as such', async () => {
    surface.announce({ 'os.uuid': uuidOf('a') }, { address: '200' })
    await surface.show(shownCall('b', { stage: 'connected' }))
    surface.user.hold(true, uuidOf('b'))
    surface.user.mute(true, uuidOf('b'))
    const announced = { type: 'call.announced', video: false }
    expect(await surface.listCalls()).toEqual({
      complete: true,
      facts: [
        { ...announced, call: refs('a'), remote: { address: '200' }, answered: false, held: false, muted: false },
        { ...announced, call: refs('b'), remote: { address: '0901234567' }, answered: true, held: true, muted: true },
      ],
    })
  })

  it('tells of time, sound, tokens, its own words and resets', async () => {
    await surface.show(shownCall('a'))
    surface.sendCustom({ seat: 4 }, 'a')
    surface.timeOut('a')
    surface.setAudioSession(true)
    surface.setPushToken('t')
    surface.sendCustom('hello')
    surface.reset()
    expect(facts).toEqual([
      { type: 'surface.custom', call: refs('a'), data: { seat: 4 } },
      { type: 'surface.timedOut', call: refs('a') },
      { type: 'audioSession.changed', active: true },
      { type: 'pushToken.changed', token: 't' },
      { type: 'surface.custom', data: 'hello' },
      { type: 'port.reset' },
    ])
    expect(surface.screen.getSnapshot()).toMatchObject({ calls: [], missed: [{ uuid: 'uuid-a' }], audioActive: true })
    surface.user.callBack()
    expect(requests).toEqual([{ requestId: 'request-1', call: refs('a'), type: 'callBack' }])
  })

  it('keeps a notification of a call that was given up while it rang, and of no other', async () => {
    for (const [id, stage, reason] of [
      ['a', 'ringing', 'cancelled'],
      ['b', 'ringing', 'no-answer'],
      ['c', 'ringing', 'answered-elsewhere'],
      ['d', 'connecting', 'cancelled'],
    ] as const) {
      await surface.show(shownCall(id, { stage }))
      surface.close(shownCall(id), { ...end, reason })
    }
    expect(surface.screen.getSnapshot().missed.map(({ uuid }) => uuid)).toEqual(['uuid-a', 'uuid-b'])
  })

  it('keeps what happens while nobody listens, and tells it once', async () => {
    await surface.show(shownCall('a'))
    await surface.stop()
    surface.user.answer('a')
    surface.announce({ 'os.uuid': uuidOf('b') })
    surface.request('garbage')
    expect([requests, facts]).toEqual([[], []])
    await surface.start(host)
    await surface.stop()
    await surface.start(host)
    expect([types(), facts]).toEqual([['answer'], [{ type: 'call.announced', call: refs('b') }]])
  })

  it('leaves the screen alone when the app dies, and shows no call twice when it is back', async () => {
    await surface.show(shownCall('a'))
    surface.die()
    await surface.start(host)
    await surface.show(shownCall('a', { stage: 'connected' }))
    expect(surface.screen.getSnapshot().calls).toMatchObject([{ uuid: 'uuid-a', stage: 'connected' }])
  })

  it('shows a call again that was lost with its service, once that is known', async () => {
    await surface.show(shownCall('a'))
    surface.restart()
    await surface.show(shownCall('a', { muted: true }))
    expect(surface.screen.getSnapshot().calls).toEqual([])
    await surface.listCalls()
    await surface.show(shownCall('a', { muted: true }))
    expect(surface.shown).toEqual([shownCall('a', { muted: true })])
  })

  it('rings on when an answer was refused, and not because of a level that is older than the answer', async () => {
    const stage = () => surface.screen.getSnapshot().calls[0]?.stage
    await surface.show(shownCall('a'))
    const requestId = surface.user.answer()
    await surface.show(shownCall('a', { video: true }))
    expect(stage()).toBe('connecting')
    surface.settle(requestId, false)
    expect(stage()).toBe('ringing')
    surface.user.answer()
    await surface.show(shownCall('a', { stage: 'connecting' }))
    await surface.show(shownCall('a'))
    expect(stage()).toBe('ringing')
  })

  it('draws the buttons that the transport has hands for', async () => {
    const buttons = () => surface.screen.getSnapshot().calls.map((call) => call.buttons)
    await surface.show(shownCall('a'))
    expect(buttons()).toEqual([['answer', 'decline']])
    await surface.show(shownCall('a', { stage: 'connected', muted: true, held: true }))
    await surface.show(shownCall('b', { stage: 'connected', groupId: 'g' }))
    expect(buttons()).toEqual([
      ['end', 'unmute', 'resume', 'keypad', 'merge'],
      ['end', 'mute', 'hold', 'keypad', 'split'],
    ])
    await surface.start({ ...host, can: { ...host.can, setHold: false, sendDigit: false, merge: false } })
    expect(buttons()[0]).toEqual(['end', 'unmute'])
  })

  it('gives the same snapshot until something changes, and tells whoever subscribed', async () => {
    const seen: unknown[] = []
    const unsubscribe = surface.screen.subscribe(() => seen.push(surface.screen.getSnapshot().calls.length))
    await surface.show(shownCall('a'))
    expect(surface.screen.getSnapshot()).toBe(surface.screen.getSnapshot())
    surface.user.end('a')
    unsubscribe()
    await surface.show(shownCall('b'))
    expect(seen).toEqual([1, 0])
  })
})
