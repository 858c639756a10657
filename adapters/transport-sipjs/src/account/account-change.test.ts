import { afterEach, describe, expect, it, vi } from 'vitest'
import { gate } from '../fixtures/fake-sip.fixture.ts'
import { soundSdp } from '../fixtures/sip-message.fixture.ts'
import { settle, sipPhone } from '../fixtures/sip-phone.fixture.ts'

afterEach(() => vi.unstubAllGlobals())

const up = { registration: 'registered', link: 'up' }
const down = { registration: 'signed-out', link: 'down' }

async function phone() {
  const made = await sipPhone()
  const signOut = () => made.execute({ type: 'signOut' })
  /** Who registered (`+`) or signed out (`-`), in order. */
  const registrations = () =>
    made.server.requests('REGISTER').map((request) => {
      const user = /sip:(\w+)@/.exec(request.get('To'))?.[1]
      return `${request.get('Contact').includes('expires=0') ? '-' : '+'}${user}`
    })
  return { ...made, signOut, registrations }
}

/** Signed in as `first`; the server's answer to signing out waits for the gate. */
async function withSlowServer() {
  const { passed, open } = gate()
  const made = await phone()
  await made.signIn('first')
  await settle()
  made.server.on('REGISTER', (request) => {
    const isLeaving = request.get('Contact').includes('expires=0')
    const grant = () => made.server.reply(request, 200, { headers: { Contact: request.get('Contact') } })
    if (isLeaving) void passed.then(grant)
    else grant()
  })
  return { ...made, open }
}

