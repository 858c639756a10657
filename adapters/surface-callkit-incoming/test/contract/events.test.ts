import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { CallkitEvent } from '../../src/index.ts'
import { androidBody, bodies, iosBody, platforms } from '../support/bodies.ts'
import { callOf, methodsOf, openLine, other, uuid } from '../support/line.ts'

const named = { refs: { 'os.uuid': uuid } }
const remote = { address: '0901234567', name: 'Mai', avatarUrl: 'https://example.com/mai.png' }

describe.each(platforms)('what %s sends of a call', (platform) => {
  const body = bodies[platform]

  it('ACTION_CALL_INCOMING announces it, with everything that is known of it', async () => {
    const line = await openLine({ platform })
    await line.say('ACTION_CALL_INCOMING', body)
    expect(line.facts).toEqual([{ type: 'call.announced', call: named, remote, video: true }])
    expect(line.requests).toEqual([])
  })

  it('ACTION_CALL_START asks to start it', async () => {
    const line = await openLine({ platform })
    await line.say('ACTION_CALL_START', body)
    expect(line.requests).toEqual([{ requestId: 'r1', type: 'start', call: named, to: '0901234567', video: true }])
  })

  it('ACTION_CALL_START without a number calls nobody, is reported, and leaves the screen', async () => {
    const line = await openLine({ platform })
    for (const call of [{ id: uuid }, { id: uuid, nameCaller: 'Mai' }]) {
      line.asked.length = 0
      await line.say('ACTION_CALL_START', call)
      expect(line.facts.at(-1)).toEqual({
        type: 'callkit.unreadable',
        event: 'ACTION_CALL_START',
        body: expect.objectContaining(call),
      })
      expect(line.asked).toEqual([{ method: 'endCall', args: { id: uuid } }])
    }
    expect(line.requests).toEqual([])
  })

  it('ACTION_CALL_START without a number, of a call that is on the screen, leaves it there', async () => {
    const line = await openLine({ platform })
    await line.say('ACTION_CALL_INCOMING', body)
    await line.say('ACTION_CALL_START', { id: uuid, nameCaller: 'Mai' })
    expect([line.requests, methodsOf(line)]).toEqual([[], []])
  })

  it('ACTION_CALL_START without a number is the echo of a call that the phone has shown', async () => {
    const line = await openLine({ platform })
    await line.surface.show(callOf({ stage: 'connected', remote: {} }))
    await line.say('ACTION_CALL_START', { id: uuid })
    expect(line.requests).toMatchObject([{ type: 'start', call: named }])
    expect(line.facts).toEqual([])
  })

  it('ACTION_CALL_ACCEPT asks to answer it, with video if it has video', async () => {
    const line = await openLine({ platform })
    await line.say('ACTION_CALL_INCOMING', body)
    await line.say('ACTION_CALL_ACCEPT', body)
    await line.say('ACTION_CALL_ACCEPT', { ...body, type: 0 })
    expect(line.requests).toEqual([
      { requestId: 'r1', type: 'answer', call: named, video: true },
      { requestId: 'r2', type: 'answer', call: named },
    ])
  })

  it('ACTION_CALL_ACCEPT of a call of which nothing was said announces it first', async () => {
    const line = await openLine({ platform })
    await line.say('ACTION_CALL_ACCEPT', body)
    expect(line.facts).toEqual([{ type: 'call.announced', call: named, remote, video: true }])
    expect(line.requests).toMatchObject([{ type: 'answer', call: named }])
  })

  it.each(['ACTION_CALL_DECLINE', 'ACTION_CALL_ENDED'])('%s asks to end it', async (event) => {
    const line = await openLine({ platform })
    await line.say('ACTION_CALL_INCOMING', body)
    await line.say(event, body)
    expect(line.requests).toEqual([{ requestId: 'r1', type: 'end', call: named }])
  })

  it('ACTION_CALL_TIMEOUT tells that it rang long enough, and asks nothing', async () => {
    const line = await openLine({ platform })
    await line.say('ACTION_CALL_TIMEOUT', body)
    expect(line.facts).toEqual([{ type: 'surface.timedOut', call: named }])
    expect(line.requests).toEqual([])
  })

  it('ACTION_CALL_CALLBACK asks to call back', async () => {
    const line = await openLine({ platform })
    await line.say('ACTION_CALL_CALLBACK', body)
    await line.say('ACTION_CALL_CALLBACK', { id: uuid })
    expect(line.requests).toEqual([
      { requestId: 'r1', type: 'callBack', call: named, to: '0901234567', video: true },
      // The far side of the call that it names.
      { requestId: 'r2', type: 'callBack', call: named },
    ])
  })

  it('ACTION_CALL_CONNECTED says nothing that the phone did not say', async () => {
    const line = await openLine({ platform })
    await line.say('ACTION_CALL_CONNECTED', body)
    expect([line.facts, line.requests]).toEqual([[], []])
  })

  it('reaches an app that listens, with all of its fields', async () => {
    const line = await openLine({ platform })
    const heard: CallkitEvent[] = []
    const stop = line.surface.callkit.onEvent((event) => heard.push(event))
    await line.say('ACTION_CALL_INCOMING', body)
    stop()
    await line.say('ACTION_CALL_INCOMING', body)
    expect(heard).toHaveLength(1)
    expect(heard[0]).toMatchObject({
      event: 'actionCallIncoming',
      call: { id: uuid, nameCaller: 'Mai', handle: '0901234567', type: 1, duration: 45_000, extra: { ticket: 7 } },
    })
  })
})

