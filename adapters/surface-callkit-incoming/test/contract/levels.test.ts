import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { androidBody, bodies, iosBody, platforms } from '../support/bodies.ts'
import { callOf, methodsOf, openLine, other, uuid } from '../support/line.ts'

describe.each(platforms)('showing a call on %s', (platform) => {
  it('that rings is showCallkitIncoming, with the ring time of the phone', async () => {
    const line = await openLine({ platform })
    expect(await line.surface.show(callOf())).toEqual({ ok: true })
    expect(line.asked).toMatchObject([{ method: 'showCallkitIncoming', args: { id: uuid, duration: 45_000 } }])
  })

  it('that is placed is startCall, and callConnected once it is up', async () => {
    const line = await openLine({ platform })
    const call = callOf({ direction: 'outgoing', stage: 'dialing' })
    await line.put(call)
    for (const stage of ['dialing', 'connecting', 'connected', 'connected'] as const)
      await line.surface.show({ ...call, stage })
    expect(methodsOf(line)).toEqual(['startCall', 'callConnected'])
  })

  it('that talks already is startCall as well, since it must not ring', async () => {
    const line = await openLine({ platform })
    await line.put(callOf({ stage: 'connected', held: true }))
    expect(methodsOf(line)).toEqual(['startCall', 'callConnected', 'holdCall'])
  })

  it('that its user has answered there is callConnected, and nothing before', async () => {
    const line = await openLine({ platform })
    await line.surface.show(callOf())
    await line.say('ACTION_CALL_ACCEPT', bodies[platform])
    await line.surface.show(callOf({ stage: 'connecting' }))
    await line.surface.show(callOf({ stage: 'connected' }))
    expect(methodsOf(line)).toEqual(['showCallkitIncoming', 'callConnected'])
  })

  it('that the OS has announced shows it no second time', async () => {
    const line = await openLine({ platform })
    await line.say('ACTION_CALL_INCOMING', bodies[platform])
    await line.surface.show(callOf())
    expect(line.asked).toEqual([])
  })

  it('tells of mute and hold what differs from what was last told or last said, mute first', async () => {
    const line = await openLine({ platform })
    const talking = callOf({ stage: 'connected' })
    await line.put(talking)
    line.asked.length = 0
    await line.surface.show({ ...talking, muted: true, held: true })
    await line.surface.show({ ...talking, muted: true, held: true })
    expect(line.asked).toEqual([
      { method: 'muteCall', args: { id: uuid, isMuted: true } },
      { method: 'holdCall', args: { id: uuid, isOnHold: true } },
    ])
    line.asked.length = 0
    await line.say('ACTION_CALL_TOGGLE_MUTE', { id: uuid.toUpperCase(), isMuted: false })
    await line.surface.show({ ...talking, muted: false, held: true })
    expect(line.asked).toEqual([])
  })

  it('answers with the words of a host that refuses', async () => {
    const line = await openLine({ platform })
    line.answers('showCallkitIncoming', () => Promise.reject({ code: 'error', message: 'no context' }))
    expect(await line.surface.show(callOf())).toEqual({
      ok: false,
      reason: 'failed',
      vendor: { code: 'error', message: 'no context' },
    })
    line.answers('showCallkitIncoming', () => Promise.reject(new Error('MissingPluginException(No implementation)')))
    expect(await line.surface.show(callOf())).toMatchObject({ ok: false, reason: 'not-supported' })
  })

  it('goes on where a mute cannot be told, and reports it', async () => {
    const line = await openLine({ platform })
    line.answers('muteCall', () => Promise.reject(new Error('gone')))
    await line.put(callOf({ stage: 'connected' }))
    expect(await line.surface.show(callOf({ stage: 'connected', muted: true }))).toEqual({ ok: true })
    await settle()
    expect(line.facts).toEqual([{ type: 'callkit.fault', message: 'muteCall: gone' }])
  })

  it('takes what the app says of its look, and reports an app that throws', async () => {
    const line = await openLine({
      platform,
      params() {
        throw new Error('no names today')
      },
    })
    expect(await line.surface.show(callOf())).toEqual({ ok: true })
    expect(line.facts).toEqual([{ type: 'callkit.fault', message: "option 'params' threw: Error: no names today" }])
  })
})

