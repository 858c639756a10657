import { afterEach, describe, expect, it, vi } from 'vitest'
import type { SipMessage } from './sip-message.fixture.ts'
import { fakeTimers, settle, sipPhone } from './sip-phone.fixture.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const retry = { type: 'reconnect', fresh: false } as const

/** A phone whose server lets a test say what becomes of each REGISTER; `undefined` leaves it without an answer. */
async function registering() {
  const phone = await sipPhone()
  const states = () => phone.of('registration.changed').map(({ state }) => state)
  const last = () => phone.of('registration.changed').at(-1)
  const contact = (request: SipMessage, seconds: number) =>
    request.get('Contact').replace(/expires=\d+/, `expires=${seconds}`)
  const grant = (seconds: number) =>
    phone.server.on('REGISTER', (request) =>
      phone.server.reply(request, 200, { headers: { Contact: contact(request, seconds) } }),
    )
  return { ...phone, states, last, grant }
}

describe('the registration', () => {
  it('is under way, then stands', async () => {
    const { signIn, states } = await registering()
    expect(await signIn()).toEqual({ ok: true })
    await settle()
    expect(states()).toEqual(['registering', 'registered'])
  })

  it('tells when a busy server wants to be asked again, and succeeds then', async () => {
    const { signIn, server, execute, last, grant } = await registering()
    server.on('REGISTER', (request) => server.reply(request, 503, { headers: { 'Retry-After': '7 (maintenance)' } }))
    await signIn()
    await settle()
    expect(last()).toMatchObject({ state: 'failed', reason: 'server', retryAfterMs: 7_000, vendor: { code: 503 } })
    grant(600)
    await execute(retry)
    await settle()
    expect(last()).toEqual({ type: 'registration.changed', state: 'registered' })
  })

  it('that is redirected has failed', async () => {
    const { signIn, server, last } = await registering()
    server.on('REGISTER', (request) => server.reply(request, 302))
    await signIn()
    await settle()
    expect(last()).toMatchObject({ state: 'failed', reason: 'server', vendor: { code: 302 } })
  })

  it('asks for the time that the server wants at least', async () => {
    const { signIn, server, states } = await registering()
    server.on('REGISTER', (request) => {
      const isLong = request.get('Contact').includes('expires=900')
      if (isLong) server.reply(request, 200, { headers: { Contact: request.get('Contact') } })
      else server.reply(request, 423, { headers: { 'Min-Expires': '900' } })
    })
    await signIn()
    await settle()
    expect(states()).toEqual(['registering', 'registered'])
    expect(server.requests('REGISTER')).toHaveLength(2)
  })

  for (const [what, headers] of [
    ['no contact', {}],
    ['another contact only', { Contact: '<sip:other@x.example>;expires=600' }],
  ] as const) {
    it(`that is granted to ${what} has failed, each time, and can be tried again`, async () => {
      const { signIn, server, execute, states, last, grant } = await registering()
      server.on('REGISTER', (request) => server.reply(request, 200, { headers }))
      await signIn()
      await settle()
      await execute(retry)
      await settle()
      expect(states()).toEqual(['registering', 'failed', 'registering', 'failed'])
      expect(last()).toMatchObject({ reason: 'server', vendor: { detail: expect.stringContaining('this contact') } })
      grant(600)
      await execute(retry)
      await settle()
      expect(states().at(-1)).toBe('registered')
    })
  }

  it('goes by one Call-ID and rising CSeq for the life of the account, over whatever connection', async () => {
    const { ready, server, execute } = await registering()
    await ready()
    server.socket.cut()
    await execute(retry)
    await execute({ type: 'reconnect', fresh: true })
    await settle()
    const requests = server.requests('REGISTER')
    expect(new Set(requests.map((request) => request.get('Call-ID'))).size).toBe(1)
    expect(new Set(requests.map((request) => request.target)).size).toBe(1)
    expect(requests.map((request) => Number.parseInt(request.get('CSeq'), 10))).toEqual([2, 3, 4])
  })
})

describe('a registration that stands', () => {
  it('is refreshed while there is time left, without a word', async () => {
    fakeTimers()
    const { ready, server, states, grant } = await registering()
    grant(100)
    await ready()
    await vi.advanceTimersByTimeAsync(90_000)
    await settle()
    expect(server.requests('REGISTER')).toHaveLength(2)
    expect(states()).toEqual(['registering', 'registered', 'registered'])
  })

  it('and is not refreshed has failed when its time is over, at the latest', async () => {
    fakeTimers()
    const { ready, server, last, grant } = await registering()
    grant(100)
    await ready()
    server.on('REGISTER', () => undefined)
    await vi.advanceTimersByTimeAsync(99_000)
    expect(last()).toMatchObject({ state: 'registered' })
    await vi.advanceTimersByTimeAsync(1_000)
    await settle()
    expect(last()).toEqual({ type: 'registration.changed', state: 'failed', reason: 'timeout' })
  })

  it('and whose refresh is refused has failed', async () => {
    fakeTimers()
    const { ready, server, last, grant } = await registering()
    grant(100)
    await ready()
    server.on('REGISTER', (request) => server.reply(request, 403))
    await vi.advanceTimersByTimeAsync(90_000)
    await settle()
    expect(last()).toMatchObject({ state: 'failed', reason: 'forbidden', vendor: { code: 403 } })
  })

  it('and whose refresh finds no connection has failed by the network', async () => {
    fakeTimers()
    const { ready, server, last, grant } = await registering()
    grant(100)
    await ready()
    server.socket.cut()
    await vi.advanceTimersByTimeAsync(90_000)
    await settle()
    expect(last()).toMatchObject({ state: 'failed', reason: 'network', vendor: { code: 503 } })
  })

  it('is never said to stand while there is no connection', async () => {
    const { ready, server, facts, execute } = await registering()
    await ready()
    server.on('REGISTER', (request, socket) => {
      server.reply(request, 200, { headers: { Contact: request.get('Contact') } })
      socket.cut()
    })
    const from = facts.length
    await execute({ type: 'reconnect', fresh: true })
    await settle()
    expect(facts.slice(from).map((fact) => ('state' in fact ? fact.state : fact.type))).toEqual([
      'up',
      'registering',
      'down',
      'failed',
    ])
  })
})

describe('a REGISTER that is not answered', () => {
  it('gives its connection up when another one is asked for', async () => {
    const { signIn, server, execute, states, grant } = await registering()
    server.on('REGISTER', () => undefined)
    await signIn()
    grant(600)
    expect(await execute(retry)).toEqual({ ok: true })
    await settle()
    expect(server.sockets).toHaveLength(2)
    expect(states()).toEqual(['registering', 'registering', 'registered'])
  })

  it('fails with its connection, at once', async () => {
    const { signIn, server, last, levels } = await registering()
    server.on('REGISTER', () => undefined)
    await signIn()
    server.socket.cut()
    await settle()
    expect(last()).toMatchObject({ state: 'failed', reason: 'network' })
    expect(levels()).toMatchObject({ link: 'down' })
  })

  it('is given up after half a minute', async () => {
    fakeTimers()
    const { signIn, server, last } = await registering()
    server.on('REGISTER', () => undefined)
    await signIn()
    await vi.advanceTimersByTimeAsync(32_000)
    await settle()
    expect(last()).toMatchObject({ state: 'failed', reason: 'timeout', vendor: { code: 408 } })
  })
})
