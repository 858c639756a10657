import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createCallkitIncomingSurface } from '../src/index.ts'
import { androidBody, iosBody } from './support/bodies.ts'
import { callOf, createLine, uuid } from './support/line.ts'

const host = createLine({ platform: 'ios' }).host

/** A surface that is told no platform, on a native side that answers `isMuted` by this. */
function unsaid(isMuted: () => unknown) {
  const asked: string[] = []
  const requests: unknown[] = []
  const listeners = new Map<string, (body: unknown) => void>()
  const surface = createCallkitIncomingSurface({
    channel: {
      async invoke(method) {
        asked.push(method)
        return method === 'isMuted' ? isMuted() : method === 'activeCalls' ? [] : true
      },
      on(event, listener) {
        listeners.set(event, listener)
        return () => void listeners.delete(event)
      },
    },
  })
  const say = (event: string, body: unknown) => listeners.get(`com.hiennv.flutter_callkit_incoming.${event}`)?.(body)
  return { surface, asked, requests, say, host: { ...host, request: (one: unknown) => void requests.push(one) } }
}

/** A native side that answers when the test says so: `answers` are those that are owed, the oldest first. */
function later() {
  const answers: ((value: unknown) => void)[] = []
  return { ask: () => new Promise((resolve) => answers.push(resolve)), answers }
}

describe('the platform', () => {
  it.each([
    [true, 'hideCallkitIncoming'],
    [false, 'callConnected'],
  ])('is recognised: isMuted of nobody is %s, so an answer in the app is %s', async (answer, method) => {
    const line = unsaid(() => answer)
    await line.surface.start(line.host)
    await line.surface.show(callOf())
    line.say('ACTION_CALL_INCOMING', { id: uuid })
    await line.surface.show(callOf({ stage: 'connecting' }))
    expect(line.asked).toContain(method)
  })

  it('is recognised once, and not at every start', async () => {
    const line = unsaid(() => true)
    await line.surface.start(line.host)
    await line.surface.stop()
    await line.surface.start(line.host)
    expect(line.asked).toEqual(['isMuted'])
  })

  it('that is said is not asked for', async () => {
    const line = createLine({ platform: 'android' })
    await line.surface.start(line.host)
    expect(line.asked.map(({ method }) => method)).toEqual(['activeCalls'])
  })

  it('that cannot be told is asked of the app', async () => {
    const line = unsaid(() => 'perhaps')
    await expect(line.surface.start(line.host)).rejects.toThrow("say it by the option 'platform'")
  })

  it('is asked again at the next start, where nobody answered', async () => {
    let isThere = false
    const line = unsaid(() => {
      if (!isThere) throw new Error('MissingPluginException')
      return false
    })
    await expect(line.surface.start(line.host)).rejects.toThrow('does not answer: MissingPluginException')
    line.say('ACTION_CALL_ACCEPT', iosBody)
    isThere = true
    await line.surface.start(line.host)
    expect(line.requests).toEqual([])
    line.say('ACTION_CALL_START', iosBody)
    expect(line.requests).toHaveLength(1)
  })

  it('is waited for by what the native side says meanwhile, in its order', async () => {
    const { ask, answers } = later()
    const line = unsaid(ask)
    const started = line.surface.start(line.host)
    line.say('ACTION_CALL_ACCEPT', androidBody)
    line.say('ACTION_CALL_TOGGLE_HOLD', { id: uuid, isOnHold: true })
    await settle()
    expect(line.requests).toEqual([])
    answers[0]?.(true)
    await started
    expect(line.requests).toMatchObject([{ type: 'answer' }, { type: 'hold' }])
  })

  it('that comes after a stop starts nothing', async () => {
    const { ask, answers } = later()
    const line = unsaid(ask)
    const started = line.surface.start(line.host)
    line.say('ACTION_CALL_ACCEPT', androidBody)
    await line.surface.stop()
    answers[0]?.(true)
    await started
    expect(line.requests).toEqual([])
  })
})

describe('events of iOS', () => {
  it('wait for the answer which call has ended, and come after it', async () => {
    const line = createLine({ platform: 'ios' })
    await line.surface.start(line.host)
    const { ask, answers } = later()
    line.answers('activeCalls', ask)
    await line.say('ACTION_CALL_INCOMING', iosBody)
    await line.say('ACTION_CALL_ENDED', iosBody)
    // In the order in which it is asked.
    line.answers('isMuted', ask)
    await line.say('ACTION_CALL_TIMEOUT', iosBody)
    expect(line.requests).toEqual([])
    answers[0]?.([])
    await settle()
    expect(line.requests).toMatchObject([{ type: 'end' }])
    expect(line.facts.map(({ type }) => type)).toEqual(['call.announced', 'surface.timedOut'])
  })
})
