import { describe, expect, it } from 'vitest'
import { createBench, createReadyBench } from './phone-bench.ts'

describe('registration', () => {
  it('is tried again when the network is back, though the link went down meanwhile', async () => {
    const bench = await createBench()
    await bench.signIn()
    bench.emit({ type: 'network.changed', online: false })
    bench.emit({ type: 'link.changed', state: 'down' })
    expect(bench.phone.getSnapshot().registration.state).toBe('offline')
    bench.emit({ type: 'network.changed', online: true })
    bench.clock.advance(60_000)
    expect(bench.commands()).toContain('reconnect')
  })

  it('tries nothing while there is no network, though the link went down first', async () => {
    const bench = await createBench()
    await bench.signIn()
    bench.emit({ type: 'link.changed', state: 'down' })
    bench.emit({ type: 'network.changed', online: false })
    expect(bench.phone.getSnapshot().registration.state).toBe('offline')
    bench.clock.advance(60_000)
    expect(bench.commands()).not.toContain('reconnect')
  })
})

type Fact = Readonly<Record<string, unknown>>
const says = (state: string, more: Fact = {}) => ({ type: 'registration.changed', state, ...more })
const link = (state: string) => ({ type: 'link.changed', state })
const network = (online: boolean) => ({ type: 'network.changed', online })

describe('the state of registration', () => {
  async function bench() {
    const { phone, emit, clock, reply, commands } = await createBench()
    return { phone, emit, clock, reply, commands, state: () => phone.getSnapshot().registration }
  }

  it('is signed out until somebody signs in, and registered by the fact, not by the yes of the SDK', async () => {
    const { phone, emit, state, reply } = await bench()
    expect(state()).toEqual({ state: 'signed-out' })
    void phone.signIn({ username: '100' })
    expect(state()).toEqual({ state: 'registering' })
    await reply('signIn')
    expect(state()).toEqual({ state: 'registering' })
    emit(says('registered'))
    expect(state()).toEqual({ state: 'registered' })
  })

  it('is registered by the yes of an SDK that reports no registration', async () => {
    const silent = await createBench({ capabilities: { reports: { registration: false } } })
    const signedIn = silent.phone.signIn({ username: '100' })
    await silent.reply('signIn')
    expect(await signedIn).toEqual({ ok: true, settled: 'confirmed' })
    expect(silent.phone.getSnapshot().registration).toEqual({ state: 'registered' })
  })

  it.each(['credentials', 'forbidden'] as const)('is failed for %s, which is final', async (reason) => {
    const { phone, emit, state, clock, commands } = await bench()
    const signedIn = phone.signIn({ username: '100' })
    emit(says('failed', { reason, retryAfterMs: 1_000 }))
    expect(await signedIn).toEqual({ ok: false, reason })
    expect(state()).toEqual({ state: 'failed', reason })
    clock.advance(600_000)
    emit(link('down'))
    emit(link('up'))
    expect(commands()).toEqual(['signIn'])
    void phone.signIn({ username: '100' })
    expect(state()).toEqual({ state: 'registering' })
  })

  it.each([
    ['network', 'offline'],
    ['server', 'failed'],
    ['timeout', 'timed-out'],
    ['unknown', 'failed'],
  ] as const)('is reconnecting after %s; the sign-in is answered %s', async (reason, answer) => {
    const { phone, emit, state, clock } = await bench()
    const signedIn = phone.signIn({ username: '100' })
    emit(says('failed', { reason }))
    expect(await signedIn).toEqual({ ok: false, reason: answer })
    expect(state()).toMatchObject({ state: 'reconnecting', reason })
    expect(state().retryAt).toBeGreaterThan(clock.now())
  })

  it.each([
    [{ ok: false, reason: 'forbidden' } as const, { state: 'failed', reason: 'forbidden' }],
    [{ ok: false, reason: 'offline' } as const, { state: 'reconnecting', reason: 'network' }],
    [{ ok: false, reason: 'failed' } as const, { state: 'reconnecting', reason: 'unknown' }],
  ])('after the refusal %j is %j', async (outcome, expected) => {
    const { phone, state, reply } = await bench()
    void phone.signIn({ username: '100' })
    await reply('signIn', outcome)
    expect(state()).toMatchObject(expected)
  })

  it('is offline without a network and tries nothing, then at once when the network is back', async () => {
    const ready = await createReadyBench()
    ready.emit(network(false))
    expect(ready.phone.getSnapshot().registration).toEqual({ state: 'offline', reason: 'network' })
    ready.clock.advance(600_000)
    expect(ready.count('reconnect')).toBe(0)
    ready.emit(network(true))
    expect(ready.count('reconnect')).toBe(1)
    ready.emit(says('registered'))
    expect(ready.phone.getSnapshot().registration).toEqual({ state: 'registered' })
  })

  it('is signed out at once when the link goes while the server is being told', async () => {
    const ready = await createReadyBench()
    const signedOut = ready.phone.signOut()
    ready.emit(link('down'))
    expect(ready.phone.getSnapshot().registration).toEqual({ state: 'signed-out' })
    expect(await signedOut).toEqual({ ok: true, settled: 'confirmed' })
  })

  it('is signed out by the fact, by a refusal and by a deadline alike', async () => {
    for (const how of ['fact', 'refusal', 'deadline']) {
      const ready = await createReadyBench()
      const signedOut = ready.phone.signOut()
      expect(await ready.state(signedOut)).toBe('pending')
      if (how === 'fact') ready.emit(says('signed-out'))
      if (how === 'refusal') await ready.reply('signOut', { ok: false, reason: 'failed' })
      if (how === 'deadline') ready.clock.advance(10_000)
      expect(await ready.state(signedOut)).toEqual({ ok: true, settled: 'confirmed' })
      expect(ready.phone.getSnapshot().registration).toEqual({ state: 'signed-out' })
    }
  })

  it('follows a stack that signs in by itself', async () => {
    const { emit, state } = await bench()
    emit(says('registering'))
    expect(state()).toEqual({ state: 'registering' })
    emit(says('registered'))
    expect(state()).toEqual({ state: 'registered' })
  })

  it('of an account signed in anew: the older sign-in is superseded', async () => {
    const { phone, emit, state } = await bench()
    const first = phone.signIn({ username: '100' })
    const second = phone.signIn({ username: '101' })
    expect(await first).toEqual({ ok: false, reason: 'superseded' })
    emit(says('registered'))
    expect(await second).toEqual({ ok: true, settled: 'confirmed' })
    expect(state()).toEqual({ state: 'registered' })
  })
})