describe.each(platforms)('a call that %s has not said to show yet', (platform) => {
  it('is told nothing more: it would be passed over', async () => {
    const line = await openLine({ platform })
    const call = callOf({ direction: 'outgoing', stage: 'dialing' })
    for (const stage of ['dialing', 'connecting', 'connected'] as const)
      await line.surface.show({ ...call, stage, muted: true })
    expect(methodsOf(line)).toEqual(['startCall'])
    await line.say('ACTION_CALL_START', bodies[platform])
    expect(methodsOf(line)).toEqual(['startCall', 'callConnected', 'muteCall'])
  })

  it('is not forgotten by a list that does not have it', async () => {
    const line = await openLine({ platform })
    await line.surface.show(callOf())
    expect(await line.surface.listCalls?.()).toEqual({ complete: false, facts: [] })
    await line.surface.show(callOf())
    expect(methodsOf(line)).toEqual(['showCallkitIncoming', 'activeCalls'])
  })
})

describe('a call that iOS is about to start', () => {
  it('is waited for by what is said of other calls, since it would get their data', async () => {
    const line = await openLine({ platform: 'ios' })
    const placed = callOf({ direction: 'outgoing', stage: 'dialing' })
    for (const question of ['activeCalls', 'isMuted']) line.answers(question, settle)
    const told = () => methodsOf(line).filter((method) => !/activeCalls|isMuted/.test(method))
    void line.surface.show(placed)
    void line.surface.show(callOf({ uuid: other }))
    line.surface.close(placed, { reason: 'hung-up', by: 'local', at: 1, confirmed: true })
    await settle()
    expect(told()).toEqual(['startCall'])
    await line.say('ACTION_CALL_START', iosBody)
    await settle()
    await settle()
    expect(told()).toEqual(['startCall', 'showCallkitIncoming', 'endCall'])
  })

  it('is waited for no longer than it can take, should CallKit refuse it', async () => {
    const line = await openLine({ platform: 'ios' })
    void line.surface.show(callOf({ direction: 'outgoing', stage: 'dialing' }))
    await line.surface.show(callOf({ uuid: other }))
    expect(methodsOf(line)).toEqual(['startCall', ...Array(256).fill('activeCalls'), 'showCallkitIncoming'])
  })

  it('holds up nothing on Android, where each call has its own data', async () => {
    const line = await openLine({ platform: 'android' })
    void line.surface.show(callOf({ direction: 'outgoing', stage: 'dialing' }))
    await line.surface.show(callOf({ uuid: other }))
    expect(methodsOf(line)).toEqual(['startCall', 'showCallkitIncoming'])
  })
})

describe('a call under an id that is no UUID', () => {
  it('is shown on Android, and said not to be on iOS, which would pass it over without a word', async () => {
    for (const platform of platforms) {
      const line = await openLine({ platform })
      const result = await line.surface.show(callOf({ uuid: 'order-42' }))
      expect(result).toMatchObject(platform === 'android' ? { ok: true } : { ok: false, reason: 'failed' })
      expect(line.asked).toHaveLength(platform === 'android' ? 1 : 0)
    }
  })
})

describe('a call that is answered in the app', () => {
  it('stops ringing on Android, and becomes an answered one for the plugin', async () => {
    const line = await openLine({ platform: 'android' })
    await line.put(callOf())
    line.asked.length = 0
    await line.surface.show(callOf({ stage: 'connecting' }))
    expect(methodsOf(line)).toEqual(['hideCallkitIncoming', 'startCall'])
    await line.say('ACTION_CALL_START', androidBody)
    await line.surface.show(callOf({ stage: 'connected' }))
    expect(methodsOf(line).slice(2)).toEqual(['callConnected'])
  })

  it('is said to be connected on Android once the plugin has it, also after a full screen', async () => {
    const line = await openLine({ platform: 'android', params: { android: { isFullScreen: true } } })
    await line.surface.show(callOf())
    line.asked.length = 0
    await line.surface.show(callOf({ stage: 'connected' }))
    expect(methodsOf(line)).toEqual(['hideCallkitIncoming', 'startCall'])
    await line.say('ACTION_CALL_START', androidBody)
    expect(methodsOf(line)).toEqual(['hideCallkitIncoming', 'startCall', 'callConnected'])
  })

  it('is answered on iOS by callConnected, the only way that there is, and once', async () => {
    const line = await openLine({ platform: 'ios' })
    await line.put(callOf())
    line.asked.length = 0
    await line.surface.show(callOf({ stage: 'connecting' }))
    await line.surface.show(callOf({ stage: 'connected' }))
    expect(methodsOf(line)).toEqual(['callConnected'])
  })
})

