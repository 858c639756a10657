import type { Invitation } from 'sip.js'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Calls } from './calls.ts'
import { FakeInvitation, fakeMicrophones, gate, settle } from './fake-sip.fixture.ts'
import { answer } from './incoming.ts'

afterEach(() => vi.unstubAllGlobals())

/** A ringing call while the browser asks for the microphone. */
function ringing() {
  const { passed, open: grant } = gate()
  const { tracks, navigator } = fakeMicrophones(passed)
  vi.stubGlobal('navigator', navigator)
  const call = new Calls().offer('c1')
  const invitation = new FakeInvitation('c1')
  const press = (signal = new AbortController().signal, muted = false) =>
    answer(call, invitation as unknown as Invitation, muted, signal)
  return { call, invitation, press, tracks, grant }
}

describe('answer', () => {
  it('pressed twice opens one microphone and accepts once', async () => {
    const { press, tracks, invitation, grant, call } = ringing()
    const [one, two] = [press(), press()]
    grant()
    expect(await Promise.all([one, two])).toEqual([{ ok: true }, { ok: true }])
    expect(tracks).toHaveLength(1)
    expect(invitation.accepted).toHaveLength(1)
    call.muted = true
    call.applyMicrophone()
    expect(tracks).toMatchObject([{ enabled: false }])
  })

  it('pressed again with mute is answered muted', async () => {
    const { press, tracks, grant } = ringing()
    const both = [press(), press(undefined, true)]
    grant()
    await Promise.all(both)
    expect(tracks).toMatchObject([{ enabled: false }])
  })

  it('releases the microphone and does not accept when it was given up during the prompt', async () => {
    const { press, tracks, invitation, grant, call } = ringing()
    const given = new AbortController()
    const outcome = press(given.signal)
    given.abort()
    grant()
    expect(await outcome).toMatchObject({ ok: false, reason: 'failed' })
    expect(tracks).toMatchObject([{ live: false }])
    expect(invitation.accepted).toEqual([])
    expect(await press()).toEqual({ ok: true })
    expect(call.microphone).toBeDefined()
  })

  it('accepts when only the first press was given up', async () => {
    const { press, tracks, invitation, grant } = ringing()
    const given = new AbortController()
    const both = [press(given.signal), press()]
    given.abort()
    grant()
    await Promise.all(both)
    expect(tracks).toMatchObject([{ live: true }])
    expect(invitation.accepted).toHaveLength(1)
  })

  it('releases the microphone when the call ended during the prompt', async () => {
    const { press, tracks, invitation, grant, call } = ringing()
    const outcome = press()
    call.release()
    grant()
    expect(await outcome).toMatchObject({ ok: false, reason: 'no-such-call' })
    expect(tracks).toMatchObject([{ live: false }])
    expect(invitation.accepted).toEqual([])
  })

  it('is refused where the call stands already', async () => {
    const { press, grant, call, tracks } = ringing()
    grant()
    await press()
    call.stage = 'active'
    await settle()
    expect(await press()).toMatchObject({ ok: false, reason: 'refused' })
    expect(tracks).toHaveLength(1)
  })
})
