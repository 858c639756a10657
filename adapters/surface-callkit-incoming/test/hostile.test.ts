import { arbitraryHostile, hostilePayloads } from '@offhook/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCallkitIncomingSurface, nativeEvents } from '../src/index.ts'
import { bodies, platforms } from './support/bodies.ts'
import { callOf, createLine, openLine, uuid } from './support/line.ts'

const refuse = () => {
  throw new Error('nobody looks in here')
}

describe.each(platforms)('what %s should never send', (platform) => {
  it.each(nativeEvents)('%s survives every body that has broken a reader before, and says so', async (event) => {
    const line = await openLine({ platform })
    for (const { make } of hostilePayloads) await line.say(event, make())
    await line.say(event, new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse }))
    expect(line.requests).toEqual([])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    if (!/CUSTOM|AUDIO_STATE|DID_RESET/.test(event))
      expect(line.facts.every(({ type }) => (type as string) === 'callkit.unreadable')).toBe(true)
  })

  it.each([
    ['ACTION_CALL_INCOMING', {}],
    ['ACTION_CALL_INCOMING', { id: '' }],
    ['ACTION_CALL_ACCEPT', { id: 7 }],
    ['ACTION_CALL_TOGGLE_HOLD', { id: uuid }],
    ['ACTION_CALL_TOGGLE_HOLD', { id: uuid, isOnHold: 'perhaps' }],
    ['ACTION_CALL_TOGGLE_MUTE', { id: uuid, isMuted: null }],
    ['ACTION_CALL_TOGGLE_DMTF', { id: uuid, digits: 5 }],
    ['ACTION_CALL_TOGGLE_AUDIO_SESSION', {}],
    ['DID_UPDATE_DEVICE_PUSH_TOKEN_VOIP', { deviceTokenVoIP: null }],
    ['ACTION_CALL_PROVIDER_DID_RESET', 'reset'],
  ])('%s with %j is nothing but a report', async (event, body) => {
    const line = await openLine({ platform })
    await line.say(event, body)
    expect(line.requests).toEqual([])
    expect(line.facts).toEqual([{ type: 'callkit.unreadable', event, body }])
  })

  it('keeps the good fields of a body whose others are wrong', async () => {
    const line = await openLine({ platform })
    await line.say('ACTION_CALL_INCOMING', {
      ...bodies[platform],
      nameCaller: 7,
      avatar: null,
      type: 'x',
      extra: 'no map',
      android: [],
      ios: 'x',
      missedCallNotification: 1,
    })
    expect(line.facts).toEqual([
      { type: 'call.announced', call: { refs: { 'os.uuid': uuid } }, remote: { address: '0901234567' } },
    ])
  })

  it('leaves the calls that are there alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...nativeEvents), arbitraryHostile(), async (event, { make }) => {
        const line = await openLine({ platform })
        await line.surface.show(callOf())
        await line.say(event, make())
        expect(line.requests.filter(({ call }) => call.refs?.['os.uuid'] === uuid)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('activeCalls with anything in it', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryHostile(), async ({ make }) => {
        const line = await openLine({ platform })
        line.answers('activeCalls', () => [make(), bodies[platform]])
        const list = await line.surface.listCalls?.()
        expect(list?.facts.at(-1)).toMatchObject({ type: 'call.announced', call: { refs: { 'os.uuid': uuid } } })
        line.answers('activeCalls', make)
        await line.surface.listCalls?.()
      }),
      { numRuns: 200 },
    )
  })
})

describe('an app that is JavaScript too', () => {
  it.each([
    [undefined, 'needs a channel'],
    [{}, 'needs a channel'],
    [{ channel: {} }, 'needs a channel'],
    [{ channel: { invoke: refuse, on: refuse }, platform: 'windows' }, "'android' or 'ios'"],
  ])('hears in a sentence what is wrong with %j', (options, words) => {
    expect(() => createCallkitIncomingSurface(options as never)).toThrow(words)
  })

  it('may have listeners that throw, and the others hear all the same', async () => {
    const line = await openLine({ platform: 'ios' })
    const heard: string[] = []
    line.surface.callkit.onEvent(refuse)
    line.surface.callkit.onEvent(({ event }) => heard.push(event))
    await line.say('ACTION_CALL_TOGGLE_MUTE', { id: uuid, isMuted: true })
    expect(heard).toEqual(['actionCallToggleMute'])
    expect(line.requests).toHaveLength(1)
    expect(line.facts).toMatchObject([{ type: 'callkit.fault' }])
  })

  it('may stop what it has not started', async () => {
    const line = createLine({ platform: 'ios' })
    await line.surface.stop()
    expect(await line.surface.listCalls?.()).toEqual({ complete: false, facts: [] })
    expect(await line.surface.show(callOf())).toEqual({ ok: false, reason: 'not-supported' })
    line.surface.close(callOf(), { reason: 'hung-up', by: 'local', at: 1, confirmed: true })
    line.surface.settle('r1', false)
    expect(line.asked).toEqual([])
  })
})