describe('settling', () => {
  it.each(platforms)('a refused start ends the call that %s has begun', async (platform) => {
    const line = await openLine({ platform })
    await line.say('ACTION_CALL_START', bodies[platform])
    line.surface.settle('r1', false)
    line.surface.settle('r1', false)
    expect(line.asked).toEqual([{ method: 'endCall', args: { id: uuid } }])
  })

  it('anything else tells the OS nothing, which waits for no answer', async () => {
    const line = await openLine({ platform: 'ios' })
    await line.say('ACTION_CALL_INCOMING', iosBody)
    await line.say('ACTION_CALL_ACCEPT', iosBody)
    await line.say('ACTION_CALL_TOGGLE_MUTE', { id: uuid, isMuted: true })
    for (const id of ['r1', 'r2', 'nobody']) {
      line.surface.settle(id, true)
      line.surface.settle(id, false)
    }
    expect(line.asked).toEqual([])
  })

  it('a refused mute is put back by the level that stands', async () => {
    const line = await openLine({ platform: 'ios' })
    const talking = callOf({ stage: 'connected' })
    await line.put(talking)
    await line.say('ACTION_CALL_TOGGLE_MUTE', { id: uuid, isMuted: true })
    line.asked.length = 0
    line.surface.settle('r1', false)
    await line.surface.show(talking)
    expect(line.asked).toEqual([{ method: 'muteCall', args: { id: uuid, isMuted: false } }])
  })
})

describe('listing the calls on the screen', () => {
  it.each([
    ['a list', (list: unknown) => list],
    ['JSON of one', (list: unknown) => JSON.stringify(list)],
    ['a list of JSON', (list: unknown) => (list as unknown[]).map((entry) => JSON.stringify(entry))],
  ])('reads %s', async (_what, form) => {
    const line = await openLine({ platform: 'android' })
    const stored = { ...androidBody, handle: '0901234567', isAccepted: true }
    line.answers('activeCalls', form([stored]))
    expect(await line.surface.listCalls?.()).toMatchObject({
      complete: true,
      facts: [
        {
          type: 'call.announced',
          call: { refs: { 'os.uuid': uuid } },
          remote: { address: '0901234567' },
          answered: true,
        },
      ],
    })
  })

  it.each([
    [{ isAccepted: true, accepted: false }, true],
    [{ isAccepted: false, accepted: true }, undefined],
  ])('of iOS with %j is answered: %s, since connected is something else', async (marks, answered) => {
    const line = await openLine({ platform: 'ios' })
    line.answers('activeCalls', [{ ...iosBody, ...marks }])
    const list = await line.surface.listCalls?.()
    const [fact] = list?.facts ?? []
    expect(fact).toHaveProperty('type', 'call.announced')
    expect(Object(fact).answered).toBe(answered)
  })

  it('leaves out a bare id of iOS, which is a call of the telephone or of another app', async () => {
    const line = await openLine({ platform: 'ios' })
    line.answers('activeCalls', [{ id: 'CE110000-0000-4000-8000-000000000000' }])
    expect(await line.surface.listCalls?.()).toEqual({ complete: true, facts: [] })
  })

  it('keeps a bare id of a call that is shown', async () => {
    const line = await openLine({ platform: 'ios' })
    await line.surface.show(callOf())
    line.answers('activeCalls', [{ id: uuid.toUpperCase() }])
    expect(await line.surface.listCalls?.()).toEqual({
      complete: true,
      facts: [{ type: 'call.announced', call: { refs: { 'os.uuid': uuid } } }],
    })
  })

  it.each([[undefined], [null], ['garbage'], ['[{"id":'], [{ id: uuid }], [() => Promise.reject(new Error('no'))]])(
    'is not complete where the answer is %s',
    async (answer) => {
      const line = await openLine({ platform: 'ios' })
      line.answers('activeCalls', answer)
      expect(await line.surface.listCalls?.()).toEqual({ complete: false, facts: [] })
    },
  )

  it('is not complete while Android shows an activity, of which it keeps no account', async () => {
    const line = await openLine({ platform: 'android', params: { android: { isFullScreen: true } } })
    await line.surface.show(callOf())
    expect(await line.surface.listCalls?.()).toEqual({ complete: false, facts: [] })
    line.asked.length = 0
    await line.surface.show(callOf())
    expect(line.asked).toEqual([])
  })
})
