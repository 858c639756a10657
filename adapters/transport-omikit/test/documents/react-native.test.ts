import { describe, expect, it } from 'vitest'
import type { OmiCredentials } from '../../src/index.ts'
import { bridgeTo, counted } from '../support/simulated.ts'
import {
  keyLogin,
  login,
  openUnsigned,
  type SimulatedPhone,
  standingOf,
  theCall,
  theFar,
} from '../support/simulated-phone.ts'
import { rn } from './native-sides.ts'
import { sample } from './samples.ts'

// The document of omikit-plugin 4.0, sample by sample, done with a phone on the simulator: its beginning, and accounts.

const hotline = '19001234'

describe.each(rn)(sample('Quick Start'), (_name, kind) => {
  it('starts, signs in, hears of a call, dials, accepts, ends', async () => {
    const line = await openUnsigned(kind)
    const { phone, answer } = line
    expect(phone.getSnapshot().status).toBe('ready')
    expect(await answer(phone.signIn(login))).toMatchObject({ ok: true })
    const heard: string[] = []
    const stop = phone.subscribe(() => heard.push(...phone.getSnapshot().calls.map(({ phase }) => phase)))
    expect(await answer(phone.startCall({ to: '0901234567', video: false }))).toMatchObject({ ok: true })
    theFar(line).ring()
    theFar(line).answer()
    await line.pass()
    expect(await answer(phone.hangUp())).toEqual({ ok: true, settled: 'confirmed' })
    expect(theFar(line).seen.stage).toBe('ended')
    expect([...new Set(heard)]).toEqual(expect.arrayContaining(['dialing', 'ringing', 'active', 'ended']))
    stop()
    heard.length = 0
    await line.pass(10_000)
    const far = line.simulator.far.call({ from: '0907654321', video: false })
    await line.pass()
    // Nobody listens any more: the call comes all the same.
    expect(heard).toEqual([])
    expect(await answer(phone.answer())).toMatchObject({ ok: true })
    expect(far.seen.stage).toBe('talking')
  })

  it('starts the services once, however often the phone starts', async () => {
    const asked: string[] = []
    const { phone, answer } = await openUnsigned(kind, { bridgeOf: (simulator) => counted(bridgeTo(simulator), asked) })
    await answer(phone.stop())
    await answer(phone.start())
    expect(asked.filter((method) => method === 'startServices')).toEqual(['startServices'])
  })
})

async function signedIn(line: SimulatedPhone, credentials: OmiCredentials): Promise<SimulatedPhone> {
  expect(await line.answer(line.phone.signIn(credentials))).toMatchObject({ ok: true })
  await line.pass(6_000)
  return line
}

/** A call that comes in is proof: nobody reaches who is not registered. */
async function proved(line: SimulatedPhone): Promise<string> {
  const far = line.simulator.far.call({ from: '0909' })
  await line.pass()
  far.cancel()
  await line.pass(10_000)
  return standingOf(line)
}

/** What came of dialling this number: `taken`, or why not. */
async function dialled({ phone, answer }: SimulatedPhone, to: string): Promise<string> {
  const result = await answer(phone.startCall({ to }))
  return result.ok ? 'taken' : result.reason
}

describe.each(rn)(sample('Agent Login'), (_name, kind) => {
  it('may call any number', async () => {
    const line = await signedIn(await openUnsigned(kind, { hotline }), login)
    // 4.0 on iOS says yes to any password, and has nothing that could be asked.
    expect(standingOf(line)).toBe(kind.dialect === 'rn-4.0' && kind.platform === 'ios' ? 'unproven' : 'registered')
    expect(await proved(line)).toBe('registered')
    expect(line.phone.getSnapshot().cannotStartCall).toBeUndefined()
    expect(await dialled(line, '0901234567')).toBe('taken')
  })

  it('refuses an empty host by name', async () => {
    const { phone, pass } = await openUnsigned(kind)
    const signedIn = phone.signIn({ ...login, host: '' })
    await pass(10_000)
    const vendor = { code: 'ERROR_MISSING_HOST', message: expect.stringContaining("'host'") }
    expect(await signedIn).toEqual({ ok: false, reason: 'credentials', vendor })
    expect(phone.getSnapshot().registration).toEqual({ state: 'failed', reason: 'credentials', vendor })
  })
})

describe.each(rn)(sample('Customer Login'), (_name, kind) => {
  it('may call the hotline of the business, and nobody else', async () => {
    const line = await signedIn(await openUnsigned(kind, { hotline }), { ...login, mode: 'customer' })
    // On iOS no list of devices has a customer's.
    expect(standingOf(line)).toBe(kind.platform === 'ios' ? 'unproven' : 'registered')
    expect(line.phone.getSnapshot().cannotStartCall).toBe('hotline-only')
    expect(await dialled(line, '0901234567')).toBe('hotline-only')
    expect(line.simulator.far.calls).toEqual([])
    expect(await dialled(line, hotline)).toBe('taken')
  })

  it('is refused by the server where the app does not know the hotlines', async () => {
    const line = await signedIn(await openUnsigned(kind), { ...login, mode: 'customer' })
    expect(await dialled(line, '0901234567')).toBe('taken')
    await line.pass(2_000)
    expect(theCall(line)).toMatchObject({ phase: 'ended', end: { reason: 'forbidden' } })
  })
})

describe.each(rn)(sample('API Key'), (_name, kind) => {
  it('signs in', async () => {
    const line = await signedIn(await openUnsigned(kind), keyLogin)
    expect(standingOf(line)).toBe('registered')
  })

  it('is refused with a key that nobody knows', async () => {
    const { phone, answer } = await openUnsigned(kind)
    expect(await answer(phone.signIn({ ...keyLogin, apiKey: 'other' }))).toMatchObject({ ok: false })
    // `false` is all that the native side says, which may have passed by the next time.
    expect(phone.getSnapshot().registration).toMatchObject({ state: 'reconnecting', reason: 'unknown' })
  })
})

describe.each(rn)(sample('App-to-App API'), (_name, kind) => {
  const credentials = {
    type: 'app-to-app',
    extension: '100',
    password: 'secret',
    domain: 'demo',
    outboundProxy: 'vh.example',
    fcmToken: 'token',
  } as const

  it('signs in with what the backend was given, as a customer', async () => {
    const line = await signedIn(await openUnsigned(kind, { hotline }), credentials)
    expect(await proved(line)).toBe('registered')
    expect(line.phone.getSnapshot().cannotStartCall).toBe('hotline-only')
  })

  it('signs the last user out, and waits for it, before the next one signs in', async () => {
    const line = await signedIn(await openUnsigned(kind), credentials)
    const { phone, transport, answer } = line
    expect(await answer(phone.signOut())).toMatchObject({ ok: true })
    expect(phone.getSnapshot().registration.state).toBe('signed-out')
    expect(await answer(transport.omi.getSipInfo())).toEqual({ ok: true, value: undefined })
    await signedIn(line, credentials)
    // What the Logout API of the backend wants to know of this device.
    expect(await answer(transport.omi.getDeviceId())).toMatchObject({ ok: true, value: expect.any(String) })
  })
})
