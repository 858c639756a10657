import { createPhone, type Phone } from '@offhook/core'
import { createVirtualClock, settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { MockTransport } from '../mock-transport.ts'
import type { MockTransportOptions } from '../options.ts'
import type { MockCredentials } from '../sdk/account.ts'
import { createMockExchange } from './exchange.ts'

/** The exchange has a clock of its own, so that every timer on it is one of the exchange or its lines. */
async function town(options: Omit<MockTransportOptions, 'clock'> = {}) {
  const clock = createVirtualClock(1_000)
  const exchange = createMockExchange({ clock })
  const open = async (name: string) => {
    const line = exchange.line(name, options)
    return { line, phone: await startOn(line, name) }
  }
  return { clock, exchange, alice: await open('alice'), bob: await open('bob'), carol: await open('carol') }
}

type Town = Awaited<ReturnType<typeof town>>

async function startOn(line: MockTransport, username: string): Promise<Phone<MockCredentials>> {
  const phone = createPhone({ transport: line, clock: createVirtualClock(1_000) })
  await phone.start()
  await phone.signIn({ username })
  return phone
}

async function talk({ alice, bob }: Town): Promise<void> {
  await alice.phone.startCall({ to: 'bob' })
  await bob.phone.answer()
}

/** Bob is asked to call Carol instead. */
async function handOn(all: Town): Promise<void> {
  await talk(all)
  await all.alice.phone.transfer({ to: 'carol' })
  expect(all.exchange.underWay).toEqual({ calls: 1, transfers: 1 })
}

const nothing = { calls: 0, transfers: 0 }
const live = ({ phone }: Town['alice']) => phone.getSnapshot().calls.filter(({ phase }) => phase !== 'ended')

describe('what createMockExchange holds', () => {
  it.each([
    ['the caller gives up', ({ alice }: Town) => alice.phone.hangUp()],
    ['the callee declines', ({ bob }: Town) => bob.phone.decline()],
    ['its far side is hung up by hand', async ({ alice }: Town) => alice.line.far.last?.hangUp()],
  ])('is nothing after %s', async (_, end) => {
    const all = await town()
    await all.alice.phone.startCall({ to: 'bob' })
    expect(all.exchange.underWay).toEqual({ calls: 1, transfers: 0 })
    await end(all)
    expect(all.exchange.underWay).toEqual(nothing)
    expect([...live(all.alice), ...live(all.bob)]).toEqual([])
  })

  it.each([
    ['is answered', ({ bob }: Town) => bob.phone.answer()],
    ['is given up', ({ alice }: Town) => alice.phone.hangUp()],
    ['is declined', ({ bob }: Town) => bob.phone.decline()],
  ])('is no timer of a forward once the call %s', async (_, then) => {
    const all = await town()
    all.exchange.forward('bob', { when: 'no-answer', to: 'carol', afterMs: 20_000 })
    await all.alice.phone.startCall({ to: 'bob' })
    expect(all.clock.pending).toBe(1)
    await then(all)
    expect(all.clock.pending).toBe(0)
  })

  it.each([
    ['the one who is handed on hangs up', ({ bob }: Town) => bob.phone.hangUp()],
    ['the one who hands on hangs up', ({ alice }: Town) => alice.phone.hangUp()],
    [
      'the one who is handed on says no and hangs up',
      async ({ bob }: Town) => {
        await bob.phone.rejectTransfer()
        await bob.phone.hangUp()
      },
    ],
  ])('is no transfer after %s', async (_, end) => {
    const all = await town()
    await handOn(all)
    await end(all)
    expect(all.exchange.underWay).toEqual(nothing)
  })

  it('is no transfer when the phone that said yes cannot call, and the other one is told', async () => {
    const all = await town()
    await handOn(all)
    all.bob.line.far.permission('microphone', 'denied')
    await all.bob.phone.acceptTransfer()
    expect(live(all.alice)).toMatchObject([{ phase: 'active', transfer: { stage: 'failed' } }])
    expect(all.exchange.underWay).toEqual({ calls: 1, transfers: 0 })
  })

  it('is no transfer when it came to nothing while its call was connecting', async () => {
    const all = await town({ connectMs: 100 })
    await talk(all)
    await all.clock.advanceAsync(100)
    await all.alice.phone.transfer({ to: 'carol' })
    await all.bob.phone.acceptTransfer()
    await all.carol.phone.answer()
    await all.carol.phone.hangUp()
    expect(live(all.alice)).toMatchObject([{ phase: 'active', transfer: { stage: 'failed' } }])
    expect(all.exchange.underWay).toEqual({ calls: 1, transfers: 0 })
  })

  it('is no transfer once its call talks, though no phone did anything then', async () => {
    const all = await town({ connectMs: 100 })
    await talk(all)
    await all.clock.advanceAsync(100)
    await all.alice.phone.transfer({ to: 'carol' })
    await all.bob.phone.acceptTransfer()
    await all.carol.phone.answer()
    await all.clock.advanceAsync(100)
    await settle()
    expect(live(all.alice)).toEqual([])
    expect(all.exchange.underWay).toEqual({ calls: 1, transfers: 0 })
    await all.carol.phone.hangUp()
    expect(all.exchange.underWay).toEqual(nothing)
  })

  it('is nothing after one line was reset, and the other end hears that it is over', async () => {
    const all = await town()
    await handOn(all)
    all.bob.line.far.reset()
    expect(live(all.alice)).toEqual([])
    expect(all.exchange.underWay).toEqual(nothing)
  })

  it('is a call that stands when its phones stop, and nothing once others have ended it', async () => {
    const all = await town()
    await talk(all)
    await all.alice.phone.stop()
    await all.bob.phone.stop()
    expect(all.exchange.underWay).toEqual({ calls: all.alice.line.far.calls.length, transfers: 0 })
    const second = await startOn(all.bob.line, 'bob')
    await second.hangUp()
    expect(all.exchange.underWay).toEqual(nothing)
    expect([...all.alice.line.far.calls, ...all.bob.line.far.calls]).toEqual([])
  })
})
