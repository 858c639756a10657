import { describe, expect, it } from 'vitest'
import { createBench } from './phone-bench.ts'

const says = (state: string, more: object = {}) => ({ type: 'registration.changed', state, ...more })

async function bench() {
  const { phone, emit, reply, clock } = await createBench()
  const state = () => phone.getSnapshot().registration
  return { phone, emit, reply, clock, state }
}

describe("the SDK's own word on a failure", () => {
  const lack = { code: 'ERROR_MISSING_HOST', message: "signIn needs 'host'." }

  it.each([
    ['final', 'credentials', 'credentials', 'failed'],
    ['tried again', 'server', 'failed', 'reconnecting'],
  ])('reaches the snapshot and the sign-in, where the failure is %s', async (_, reason, refusal, shown) => {
    const { phone, emit, state } = await bench()
    const signedIn = phone.signIn({ username: '100' })
    emit(says('failed', { reason, vendor: lack }))
    expect(await signedIn).toEqual({ ok: false, reason: refusal, vendor: lack })
    expect(state()).toMatchObject({ state: shown, reason, vendor: lack })
  })

  it('reaches them from an outcome, too', async () => {
    const { phone, state, reply } = await bench()
    const signedIn = phone.signIn({ username: '100' })
    await reply('signIn', { ok: false, reason: 'forbidden', vendor: lack })
    expect(await signedIn).toEqual({ ok: false, reason: 'forbidden', vendor: lack })
    expect(state()).toEqual({ state: 'failed', reason: 'forbidden', vendor: lack })
  })

  it('shows no secret and no address that a server has put into it', async () => {
    const { phone, emit, state } = await bench()
    const signedIn = phone.signIn({ username: '100' })
    const message = 'no password=hunter2 of 100@sip.example'
    const detail = { token: 'abc', user: '0901234567' }
    emit(says('failed', { reason: 'credentials', vendor: { code: 'E_0901234567', message, detail } }))
    const shown = JSON.stringify([state(), await signedIn, phone.getSnapshot()])
    emit(says('signed-out'))
    emit(says('registering'))
    emit(says('failed', { reason: 'server', vendor: { code: -1004 } }))
    expect(state().vendor).toEqual({ code: -1004 })
    for (const secret of ['hunter2', '0901234567', 'abc', 'sip.example']) expect(shown).not.toContain(secret)
    expect(shown).toContain('no password=')
  })

  it('is gone with its failure', async () => {
    const { phone, emit, state, clock } = await bench()
    emit(says('registered'))
    emit(says('failed', { reason: 'server', vendor: lack }))
    emit({ type: 'network.changed', online: false })
    expect(state()).toEqual({ state: 'offline', reason: 'network' })
    emit({ type: 'network.changed', online: true })
    emit(says('failed', { reason: 'server', vendor: lack }))
    clock.advance(2_000)
    clock.advance(10_000)
    expect(state()).toMatchObject({ state: 'reconnecting', reason: 'timeout' })
    expect(state()).not.toHaveProperty('vendor')
    void phone.signIn({ username: '100' })
    expect(state()).toEqual({ state: 'registering' })
  })

  it('said again in the same words changes nothing', async () => {
    const { emit, phone } = await bench()
    const signedIn = phone.signIn({ username: '100' })
    emit(says('failed', { reason: 'credentials', vendor: lack }))
    await signedIn
    const before = phone.getSnapshot()
    emit(says('failed', { reason: 'credentials', vendor: lack }))
    expect(phone.getSnapshot()).toBe(before)
  })
})