describe('the body of a call', () => {
  it('of Android is read field by field: number, the colours, the id of a calling notification that is a text', async () => {
    const line = await openLine({ platform: 'android' })
    const heard: CallkitEvent[] = []
    line.surface.callkit.onEvent((event) => heard.push(event))
    await line.say('ACTION_CALL_INCOMING', androidBody)
    const { number, acceptColor, declineColor, ...rest } = androidBody
    const { id, ...calling } = rest.callingNotification
    const { backgroundUrl, ...android } = rest.android
    expect([acceptColor, declineColor, backgroundUrl, id]).toEqual(['', '', '', 'a-text'])
    expect(heard).toEqual([
      { event: 'actionCallIncoming', call: { ...rest, handle: number, callingNotification: calling, android } },
    ])
  })

  it('of iOS is read field by field', async () => {
    const line = await openLine({ platform: 'ios' })
    const heard: CallkitEvent[] = []
    line.surface.callkit.onEvent((event) => heard.push(event))
    await line.say('ACTION_CALL_INCOMING', iosBody)
    const { uuid: _, ...call } = iosBody
    expect(heard).toEqual([{ event: 'actionCallIncoming', call }])
  })

  it.each(platforms)('of %s may come as JSON in a text', async (platform) => {
    const line = await openLine({ platform })
    await line.say('ACTION_CALL_INCOMING', JSON.stringify(bodies[platform]))
    expect(line.facts).toMatchObject([{ type: 'call.announced', call: named, remote }])
  })

  it('names it in lower case, however the OS spells it', async () => {
    const line = await openLine({ platform: 'ios' })
    await line.say('ACTION_CALL_TOGGLE_HOLD', { id: uuid.toUpperCase(), isOnHold: true })
    await line.say('ACTION_CALL_TOGGLE_GROUP', { id: uuid.toUpperCase(), callUUIDToGroupWith: other.toUpperCase() })
    expect(line.requests).toMatchObject([{ call: named }, { call: named, with: { refs: { 'os.uuid': other } } }])
  })

  it('is spoken of as the OS spells it last, since Android finds it by its letters', async () => {
    const line = await openLine({ platform: 'android' })
    const spelled = { ...androidBody, id: uuid.toUpperCase() }
    const end = { reason: 'hung-up', by: 'remote', at: 1, confirmed: true } as const
    await line.say('ACTION_CALL_INCOMING', spelled)
    await line.surface.show(callOf({ stage: 'connected', muted: true }))
    expect(line.asked.map(({ args }) => Object(args).id)).toEqual(line.asked.map(() => spelled.id))
    await line.say('ACTION_CALL_ENDED', spelled)
    await line.say('ACTION_CALL_INCOMING', androidBody)
    line.asked.length = 0
    line.surface.close(callOf(), end)
    expect(line.asked[0]).toEqual({ method: 'endCall', args: { id: uuid } })
  })

  it('keeps an id that is no UUID letter by letter, as Android finds it', async () => {
    const line = await openLine({ platform: 'android' })
    await line.say('ACTION_CALL_INCOMING', { ...androidBody, id: 'Order-42' })
    expect(line.facts).toMatchObject([{ call: { refs: { 'os.uuid': 'Order-42' } } }])
    line.surface.close(
      { callId: callOf().callId, uuid: 'Order-42' },
      { reason: 'hung-up', by: 'remote', at: 1, confirmed: true },
    )
    expect(line.asked[0]).toEqual({ method: 'endCall', args: { id: 'Order-42' } })
  })
})