describe('a change of account', () => {
  it('does not bring a sign-in back to life that another sign-in overtook', async () => {
    const { signIn, server, registrations, levels } = await phone()
    server.door = 'silent'
    const slow = signIn('A')
    await settle()
    server.door = 'open'
    expect(await signIn('B')).toEqual({ ok: true })
    server.sockets[0]?.open()
    expect(await slow).toMatchObject({ ok: false })
    await settle()
    expect(registrations()).toEqual(['+B'])
    expect(server.sockets.map(({ readyState }) => readyState)).toEqual([3, 1])
    expect(levels()).toEqual(up)
  })

  it('does not bring a sign-in back to life that a sign-out or a stop overtook', async () => {
    for (const leave of ['signOut', 'stop'] as const) {
      const { signIn, signOut, transport, server, registrations, of } = await phone()
      server.door = 'silent'
      const slow = signIn('A')
      await settle()
      await { signOut, stop: () => transport.stop() }[leave]()
      server.sockets[0]?.open()
      expect(await slow).toMatchObject({ ok: false })
      await settle()
      expect(registrations()).toEqual([])
      expect(of('registration.changed').filter(({ state }) => state !== 'signed-out')).toEqual([])
    }
  })

  it('leaves the first account though its server is slow to say so, and hears nothing of it', async () => {
    const { signIn, open, registrations, levels, facts } = await withSlowServer()
    await signIn('B')
    await settle()
    expect(registrations()).toEqual(['+first', '-first', '+B'])
    const before = facts.length
    open()
    await settle()
    expect(facts).toHaveLength(before)
    expect(levels()).toEqual(up)
  })

  it('does not report a sign-out that ends after the next sign-in', async () => {
    const { signIn, signOut, open, levels } = await withSlowServer()
    const slow = signOut()
    await settle()
    await signIn('B')
    open()
    expect(await slow).toEqual({ ok: true })
    await settle()
    expect(levels()).toEqual(up)
  })

  it('does not end the calls of the next account when the old one closes late', async () => {
    const { signIn, signOut, server, open, of, transport } = await withSlowServer()
    void signOut()
    await signIn('100')
    await settle()
    server.send('INVITE', { body: soundSdp() })
    await settle()
    open()
    await settle()
    expect(of('call.ended')).toEqual([])
    expect((await transport.listCalls?.())?.facts).toHaveLength(1)
  })

  it('that is none, but new credentials of the same user, ends no call: they are taken, and it goes on', async () => {
    const { talk, server, execute, of, transport, call } = await phone()
    // Every sign-in is challenged once, whatever it brings along of the one before.
    server.on('REGISTER', (request) => {
      const isFirst = server.requests('REGISTER').length % 2 === 1
      const challenge = { 'WWW-Authenticate': 'Digest realm="x", nonce="n", algorithm=MD5' }
      server.reply(request, isFirst ? 401 : 200, { headers: isFirst ? challenge : { Contact: request.get('Contact') } })
    })
    await talk()
    const signInWith = async (password: string) => {
      const credentials = { username: '100', password, domain: 'x.example' }
      const outcome = await execute({ type: 'signIn', credentials })
      await settle()
      // Without a nonce of the client's own the same password gives the same answer.
      return [outcome.ok, /response="(\w+)"/.exec(server.last('REGISTER').get('Authorization'))?.[1]]
    }
    const before = /response="(\w+)"/.exec(server.last('REGISTER').get('Authorization'))?.[1]
    expect(await signInWith('p')).toEqual([true, before])
    expect(await signInWith('new')).toEqual([true, expect.not.stringMatching(String(before))])
    expect(of('call.ended')).toEqual([])
    expect((await transport.listCalls?.())?.facts).toContainEqual(expect.objectContaining({ phase: 'active' }))
    expect(server.sockets).toHaveLength(1)
    await execute({ type: 'hangUp', call, why: 'user' })
    await settle()
    expect(server.requests('BYE')).toHaveLength(1)
  })

  it('that is none, while the link is down, brings it up again with the call in it', async () => {
    const { talk, server, signIn, of, levels, execute, call } = await phone()
    await talk()
    server.socket.cut()
    await settle()
    expect(await signIn()).toEqual({ ok: true })
    await settle()
    expect(levels()).toEqual(up)
    expect(of('call.ended')).toEqual([])
    expect(await execute({ type: 'setHold', call, held: true, from: false })).toEqual({ ok: true })
  })

  it('to another user, or domain, ends the calls of the first', async () => {
    for (const other of [{ username: '200' }, { domain: 'y.example' }]) {
      const { talk, execute, of } = await phone()
      await talk()
      const credentials = { username: '100', password: 'p', domain: 'x.example', ...other }
      await execute({ type: 'signIn', credentials })
      expect(of('call.ended')).toHaveLength(1)
    }
  })

  it('refuses a call that reaches an account that was left', async () => {
    const { passed } = gate()
    const { signIn, signOut, server, of, levels } = await phone()
    await signIn()
    await settle()
    server.on('REGISTER', (request) => void passed.then(() => server.reply(request, 200)))
    void signOut()
    await settle()
    server.send('INVITE', { body: soundSdp() })
    await settle()
    expect(server.answers('INVITE').at(-1)?.status).toBe(480)
    expect(of('call.offered')).toEqual([])
    expect(levels()).toEqual(up)
  })

  it('cancels a ringing call when its account is left; nobody failed to answer it', async () => {
    for (const leave of ['signIn', 'signOut', 'stop'] as const) {
      const { signIn, signOut, transport, server, of } = await phone()
      await signIn()
      await settle()
      server.send('INVITE', { body: soundSdp() })
      await settle()
      await { signIn: () => signIn('B'), signOut, stop: () => transport.stop() }[leave]()
      await settle()
      expect(server.answers('INVITE').at(-1)?.status).toBe(480)
      expect(of('call.ended')).toMatchObject([{ reason: 'cancelled', by: 'system' }])
      vi.unstubAllGlobals()
    }
  })

  it('hangs up a call that stands, before the account goes', async () => {
    const { talk, signOut, server, of, levels, devices } = await phone()
    await talk()
    expect(await signOut()).toEqual({ ok: true })
    expect(server.requests('BYE')).toHaveLength(1)
    expect(of('call.ended')).toMatchObject([{ reason: 'hung-up', by: 'local' }])
    expect(levels()).toEqual(down)
    expect(devices.open).toEqual([])
  })
})

describe('stop and start', () => {
  it('hears again after a stop, in whatever order they were asked for', async () => {
    const { transport, host, signIn, levels, registrations } = await withSlowServer()
    await Promise.all([transport.stop(), transport.stop(), transport.start({ ...host })])
    await signIn('B')
    await settle()
    expect(levels()).toEqual(up)
    expect(registrations()).toEqual(['+first', '-first', '+B'])
  })

  it('stays stopped when it was stopped again while the start waited', async () => {
    const { transport, host, signIn, facts, open } = await withSlowServer()
    const all = [transport.stop(), transport.start({ ...host }), transport.stop()]
    open()
    await Promise.all(all)
    const before = facts.length
    await signIn('B')
    await settle()
    expect(facts).toHaveLength(before)
  })
})
