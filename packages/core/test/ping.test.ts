import { describe, expect, it } from 'vitest'
import { createReadyBench } from './phone-bench.ts'

const link = (state: string) => ({ type: 'link.changed', state })
const registered = { type: 'registration.changed', state: 'registered' }

describe('while registered', () => {
  async function createLinkBench(policy: { readonly pingMs?: number } = {}) {
    const bench = await createReadyBench({ policy })
    bench.emit(link('up'))
    const now = () => {
      const { link, registration } = bench.phone.getSnapshot()
      return [link, registration.state]
    }
    return Object.assign(bench, { now })
  }

  it('the server is asked for a sign of life, one question at a time', async () => {
    const { clock, count, reply, now } = await createLinkBench()
    clock.advance(19_999)
    expect(count('ping')).toBe(0)
    clock.advance(1)
    expect(count('ping')).toBe(1)
    await reply('ping')
    clock.advance(19_999)
    expect(count('ping')).toBe(1)
    clock.advance(1)
    expect(count('ping')).toBe(2)
    expect(now()).toEqual(['up', 'registered'])
  })

  it('no answer in time is a dead link: it is replaced, and nobody is shown as registered meanwhile', async () => {
    const { clock, count, asked, emit, now } = await createLinkBench()
    clock.advance(24_999)
    expect(now()).toEqual(['up', 'registered'])
    clock.advance(1)
    expect(now()).toEqual(['down', 'reconnecting'])
    clock.advance(1_000)
    expect(count('reconnect')).toBe(1)
    expect(asked('reconnect').command).toEqual({ type: 'reconnect', fresh: true })
    emit(link('up'))
    emit(registered)
    expect(now()).toEqual(['up', 'registered'])
  })

  it('a ping refused as offline is one at once', async () => {
    const { clock, reply, now } = await createLinkBench()
    clock.advance(20_000)
    await reply('ping', { ok: false, reason: 'offline' })
    expect(now()).toEqual(['down', 'reconnecting'])
  })

  it('a link that was taken for dead is up again by the fact of the registration alone', async () => {
    const { clock, emit, now } = await createLinkBench()
    clock.advance(26_000)
    emit(registered)
    expect(now()).toEqual(['up', 'registered'])
  })

  it('a registration that is not answered is one, too: the next try replaces the connection', async () => {
    const bench = await createLinkBench()
    bench.emit(link('down'))
    bench.emit(link('up'))
    expect(bench.asked('reconnect').command).toEqual({ type: 'reconnect', fresh: false })
    bench.clock.advance(14_500)
    expect(bench.asked('reconnect').command).toEqual({ type: 'reconnect', fresh: true })
  })

  it('only the first try after it is told to replace the connection', async () => {
    const { clock, asked, reply } = await createLinkBench()
    clock.advance(26_000)
    await reply('reconnect', { ok: false, reason: 'offline' })
    clock.advance(2_000)
    expect(asked('reconnect').command).toEqual({ type: 'reconnect', fresh: false })
  })

  it('a transport without a ping is not asked again', async () => {
    const { clock, count, reply, now } = await createLinkBench()
    clock.advance(20_000)
    await reply('ping', { ok: false, reason: 'not-supported' })
    clock.advance(600_000)
    expect(count('ping')).toBe(1)
    expect(now()).toEqual(['up', 'registered'])
  })

  it('nobody is asked where the policy says 0', async () => {
    const { clock, count } = await createLinkBench({ pingMs: 0 })
    clock.advance(600_000)
    expect(count('ping')).toBe(0)
  })

  it('an answer that comes after the link was given up changes nothing', async () => {
    const { clock, asked, transport, now } = await createLinkBench()
    clock.advance(20_000)
    const { index } = asked('ping')
    clock.advance(5_000)
    transport.answer(index, { ok: true })
    expect(now()).toEqual(['down', 'reconnecting'])
  })

  it('a dead link ends no call; hold is refused as offline, and works when the link is back', async () => {
    const bench = await createLinkBench()
    await bench.talking()
    bench.say('call.mediaChanged', 'out-1', { media: 'connected' })
    bench.clock.advance(25_000)
    expect(bench.call).toMatchObject({ phase: 'active', cannot: { hold: 'offline' } })
    bench.emit(link('up'))
    expect(bench.call).toMatchObject({ phase: 'active', can: { hold: true } })
  })
})