describe.each(platforms)('the toggles of %s', (platform) => {
  it('ACTION_CALL_TOGGLE_HOLD asks to hold and to resume', async () => {
    const line = await openLine({ platform })
    await line.say('ACTION_CALL_TOGGLE_HOLD', { id: uuid, isOnHold: true })
    await line.say('ACTION_CALL_TOGGLE_HOLD', { id: uuid, isOnHold: false })
    expect(line.requests).toMatchObject([
      { type: 'hold', call: named, held: true },
      { type: 'hold', held: false },
    ])
  })

  it('ACTION_CALL_TOGGLE_MUTE asks to mute and to unmute', async () => {
    const line = await openLine({ platform })
    await line.say('ACTION_CALL_TOGGLE_MUTE', { id: uuid, isMuted: true })
    await line.say('ACTION_CALL_TOGGLE_MUTE', { id: uuid, isMuted: false })
    expect(line.requests).toMatchObject([
      { type: 'mute', call: named, muted: true },
      { type: 'mute', muted: false },
    ])
  })
})

describe('what iOS alone sends', () => {
  it.each([
    [1, 'singleTone'],
    [2, 'softPause'],
    [3, 'hardPause'],
    ['singleTone', 'singleTone'],
    [undefined, undefined],
  ] as const)('ACTION_CALL_TOGGLE_DMTF asks for digits; its type %s is %s', async (type, word) => {
    const line = await openLine({ platform: 'ios' })
    const heard: CallkitEvent[] = []
    line.surface.callkit.onEvent((event) => heard.push(event))
    await line.say('ACTION_CALL_TOGGLE_DMTF', { id: uuid, digits: '12#', type })
    expect(line.requests).toEqual([{ requestId: 'r1', type: 'digits', call: named, digits: '12#' }])
    expect(heard).toEqual([
      { event: 'actionCallToggleDmtf', id: uuid, digits: '12#', ...(word !== undefined && { type: word }) },
    ])
  })

  it('ACTION_CALL_TOGGLE_GROUP asks to join, and without another call to leave', async () => {
    const line = await openLine({ platform: 'ios' })
    await line.say('ACTION_CALL_TOGGLE_GROUP', { id: uuid, callUUIDToGroupWith: other })
    await line.say('ACTION_CALL_TOGGLE_GROUP', { id: uuid, callUUIDToGroupWith: null })
    expect(line.requests).toEqual([
      { requestId: 'r1', type: 'group', call: named, with: { refs: { 'os.uuid': other } } },
      { requestId: 'r2', type: 'group', call: named },
    ])
  })

  it.each(['isActive', 'isActivate'])(
    'ACTION_CALL_TOGGLE_AUDIO_SESSION says by %s who has the session',
    async (key) => {
      const line = await openLine({ platform: 'ios' })
      await line.say('ACTION_CALL_TOGGLE_AUDIO_SESSION', { [key]: true })
      await line.say('ACTION_CALL_TOGGLE_AUDIO_SESSION', { [key]: false })
      expect(line.facts).toEqual([
        { type: 'audioSession.changed', active: true },
        { type: 'audioSession.changed', active: false },
      ])
    },
  )

  it('DID_UPDATE_DEVICE_PUSH_TOKEN_VOIP tells the address for pushes, and when it is no longer valid', async () => {
    const line = await openLine({ platform: 'ios' })
    await line.say('DID_UPDATE_DEVICE_PUSH_TOKEN_VOIP', { deviceTokenVoIP: 'd6a77ca8' })
    await line.say('DID_UPDATE_DEVICE_PUSH_TOKEN_VOIP', { deviceTokenVoIP: '' })
    expect(line.facts).toEqual([
      { type: 'pushToken.changed', token: 'd6a77ca8' },
      { type: 'pushToken.changed', token: null },
    ])
  })

  it.each([{}, null, undefined])('ACTION_CALL_PROVIDER_DID_RESET is a reset, with the body %j', async (body) => {
    const line = await openLine({ platform: 'ios' })
    await line.surface.show(callOf())
    await line.say('ACTION_CALL_PROVIDER_DID_RESET', body)
    expect(line.facts).toEqual([{ type: 'port.reset' }])
    line.asked.length = 0
    await line.surface.show(callOf())
    expect(methodsOf(line)).toEqual(['showCallkitIncoming'])
  })
})

