import type { Invitation } from 'sip.js'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeContext } from './context.fixture.ts'
import { FakeInvitation, gate, settle } from './fake-sip.fixture.ts'
import { answer } from './incoming.ts'
import { plugIn } from './media.fixture.ts'

afterEach(() => vi.unstubAllGlobals())

/** A ringing call while the browser asks for the microphone. */
function ringing() {
  const { passed, open: grant } = gate()
  const devices = plugIn()
  devices.granted = passed
  const { context, facts } = fakeContext()
  const call = context.calls.offer('c1')
  const invitation = new FakeInvitation('c1')
  const press = (signal = new AbortController().signal, muted = false, video = false) =>
    answer(context, call, invitation as unknown as Invitation, { muted, video }, signal)
  return { call, invitation, press, devices, tracks: devices.tracks, grant, facts }
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
    call.applyMedia()
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

  it('opens the camera with the microphone when asked to, and only then', async () => {
    for (const [video, opened] of [
      [true, ['mic-1', 'cam-1']],
      [false, ['mic-1']],
    ] as const) {
      const { press, invitation, devices, grant, call } = ringing()
      grant()
      expect(await press(undefined, false, video)).toEqual({ ok: true })
      expect(devices.open.map(({ deviceId }) => deviceId)).toEqual(opened)
      expect(invitation.accepted).toEqual([devices.open])
      expect(call.localVideo).toBe(video ? 'on' : 'off')
    }
  })
})
