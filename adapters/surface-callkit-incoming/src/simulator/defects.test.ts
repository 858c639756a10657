import { createVirtualClock, settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createCallkitSimulator } from './create-callkit-simulator.ts'
import type { CallkitSimulatorOptions } from './options.ts'

// The simulator is written from the wire contract; here it is held to it, without the adapter.

const a = '6ba7b810-9dad-41d1-80b4-00c04fd430c8'
const b = '6ba7b811-9dad-41d1-80b4-00c04fd430c8'

function open(options: Omit<CallkitSimulatorOptions, 'clock'>) {
  const clock = createVirtualClock()
  const simulator = createCallkitSimulator({ ...options, clock })
  const pass = async (ms = 0) => {
    for (let turn = 0; turn < 6; turn += 1) {
      await settle()
      await clock.advanceAsync(0)
    }
    await clock.advanceAsync(ms)
  }
  return {
    ...simulator,
    simulator,
    pass,
    async ask(method: string, args?: unknown) {
      const asked = simulator.channel.invoke(method, args)
      await pass()
      return await asked
    },
    events: () => simulator.sent.map(({ event }) => event.replace('ACTION_CALL_', '')),
    ids: () => simulator.sent.map(({ body }) => Object(body).id as unknown),
  }
}

describe('Android', () => {
  it('ends a call by DECLINE until it was accepted, then by ENDED, and passes over an id that it does not know', async () => {
    const android = open({ platform: 'android' })
    await android.ask('showCallkitIncoming', { id: a })
    await android.ask('endCall', { id: b })
    await android.ask('endCall', { id: a })
    await android.ask('startCall', { id: a })
    await android.ask('endCall', { id: a })
    expect(android.events()).toEqual(['INCOMING', 'DECLINE', 'START', 'ENDED'])
  })

  it('ends all by the same rule, and empties its list', async () => {
    const android = open({ platform: 'android' })
    await android.ask('showCallkitIncoming', { id: a })
    await android.ask('startCall', { id: b })
    await android.ask('endAllCalls')
    expect(android.events().slice(2)).toEqual(['DECLINE', 'ENDED'])
    expect(android.simulator.activeCalls).toEqual([])
  })

  it('hides without taking the call off its list', async () => {
    const android = open({ platform: 'android' })
    await android.ask('showCallkitIncoming', { id: a })
    await android.ask('hideCallkitIncoming', { id: a })
    expect([android.screen.calls, android.screen.isRinging]).toEqual([[], false])
    expect(android.simulator.activeCalls).toHaveLength(1)
  })

  it('says nothing of a full screen, lists it nowhere, and ends it by hide or by its own timer alone', async () => {
    const android = open({ platform: 'android' })
    const args = { id: a, duration: 10_000, android: { isFullScreen: true } }
    await android.ask('showCallkitIncoming', args)
    await android.ask('endCall', { id: a })
    expect([android.events(), android.simulator.activeCalls, android.screen.calls.length]).toEqual([[], [], 1])
    await android.ask('hideCallkitIncoming', { id: a })
    expect(android.screen.calls).toEqual([])
    await android.ask('showCallkitIncoming', args)
    await android.pass(10_000)
    expect([android.events(), android.screen.calls]).toEqual([[], []])
  })

  it('echoes mute and hold, also while events are silenced, and has no state of them', async () => {
    const android = open({ platform: 'android' })
    await android.ask('silenceEvents', true)
    await android.ask('showCallkitIncoming', { id: a })
    await android.ask('muteCall', { id: a, isMuted: true })
    await android.ask('holdCall', { id: b, isOnHold: true })
    expect(android.sent.map(({ delivered }) => delivered)).toEqual([false, true, true])
    expect(await android.ask('isMuted', { id: b })).toBe(true)
  })

  it('reports CONNECTED of what it lists, and of nothing else', async () => {
    const android = open({ platform: 'android' })
    await android.ask('callConnected', { id: a })
    await android.ask('startCall', { id: a })
    await android.ask('callConnected', { id: a })
    expect(android.events()).toEqual(['START', 'CONNECTED'])
    expect(android.screen.calls).toMatchObject([{ state: 'active' }])
  })

  it('times out by itself or by a swipe, with a notification, and takes the call off its list', async () => {
    const android = open({ platform: 'android' })
    await android.ask('showCallkitIncoming', { id: a, duration: 5_000 })
    await android.pass(5_000)
    await android.ask('showCallkitIncoming', { id: b })
    expect(android.hands.swipe(b)).toBe(true)
    expect(android.events()).toEqual(['INCOMING', 'TIMEOUT', 'INCOMING', 'TIMEOUT'])
    expect([android.screen.notices.length, android.simulator.activeCalls]).toEqual([2, []])
  })

  it('rejects data that it cannot cast, and never answers a name that it does not know', async () => {
    const android = open({ platform: 'android' })
    const shown = android.channel.invoke('showCallkitIncoming', { id: a, extra: 'text' })
    const unknown = android.channel.invoke('nobody')
    let isAnswered = false
    void unknown.finally(() => {
      isAnswered = true
    })
    await expect(Promise.all([shown, android.pass()])).rejects.toMatchObject({ code: 'error' })
    await android.pass(60_000)
    expect(isAnswered).toBe(false)
  })

  it('keeps its list beyond the death of the process', async () => {
    const android = open({ platform: 'android' })
    await android.ask('showCallkitIncoming', { id: a })
    android.native.die()
    expect([android.screen.calls, android.simulator.activeCalls.length]).toEqual([[], 1])
  })

  it('has no buttons for mute, digits and groups', async () => {
    const android = open({ platform: 'android' })
    await android.ask('startCall', { id: a })
    expect([android.hands.mute(a, true), android.hands.digits(a, '1'), android.hands.group(a)]).toEqual([
      false,
      false,
      false,
    ])
  })
})