describe('what native code sends of its own', () => {
  it('ACTION_CALL_CUSTOM goes to the app as it is', async () => {
    const line = await openLine({ platform: 'android' })
    await line.say('ACTION_CALL_CUSTOM', { seat: 4, of: ['a'] })
    expect(line.facts).toEqual([{ type: 'surface.custom', data: { seat: 4, of: ['a'] } }])
  })

  it('under a name of its own is heard with that name where it is listed', async () => {
    const line = await openLine({ platform: 'ios', customEvents: ['com.example.SEAT', 'com.example.LEFT'] })
    const heard: CallkitEvent[] = []
    line.surface.callkit.onEvent((event) => heard.push(event))
    await line.sayAs('com.example.SEAT', { seat: 4 })
    await line.sayAs('com.example.LEFT', { seat: 4 })
    await line.sayAs('com.example.ELSE', { seat: 5 })
    expect(line.facts).toEqual([
      { type: 'surface.custom', data: { event: 'com.example.SEAT', body: { seat: 4 } } },
      { type: 'surface.custom', data: { event: 'com.example.LEFT', body: { seat: 4 } } },
    ])
    expect(heard).toEqual([
      { event: 'actionCallCustom', name: 'com.example.SEAT', body: { seat: 4 } },
      { event: 'actionCallCustom', name: 'com.example.LEFT', body: { seat: 4 } },
    ])
  })

  it('may use the constants that the plugin never sends', async () => {
    const line = await openLine({ platform: 'android' })
    await line.say('ACTION_CALL_HELD', { id: uuid })
    await line.say('ACTION_CALL_UNHELD', { id: uuid })
    await line.say('ACTION_CALL_AUDIO_STATE_CHANGE', { route: 'speaker' })
    expect(line.requests).toMatchObject([
      { type: 'hold', held: true },
      { type: 'hold', held: false },
    ])
    expect(line.facts).toEqual([])
  })
})

describe('the names of an event', () => {
  it.each([
    'com.hiennv.flutter_callkit_incoming.ACTION_CALL_TOGGLE_MUTE',
    'ACTION_CALL_TOGGLE_MUTE',
    'actionCallToggleMute',
    'Event.actionCallToggleMute',
  ])('%s is heard', async (name) => {
    const line = await openLine({ platform: 'ios' })
    await line.sayAs(name, { id: uuid, isMuted: true })
    expect(line.requests).toHaveLength(1)
  })

  it('actionDidUpdateDevicePushTokenVoip is the one of the push token', async () => {
    const line = await openLine({ platform: 'ios' })
    await line.sayAs('actionDidUpdateDevicePushTokenVoip', { deviceTokenVoIP: 'x' })
    expect(line.facts).toEqual([{ type: 'pushToken.changed', token: 'x' }])
  })
})

