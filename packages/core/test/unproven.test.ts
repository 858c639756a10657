import { describe, expect, it } from 'vitest'
import { createBench } from './phone-bench.ts'

const says = (state: string, more: object = {}) => ({ type: 'registration.changed', state, ...more })
const vendor = { code: 'unproven', message: 'Taken unchecked.' }
const unproven = says('registering', { evidence: 'ack', vendor })

async function bench() {
  const { phone, emit, reply, clock, commands, count, diagnostics } = await createBench()
  const state = () => phone.getSnapshot().registration
  return { phone, emit, reply, clock, commands, count, diagnostics, state }
}

describe('an account of which the SDK took the sign-in unchecked', () => {
  it('is registering until there is evidence, however long that takes, and the sign-in is answered', async () => {
    const { phone, emit, reply, state, clock, commands, diagnostics } = await bench()
    const signedIn = phone.signIn({ username: '100' })
    await reply('signIn')
    emit(unproven)
    expect(await signedIn).toEqual({ ok: true, settled: 'taken' })
    expect(state()).toEqual({ state: 'registering', unproven: true, vendor })
    clock.advance(600_000)
    expect(state()).toEqual({ state: 'registering', unproven: true, vendor })
    expect(commands()).toEqual(['signIn'])
    expect(diagnostics).toEqual([])
    emit(says('registered'))
    expect(state()).toEqual({ state: 'registered' })
  })

  it('may place calls at once, its hotlines alone where it has some', async () => {
    const { phone, emit, count } = await bench()
    void phone.signIn({ username: '100' })
    emit({ ...unproven, hotlines: ['1900'] })
    expect(phone.getSnapshot()).toMatchObject({ cannotStartCall: 'hotline-only', registration: { hotlines: ['1900'] } })
    expect(await phone.startCall({ to: '101' })).toEqual({ ok: false, reason: 'hotline-only' })
    void phone.startCall({ to: '1900' })
    expect(count('startCall')).toBe(1)
  })

  it('places the call that has waited for it', async () => {
    const { phone, emit, count } = await bench()
    void phone.signIn({ username: '100' })
    void phone.startCall({ to: '101' })
    expect(count('startCall')).toBe(0)
    emit(unproven)
    expect(count('startCall')).toBe(1)
  })

  it('has failed once something speaks against it, and is tried again', async () => {
    const { phone, emit, state, clock, commands } = await bench()
    void phone.signIn({ username: '100' })
    emit(unproven)
    emit(says('failed', { reason: 'unknown', vendor: { message: 'Not kept.' } }))
    expect(state()).toMatchObject({ state: 'reconnecting', reason: 'unknown', vendor: { message: 'Not kept.' } })
    expect(state()).not.toHaveProperty('unproven')
    clock.advance(1_000)
    expect(commands()).toEqual(['signIn', 'reconnect'])
    emit(unproven)
    expect(state()).toEqual({ state: 'registering', unproven: true, vendor })
  })

  it('is believed though the word comes after the deadline, or of itself', async () => {
    const { phone, emit, state, clock } = await bench()
    emit(unproven)
    expect(state()).toMatchObject({ state: 'registering', unproven: true })
    void phone.signIn({ username: '100' })
    expect(state()).toEqual({ state: 'registering' })
    clock.advance(10_000)
    expect(state()).toMatchObject({ state: 'reconnecting', reason: 'timeout' })
    emit(unproven)
    expect(state()).toMatchObject({ state: 'registering', unproven: true })
    emit(says('registered'))
    emit(unproven)
    expect(state()).toMatchObject({ state: 'registering', unproven: true })
  })

  it('is on the way again when the SDK registers anew, and offline without a network', async () => {
    const { emit, state, clock } = await bench()
    emit(unproven)
    emit(says('registering'))
    expect(state()).toEqual({ state: 'registering' })
    clock.advance(10_000)
    expect(state()).toMatchObject({ state: 'reconnecting' })
    emit(unproven)
    emit({ type: 'network.changed', online: false })
    expect(state()).toEqual({ state: 'offline', reason: 'network' })
  })

  it('signs out like any other', async () => {
    const { phone, emit, state, reply } = await bench()
    emit(unproven)
    const signedOut = phone.signOut()
    expect(await phone.startCall({ to: '101' })).toMatchObject({ ok: false, reason: 'not-registered' })
    await reply('signOut')
    expect(await signedOut).toEqual({ ok: true, settled: 'confirmed' })
    expect(state()).toEqual({ state: 'signed-out' })
  })
})