describe('the backoff', () => {
  /** The waits between tries that all fail at once. */
  async function waits(tries: number, seed: number, more: Fact = {}) {
    const bench = await createBench({ seed })
    await bench.signIn()
    bench.emit(link('down'))
    const found: number[] = []
    for (let index = 0; index < tries; index++) {
      const { retryAt = 0 } = bench.phone.getSnapshot().registration
      found.push(retryAt - bench.clock.now())
      bench.clock.advance(found.at(-1) ?? 0)
      expect(bench.count('reconnect')).toBe(index + 1)
      bench.emit(says('failed', { reason: 'server', ...more }))
    }
    return found
  }

  it('doubles from the first wait to the longest, each spread over its upper half', async () => {
    const seen = new Set<number>()
    for (let seed = 1; seed <= 20; seed++) {
      const found = await waits(8, seed)
      for (const [index, wait] of found.entries()) {
        const ceiling = Math.min(30_000, 1_000 * 2 ** index)
        expect(wait).toBeGreaterThanOrEqual(ceiling / 2)
        expect(wait).toBeLessThanOrEqual(ceiling)
      }
      seen.add(found[0] ?? 0)
    }
    expect(seen.size).toBeGreaterThan(15)
  })

  it('is never shorter than the server asks (Retry-After)', async () => {
    const [, ...asked] = await waits(4, 1, { retryAfterMs: 120_000 })
    expect(asked).toEqual([120_000, 120_000, 120_000])
  })

  it('begins anew once it was registered', async () => {
    const bench = await createReadyBench()
    for (let round = 0; round < 5; round++) {
      bench.emit(link('down'))
      const { retryAt = 0 } = bench.phone.getSnapshot().registration
      expect(retryAt - bench.clock.now()).toBeLessThanOrEqual(1_000)
      bench.emit(link('up'))
      bench.emit(says('registered'))
    }
  })

  it('gives a try up that nobody answers, and goes on', async () => {
    const bench = await createReadyBench()
    bench.emit(link('down'))
    bench.clock.advance(1_000)
    expect(bench.count('reconnect')).toBe(1)
    bench.clock.advance(10_000)
    expect(bench.phone.getSnapshot().registration).toMatchObject({ state: 'reconnecting', reason: 'timeout' })
    bench.clock.advance(2_000)
    expect(bench.count('reconnect')).toBe(2)
  })
})

describe('credentials', () => {
  it('pass through to the transport once and are kept nowhere', async () => {
    const bench = await createBench()
    const credentials = { username: '100', password: 'hunter2' }
    void bench.phone.signIn(credentials)
    expect(bench.asked('signIn').command).toEqual({ type: 'signIn', credentials })
    bench.emit(says('registered'))
    bench.emit(link('down'))
    bench.clock.advance(1_000)
    expect(bench.asked('reconnect').command).toEqual({ type: 'reconnect', fresh: false })
    const said = JSON.stringify([bench.phone.getSnapshot(), bench.phone.trace({ scrub: false }), bench.diagnostics])
    expect(said).not.toContain('hunter2')
  })
})

describe('a lost link', () => {
  it.each(['incoming', 'ringing', 'active', 'held'])('ends no call that is %s', async (phase) => {
    const bench = await createReadyBench()
    bench.say(phase === 'ringing' ? 'call.dialed' : 'call.offered', 'c')
    if (phase === 'ringing') bench.say('call.ringing', 'c')
    if (phase === 'active' || phase === 'held') bench.say('call.established', 'c')
    if (phase === 'held') bench.say('call.holdChanged', 'c', { side: 'local', held: true })
    bench.emit(link('down'))
    bench.emit(says('failed', { reason: 'credentials' }))
    expect(bench.call.phase).toBe(phase)
    expect(bench.events).not.toContain('call.ended')
  })

  it('asks the transport what still lives when it is back; what a complete list lacks has ended', async () => {
    const bench = await createReadyBench({ script: { listCalls: () => ({ complete: true, facts: [] }) } })
    await bench.talking()
    const { listed } = bench.transport
    bench.emit(link('down'))
    bench.emit(link('up'))
    expect(bench.transport.listed).toBe(listed + 1)
    await bench.state(Promise.resolve())
    expect(bench.call).toMatchObject({ phase: 'ended', end: { reason: 'connection-lost', by: 'network' } })
  })
})