describe('which call has ended on iOS', () => {
  it('is asked of the OS: the event names the call that was shown last', async () => {
    const line = await openLine({ platform: 'ios' })
    await line.say('ACTION_CALL_INCOMING', iosBody)
    await line.say('ACTION_CALL_INCOMING', { ...iosBody, id: other, uuid: other })
    line.answers('activeCalls', [{ ...iosBody, id: other, uuid: other }])
    await line.say('ACTION_CALL_DECLINE', { ...iosBody, id: other, uuid: other })
    expect(line.requests).toMatchObject([{ type: 'end', call: named }])
  })

  it('is none, where the event names one that is still there', async () => {
    const line = await openLine({ platform: 'ios' })
    await line.say('ACTION_CALL_INCOMING', iosBody)
    line.answers('activeCalls', [iosBody])
    await line.say('ACTION_CALL_ENDED', iosBody)
    expect(line.requests).toEqual([])
  })

  it('is the named one, where the OS does not answer the question', async () => {
    const line = await openLine({ platform: 'ios' })
    await line.say('ACTION_CALL_INCOMING', iosBody)
    for (const answer of [() => Promise.reject(new Error('no')), 'garbage']) {
      line.answers('activeCalls', answer)
      await line.say('ACTION_CALL_DECLINE', iosBody)
    }
    expect(line.requests).toMatchObject([
      { type: 'end', call: named },
      { type: 'end', call: named },
    ])
  })

  it('is not one that the OS has not confirmed yet', async () => {
    const line = await openLine({ platform: 'ios' })
    await line.say('ACTION_CALL_INCOMING', iosBody)
    void line.surface.show(callOf({ uuid: other }))
    await settle()
    await line.say('ACTION_CALL_DECLINE', iosBody)
    expect(line.requests).toMatchObject([{ type: 'end', call: named }])
  })

  it('is told by Android, and nothing is asked', async () => {
    const line = await openLine({ platform: 'android' })
    await line.say('ACTION_CALL_DECLINE', androidBody)
    expect(line.asked).toEqual([])
    expect(line.requests).toHaveLength(1)
  })
})

describe.each(['ACTION_CALL_DECLINE', 'ACTION_CALL_ENDED'])('%s on Android', (event) => {
  const end = { reason: 'cancelled', by: 'remote', at: 1, confirmed: true } as const

  it('of a call of which nothing was said announces it first, unanswered', async () => {
    const line = await openLine({ platform: 'android' })
    await line.say(event, androidBody)
    expect(line.facts).toEqual([{ type: 'call.announced', call: named, remote, video: true }])
    expect(line.requests).toMatchObject([{ type: 'end', call: named }])
  })

  it('announces nothing that was announced, shown or listed', async () => {
    const line = await openLine({ platform: 'android' })
    await line.say('ACTION_CALL_INCOMING', androidBody)
    await line.surface.show(callOf({ uuid: other }))
    const listed = { ...androidBody, id: 'Order-42' }
    line.answers('activeCalls', [androidBody, listed])
    await line.surface.listCalls?.()
    const before = line.facts.length
    for (const body of [androidBody, { ...androidBody, id: other }, listed]) await line.say(event, body)
    expect(line.facts).toHaveLength(before)
    expect(line.requests).toHaveLength(3)
  })

  it('does not announce what comes back of a close', async () => {
    const line = await openLine({ platform: 'android' })
    await line.surface.show(callOf())
    line.surface.close(callOf(), end)
    await line.say(event, androidBody)
    expect(line.facts).toEqual([])
    // Once: the next one under this id is another call.
    await line.say(event, androidBody)
    expect(line.facts).toHaveLength(1)
  })

  it('does not announce what comes back of a start that was refused', async () => {
    const line = await openLine({ platform: 'android' })
    await line.say('ACTION_CALL_START', androidBody)
    line.surface.settle('r1', false)
    expect(methodsOf(line)).toEqual(['endCall'])
    await line.say(event, androidBody)
    expect(line.facts).toEqual([])
  })

  it('announces a call that comes anew under the id of one that was closed', async () => {
    const line = await openLine({ platform: 'android' })
    await line.surface.show(callOf())
    line.surface.close(callOf(), end)
    await line.say('ACTION_CALL_INCOMING', androidBody)
    await line.say('ACTION_CALL_TIMEOUT', androidBody)
    await line.say(event, androidBody)
    expect(line.facts.map(({ type }) => type)).toEqual(['call.announced', 'surface.timedOut', 'call.announced'])
  })
})
