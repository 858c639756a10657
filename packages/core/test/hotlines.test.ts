import { describe, expect, it } from 'vitest'
import { createBench } from './phone-bench.ts'

const registered = (hotlines?: readonly unknown[]) => ({
  type: 'registration.changed',
  state: 'registered',
  ...(hotlines && { hotlines }),
})

async function customer(hotlines: readonly unknown[] = ['1900 1234']) {
  const bench = await createBench()
  void bench.phone.signIn({ username: '200' })
  bench.emit(registered(hotlines))
  return bench
}

describe('an account that may call hotlines only', () => {
  it('shows so, with their numbers', async () => {
    const { phone } = await customer()
    expect(phone.getSnapshot()).toMatchObject({
      registration: { state: 'registered', hotlines: ['1900 1234'] },
      canStartCall: false,
      cannotStartCall: 'hotline-only',
    })
  })

  it('calls a hotline, however its number is written', async () => {
    const { phone, commands, reply } = await customer()
    const started = phone.startCall({ to: '19001234' })
    await reply('startCall')
    expect(await started).toMatchObject({ ok: true })
    expect(commands()).toContain('startCall')
  })

  it.each(['0901234567', { userId: 'u-1' }])('refuses %j before the transport is asked', async (to) => {
    const { phone, commands } = await customer()
    expect(await phone.startCall({ to })).toEqual({ ok: false, reason: 'hotline-only' })
    expect(commands()).not.toContain('startCall')
  })

  it('is refused a hotline for other reasons as everybody is', async () => {
    const { phone, emit } = await customer()
    emit({ type: 'network.changed', online: false })
    expect(await phone.startCall({ to: '19001234' })).toEqual({ ok: false, reason: 'offline' })
  })

  it('calls nobody while no hotline is known', async () => {
    const { phone } = await customer([])
    expect(await phone.startCall({ to: '19001234' })).toEqual({ ok: false, reason: 'hotline-only' })
  })

  it('stays one while its registration is lost and comes back', async () => {
    const { phone, emit } = await customer()
    emit({ type: 'link.changed', state: 'down' })
    expect(phone.getSnapshot().registration).toMatchObject({ state: 'reconnecting', hotlines: ['1900 1234'] })
  })

  it('is one no more when somebody else signs in, or nobody is signed in', async () => {
    const { phone, emit, reply } = await customer()
    void phone.signOut()
    await reply('signOut')
    expect(phone.getSnapshot().registration).toEqual({ state: 'signed-out' })
    void phone.signIn({ username: '100' })
    emit(registered())
    expect(phone.getSnapshot()).toMatchObject({ registration: { state: 'registered' }, canStartCall: true })
    expect(phone.getSnapshot().registration.hotlines).toBeUndefined()
  })

  it('names a hotline that nobody can read, and keeps the others', async () => {
    const { phone, diagnostics } = await customer([7, '1900 1234'])
    expect(phone.getSnapshot().registration.hotlines).toEqual(['1900 1234'])
    expect(diagnostics).toMatchObject([{ kind: 'invalid' }])
  })
})
