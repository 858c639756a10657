import { afterEach, describe, expect, it, vi } from 'vitest'
import { gate } from './fake-sip.fixture.ts'
import { fakeTimers, settle, sipPhone } from './sip-phone.fixture.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const ping = { type: 'ping' } as const
const reconnect = { type: 'reconnect', fresh: false } as const
const replace = { type: 'reconnect', fresh: true } as const
const offline = { ok: false, reason: 'offline' }

describe('a ping', () => {
  it('is alive when the server answers, whatever it answers', async () => {
    const { ready, server, execute } = await sipPhone()
    await ready()
    for (const status of [200, 301, 404, 408, 481, 500, 503, 603]) {
      server.on('OPTIONS', (request) => server.reply(request, status))
      expect(await execute(ping), String(status)).toEqual({ ok: true })
    }
    expect(server.last('OPTIONS').uri).toBe('sip:x.example')
  })

  it('is offline without a connection', async () => {
    const { ready, server, execute } = await sipPhone()
    await ready()
    server.socket.cut()
    expect(await execute(ping)).toEqual(offline)
  })

  it('is offline as soon as the connection goes while it waits', async () => {
    const { ready, server, execute } = await sipPhone()
    await ready()
    server.socket.isDead = true
    const answer = execute(ping)
    await settle()
    server.socket.cut()
    expect(await answer).toMatchObject(offline)
  })

  it('of a connection that is silently dead is offline when it is replaced, or after half a minute', async () => {
    fakeTimers()
    const { ready, server, execute } = await sipPhone()
    await ready()
    server.socket.isDead = true
    const first = execute(ping)
    await vi.advanceTimersByTimeAsync(32_000)
    expect(await first).toMatchObject({ ...offline, vendor: { code: 408 } })
    const second = execute(ping)
    await settle()
    await execute(replace)
    expect(await second).toMatchObject(offline)
    expect(await execute(ping)).toEqual({ ok: true })
  })

  it('ends with signing out', async () => {
    const { ready, server, execute } = await sipPhone()
    await ready()
    server.on('OPTIONS', () => undefined)
    const answer = execute(ping)
    await execute({ type: 'signOut' })
    expect(await answer).toMatchObject(offline)
  })
})

describe('the link', () => {
  it('that the server closes, or that breaks, is told once; so is the new one', async () => {
    for (const code of [1000, 1006]) {
      const { ready, server, execute, of } = await sipPhone()
      await ready()
      server.socket.cut(code)
      await execute(reconnect)
      await settle()
      expect(of('link.changed')).toMatchObject([
        { state: 'up' },
        { state: 'down', vendor: { message: expect.stringContaining(String(code)) } },
        { state: 'up' },
      ])
    }
  })

  it('to nowhere is offline', async () => {
    const { server, signIn, of } = await sipPhone()
    server.door = 'refused'
    expect(await signIn()).toMatchObject(offline)
    expect(of('link.changed').map(({ state }) => state)).toEqual(['down'])
    expect(of('registration.changed')).toEqual([])
  })

  it('that is not answered is given up by sip.js, and can be tried again', async () => {
    fakeTimers()
    const { server, signIn, execute, levels } = await sipPhone()
    server.door = 'silent'
    const outcome = signIn()
    await vi.advanceTimersByTimeAsync(5_000)
    await settle()
    expect(await outcome).toMatchObject(offline)
    server.door = 'open'
    await execute(reconnect)
    await settle()
    expect(levels()).toEqual({ registration: 'registered', link: 'up' })
  })

  it('that stands is kept unless a fresh one is asked for', async () => {
    const { ready, server, execute } = await sipPhone()
    await ready()
    await execute(reconnect)
    expect(server.sockets).toHaveLength(1)
    await execute(replace)
    expect(server.sockets).toHaveLength(2)
  })
})

