import type { Command, Fact, FactOf } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { FakeInvitation, fakeSip, gate, settle } from './fake-sip.fixture.ts'
import { createSipJsTransport, type SipCredentials } from './index.ts'

const never = new AbortController().signal
const account = (username: string): Command<SipCredentials> => ({
  type: 'signIn',
  credentials: { username, password: 'p', domain: 'x.example' },
})
const superseded = { ok: false, reason: 'failed', vendor: { message: expect.stringContaining('came after') } }

type HoldBack = Parameters<typeof fakeSip>[0]

async function started(holdBack?: HoldBack) {
  const { sip, agents, sent } = fakeSip(holdBack)
  const transport = createSipJsTransport({ server: 'wss://x.example', sip })
  const facts: Fact[] = []
  const host = { emit: (fact: unknown) => void facts.push(fact as Fact) }
  await transport.start(host)
  const execute = (command: Command<SipCredentials>) => transport.execute(command, { signal: never })
  const signIn = (username: string) => execute(account(username))
  const signOut = () => execute({ type: 'signOut' })
  /** The level of the registration and of the link, as last reported. */
  const levels = () => ({
    registration: facts.filter((fact) => fact.type === 'registration.changed').at(-1)?.state,
    link: facts.filter((fact) => fact.type === 'link.changed').at(-1)?.state,
  })
  const ring = (agent: number, callId: string) => {
    const invitation = new FakeInvitation(callId)
    agents[agent]?.options.delegate.onInvite(invitation)
    return invitation
  }
  const ended = () => facts.filter((fact): fact is FactOf<'call.ended'> => fact.type === 'call.ended')
  return { transport, facts, host, sent, signIn, signOut, levels, ring, ended, agents }
}

/** The first account closes only when the gate opens. */
async function withSlowClose() {
  const { passed, open } = gate()
  const bench = await started({ stop: async (agent) => (agent === 1 ? await passed : undefined) })
  await bench.signIn('first')
  return { ...bench, open }
}

describe('a change of account', () => {
  it('does not bring a sign-in back to life that another sign-in overtook', async () => {
    const { signIn, open, sent, levels, agents } = await withSlowClose()
    const slow = signIn('A')
    await settle()
    expect(await signIn('B')).toEqual({ ok: true })
    open()
    expect(await slow).toMatchObject(superseded)
    await settle()
    expect(sent).toEqual(['REGISTER first', 'UNREGISTER first', 'REGISTER B'])
    expect(agents.map((agent) => agent.isConnected())).toEqual([false, true])
    expect(levels()).toEqual({ registration: 'registered', link: 'up' })
  })

  it('does not bring a sign-in back to life that a sign-out overtook', async () => {
    const { signIn, signOut, open, sent, levels } = await withSlowClose()
    const slow = signIn('A')
    await settle()
    expect(await signOut()).toEqual({ ok: true })
    open()
    expect(await slow).toMatchObject(superseded)
    await settle()
    expect(sent).toEqual(['REGISTER first', 'UNREGISTER first'])
    expect(levels()).toEqual({ registration: 'signed-out', link: 'down' })
  })

  it('does not bring a sign-in back to life that a stop overtook', async () => {
    const { transport, signIn, open, sent } = await withSlowClose()
    const slow = signIn('A')
    await settle()
    await transport.stop()
    open()
    expect(await slow).toMatchObject(superseded)
    expect(sent).toEqual(['REGISTER first', 'UNREGISTER first'])
  })

  it('does not report a sign-out that ends after the next sign-in', async () => {
    const { signIn, signOut, open, levels } = await withSlowClose()
    const slow = signOut()
    await settle()
    await signIn('B')
    open()
    expect(await slow).toEqual({ ok: true })
    expect(levels()).toEqual({ registration: 'registered', link: 'up' })
  })

  it('does not end the calls of the next account when the old one closes late', async () => {
    const { signIn, signOut, ring, open, ended, transport } = await withSlowClose()
    void signOut()
    await signIn('B')
    ring(1, 'next')
    open()
    await settle()
    expect(ended()).toEqual([])
    expect((await transport.listCalls?.())?.facts).toHaveLength(1)
  })

  it('registers nothing when the connection comes up after the sign-out', async () => {
    const { passed, open } = gate()
    const { signIn, signOut, sent, levels } = await started({ start: () => passed })
    const pending = signIn('A')
    await settle()
    await signOut()
    open()
    expect(await pending).toMatchObject({ ok: false, vendor: { message: 'Signed out meanwhile.' } })
    expect(sent).toEqual([])
    expect(levels()).toEqual({ registration: 'signed-out', link: 'down' })
  })

  it('refuses a call that reaches an account that was left', async () => {
    const { signOut, ring, open, facts } = await withSlowClose()
    void signOut()
    await settle()
    const invitation = ring(0, 'late')
    expect(invitation.rejected).toEqual([480])
    expect(facts.filter(({ type }) => type === 'call.offered')).toEqual([])
    open()
  })

  it('cancels a ringing call when its account is left; nobody failed to answer it', async () => {
    for (const leave of ['signIn', 'signOut', 'stop'] as const) {
      const { signIn, signOut, transport, ring, ended } = await started()
      await signIn('first')
      const invitation = ring(0, 'ringing')
      await { signIn: () => signIn('B'), signOut, stop: () => transport.stop() }[leave]()
      expect(invitation.rejected).toEqual([480])
      expect(ended()).toMatchObject([{ reason: 'cancelled', by: 'system' }])
    }
  })
})

describe('stop and start', () => {
  it('waits for a stop that is still running, then hears', async () => {
    const { transport, host, signIn, open, levels } = await withSlowClose()
    const stopped = transport.stop()
    let again = false
    const starting = transport.start({ ...host }).then(() => {
      again = true
    })
    await settle()
    expect(again).toBe(false)
    open()
    await Promise.all([stopped, starting])
    await signIn('B')
    expect(levels()).toEqual({ registration: 'registered', link: 'up' })
  })

  it('waits for the slowest stop', async () => {
    const { transport, host, signIn, open, levels } = await withSlowClose()
    const stops = [transport.stop(), transport.stop()]
    await settle()
    const starting = transport.start({ ...host })
    await settle()
    open()
    await Promise.all([...stops, starting])
    await signIn('B')
    expect(levels()).toEqual({ registration: 'registered', link: 'up' })
  })

  it('stays stopped when it was stopped again while the start waited', async () => {
    const { transport, host, signIn, open, facts } = await withSlowClose()
    const all = [transport.stop(), transport.start({ ...host }), transport.stop()]
    open()
    await Promise.all(all)
    const before = facts.length
    await signIn('B')
    expect(facts).toHaveLength(before)
  })
})