describe('iOS', () => {
  it('answers true for what CallKit refuses: an id that is no UUID, do-not-disturb, a third call', async () => {
    const ios = open({ platform: 'ios' })
    ios.native.refuseNext()
    expect(await ios.ask('showCallkitIncoming', { id: a })).toBe(true)
    expect(await ios.ask('showCallkitIncoming', { id: 'order-42' })).toBe(true)
    expect([ios.events(), ios.screen.calls]).toEqual([[], []])
    for (const id of [a, b, '6ba7b812-9dad-41d1-80b4-00c04fd430c8']) await ios.ask('showCallkitIncoming', { id })
    expect(ios.screen.calls).toHaveLength(2)
  })

  it('names the call that came last in DECLINE', async () => {
    const ios = open({ platform: 'ios' })
    await ios.ask('showCallkitIncoming', { id: a })
    await ios.ask('showCallkitIncoming', { id: b })
    ios.hands.decline(a)
    await ios.pass()
    expect([ios.events().at(-1), ios.ids().at(-1)]).toEqual(['DECLINE', b])
  })

  it('says ENDED for every decline once there was an outgoing call, and never times out again', async () => {
    const ios = open({ platform: 'ios' })
    await ios.ask('startCall', { id: a })
    await ios.ask('endCall', { id: a })
    await ios.ask('showCallkitIncoming', { id: b, duration: 1_000 })
    await ios.pass(5_000)
    ios.hands.decline(b)
    await ios.pass()
    expect(ios.events().filter((event) => event !== 'TOGGLE_AUDIO_SESSION')).toEqual([
      'START',
      'ENDED',
      'INCOMING',
      'ENDED',
    ])
  })

  it('has one slot for an answered call: a second one that ends frees it, and the first times out', async () => {
    const ios = open({ platform: 'ios' })
    await ios.ask('showCallkitIncoming', { id: a, duration: 10_000 })
    ios.hands.answer(a)
    await ios.ask('showCallkitIncoming', { id: b, duration: 10_000 })
    ios.hands.decline(b)
    await ios.pass(10_000)
    expect([ios.events().at(-1), ios.ids().at(-1)]).toEqual(['TIMEOUT', a])
  })

  it('does not time out what rings while another call is answered', async () => {
    const ios = open({ platform: 'ios' })
    await ios.ask('showCallkitIncoming', { id: a })
    ios.hands.answer(a)
    await ios.ask('showCallkitIncoming', { id: b, duration: 1_000 })
    await ios.pass(5_000)
    expect(ios.events()).not.toContain('TIMEOUT')
  })

  it('answers again when it is told of the connection, once in 3.1 and always in 2.5', async () => {
    for (const [version, times] of [
      ['3.1', 2],
      ['2.5', 3],
    ] as const) {
      const ios = open({ platform: 'ios', version })
      await ios.ask('showCallkitIncoming', { id: a })
      ios.hands.answer(a)
      await ios.ask('callConnected', { id: a })
      await ios.ask('callConnected', { id: a })
      expect(ios.events().filter((event) => event === 'ACCEPT')).toHaveLength(times)
    }
  })

  it('takes the first end after a push for the pushed call, and says so twice', async () => {
    const ios = open({ platform: 'ios' })
    await ios.ask('showCallkitIncoming', { id: a })
    ios.native.push({ id: b })
    await ios.pass()
    await ios.ask('endCall', { id: a })
    expect(ios.screen.calls.map(({ id }) => id)).toEqual([a])
    expect(ios.events().slice(2)).toEqual(['ENDED', 'DECLINE'])
  })

  it('keeps one mark for mute and hold, so that a mute after a hold does not reach CallKit', async () => {
    const ios = open({ platform: 'ios' })
    await ios.ask('startCall', { id: a })
    await ios.ask('holdCall', { id: a, isOnHold: true })
    await ios.ask('muteCall', { id: a, isMuted: true })
    expect(ios.screen.calls).toMatchObject([{ isHeld: true, isMuted: false }])
    expect(await ios.ask('isMuted', { id: a })).toBe(true)
  })

  it('writes toggles in upper case, and the type of digits as a number', async () => {
    const ios = open({ platform: 'ios' })
    await ios.ask('startCall', { id: a })
    ios.hands.mute(a, true)
    ios.hands.digits(a, '5')
    ios.hands.group(a, b)
    expect(ios.sent.slice(-3).map(({ body }) => body)).toEqual([
      { id: a.toUpperCase(), isMuted: true },
      { id: a.toUpperCase(), digits: '5', type: 1 },
      { id: a.toUpperCase(), callUUIDToGroupWith: b.toUpperCase() },
    ])
  })

  it('gives the audio session to an answered call, and says nothing of a hold of the answered one', async () => {
    const ios = open({ platform: 'ios' })
    await ios.ask('showCallkitIncoming', { id: a })
    ios.hands.answer(a)
    ios.hands.hold(a, true)
    ios.hands.hold(a, false)
    ios.hands.hangUp(a)
    await ios.pass()
    const sessions = ios.sent.filter(({ event }) => event === 'ACTION_CALL_TOGGLE_AUDIO_SESSION')
    expect(sessions.map(({ body }) => body)).toEqual([{ isActive: true }, { isActive: true }, { isActive: false }])
  })

  it('lists cellular calls by a bare id, and connected ones as accepted', async () => {
    const ios = open({ platform: 'ios' })
    await ios.ask('startCall', { id: a })
    await ios.ask('callConnected', { id: a })
    ios.native.cellular(true)
    const list = (await ios.ask('activeCalls')) as readonly Record<string, unknown>[]
    expect(list[0]).toMatchObject({ id: a, accepted: true })
    expect(Object.keys(list[1] ?? {})).toEqual(['id'])
  })

  it('rejects a name that it does not know, and keeps no event for later', async () => {
    const ios = open({ platform: 'ios', attached: false })
    const unknown = ios.channel.invoke('nobody')
    await expect(Promise.all([unknown, ios.pass()])).rejects.toMatchObject({ name: 'MissingPluginException' })
    const heard: unknown[] = []
    ios.channel.on('com.hiennv.flutter_callkit_incoming.ACTION_CALL_INCOMING', (body) => heard.push(body))
    await ios.ask('showCallkitIncoming', { id: a })
    ios.js.attach()
    await ios.pass()
    expect(heard).toEqual([])
  })
})