describe('a dead connection that is replaced', () => {
  it('is not waited for, and is not told as lost', async () => {
    const { ready, server, execute, of } = await sipPhone()
    await ready()
    const { socket } = server
    socket.isDead = true
    expect(await execute(replace)).toEqual({ ok: true })
    await settle()
    expect(socket.readyState).toBe(2)
    expect(server.sockets).toHaveLength(2)
    expect(of('link.changed').map(({ state }) => state)).toEqual(['up', 'up'])
    expect(of('registration.changed').at(-1)).toMatchObject({ state: 'registered' })
  })

  it('has nothing to say any more', async () => {
    const { ready, server, execute, of, facts } = await sipPhone()
    await ready()
    const { socket } = server
    socket.isDead = true
    await execute(replace)
    await settle()
    const before = facts.length
    socket.isDead = false
    socket.readyState = 1
    const late = 'INVITE sip:100@x.example SIP/2.0\r\n\r\n'
    socket.dispatchEvent(Object.assign(new Event('message'), { data: late }))
    socket.cut()
    await settle()
    expect(facts).toHaveLength(before)
    expect(of('link.changed').at(-1)).toMatchObject({ state: 'up' })
    expect(await execute(ping)).toEqual({ ok: true })
  })

  it('by one that cannot be had is offline', async () => {
    const { ready, server, execute, levels } = await sipPhone()
    await ready()
    server.socket.isDead = true
    server.door = 'refused'
    expect(await execute(replace)).toMatchObject(offline)
    expect(levels()).toMatchObject({ link: 'down' })
    server.door = 'open'
    await execute(reconnect)
    await settle()
    expect(levels()).toEqual({ registration: 'registered', link: 'up' })
  })
})

describe('signing out', () => {
  it('waits until the server has forgotten the contact', async () => {
    const { ready, server, execute, levels } = await sipPhone()
    await ready()
    const { passed, open } = gate()
    server.on('REGISTER', (request) => void passed.then(() => server.reply(request, 200)))
    const outcome = execute({ type: 'signOut' })
    await settle()
    expect(server.last('REGISTER').get('Contact')).toContain('expires=0')
    expect(levels()).toEqual({ registration: 'registered', link: 'up' })
    open()
    expect(await outcome).toEqual({ ok: true })
    expect(levels()).toEqual({ registration: 'signed-out', link: 'down' })
    await settle()
    expect(server.socket.readyState).toBe(3)
  })

  it('of a server that says nothing holds up neither the next account nor a stop', async () => {
    const { ready, server, signIn, levels, transport, host, facts } = await sipPhone()
    await ready()
    server.on('REGISTER', (request) => {
      const isLeaving = request.get('Contact').includes('expires=0')
      if (!isLeaving) server.reply(request, 200, { headers: { Contact: request.get('Contact') } })
    })
    expect(await signIn('101')).toEqual({ ok: true })
    await settle()
    expect(levels()).toEqual({ registration: 'registered', link: 'up' })
    await transport.stop()
    const stopped = facts.length
    await transport.start(host)
    await signIn('102')
    await settle()
    expect(facts.length).toBeGreaterThan(stopped)
    expect(levels()).toEqual({ registration: 'registered', link: 'up' })
  })

  it('goes on when the server wants to be shown the password again, though nobody waits for it', async () => {
    const { ready, server, transport, facts } = await sipPhone()
    await ready()
    const { socket } = server
    const challenge = 'Digest realm="x.example", nonce="n", algorithm=MD5'
    server.on('REGISTER', (request) => {
      if (request.all('Authorization').length > 0) server.reply(request, 200)
      else server.reply(request, 401, { headers: { 'WWW-Authenticate': challenge } })
    })
    await transport.stop()
    const stopped = facts.length
    await settle()
    expect(server.requests('REGISTER').filter((request) => request.get('Contact').includes('expires=0'))).toHaveLength(
      2,
    )
    expect(socket.readyState).toBe(3)
    expect(facts).toHaveLength(stopped)
  })
})
