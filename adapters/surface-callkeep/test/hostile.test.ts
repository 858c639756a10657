import { parseFact, parseRequest } from '@offhook/core'
import { arbitraryHostile, type Hostile } from '@offhook/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callKeepEvents, createCallKeepSurface, type RNCallKeep } from '../src/index.ts'
import { wireNames } from '../src/module/events.ts'
import { callOf, fakeHost, setup, uuidA } from './support/bench.ts'

type Handler = (data: unknown) => void

/** callkeep without its own JavaScript, which throws at some of this by itself. */
function bare(platform: 'ios' | 'android') {
  const handlers = new Map<string, Handler>()
  const calls: string[] = []
  const callKeep = new Proxy({} as RNCallKeep, {
    get: (_, name) => {
      if (name === 'addEventListener')
        return (event: string, handler: Handler) => {
          handlers.set(event, handler)
          return { remove: () => handlers.delete(event) }
        }
      if (name === 'supportConnectionService') return () => true
      if (name === 'hasPhoneAccount') return async () => true
      return async () => void calls.push(String(name))
    },
  })
  const host = fakeHost()
  const surface = createCallKeepSurface({ callKeep, platform, setup })
  return { surface, host, say: (event: string, data: unknown) => handlers.get(event)?.(data), handlers, calls }
}

const field = fc.constantFrom(
  'callUUID',
  'handle',
  'hold',
  'muted',
  'digits',
  'output',
  'errorCode',
  'payload',
  'video',
)
const event = fc.constantFrom(...callKeepEvents)
const plain = fc.constantFrom<unknown>(uuidA, true, false, '', '+84%', 0)
const value = fc.oneof(
  arbitraryHostile(),
  plain.map((one): Hostile => ({ name: String(one), make: () => one })),
)
const fields = fc.array(fc.tuple(field, value), { maxLength: 5 }).map(
  (entries): Hostile => ({
    name: entries.map(([key, { name }]) => `${key}: ${name}`).join(),
    make: () => Object.fromEntries(entries.map(([key, { make }]) => [key, make()])),
  }),
)
const wireName = fc.constantFrom(...Object.values(wireNames), 'x')
const queued = fc.array(fc.tuple(wireName, fc.oneof(fields, value)), { maxLength: 4 }).map(
  (entries): Hostile => ({
    name: entries.map(([name, data]) => `${name}(${data.name})`).join(),
    make: () => entries.map(([name, data]) => (name === 'x' ? data.make() : { name, data: data.make() })),
  }),
)
const body = fc.oneof(arbitraryHostile(), fields, queued)

describe.each(['ios', 'android'] as const)('whatever callkeep says on %s', (platform) => {
  it('nothing is thrown, and what was not understood is a diagnostic of the phone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(event, body), { maxLength: 8 }), async (events) => {
        const { surface, host, say } = bare(platform)
        await surface.start(host)
        void surface.show(callOf(uuidA))
        for (const [name, data] of events) {
          const before = host.said.length
          say(name, data.make())
          if (name !== 'didLoadWithEvents') expect(host.said.length - before).toBeLessThanOrEqual(1)
        }
        for (const request of host.requests) expect(typeof parseRequest(request).ok).toBe('boolean')
        for (const fact of host.facts) expect(typeof parseFact(fact).ok).toBe('boolean')
        await surface.stop()
      }),
      { numRuns: 300 },
    )
  })

  it('a native side that throws harms one call of it', async () => {
    const { surface, host, say } = bare(platform)
    await surface.start(host)
    const broken = createCallKeepSurface({
      callKeep: new Proxy({} as RNCallKeep, {
        get: (_, name) => {
          if (name === 'supportConnectionService') return () => true
          if (name === 'addEventListener') return () => ({ remove() {} })
          if (
            ['setup', 'getInitialEvents', 'clearInitialEvents', 'setReachable', 'setAvailable'].includes(String(name))
          )
            return async () => undefined
          return () => {
            throw new Error(`no ${String(name)}`)
          }
        },
      }),
      platform,
      setup,
    })
    await broken.start(fakeHost())
    expect(await broken.show(callOf(uuidA))).toMatchObject({ ok: false, reason: 'failed' })
    say('answerCall', { callUUID: uuidA })
    expect(host.requests).toHaveLength(1)
  })
})
