import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { confirmed, ringing, rnAndroid, rnIos } from './support/bench.ts'
import { openLine } from './support/line.ts'

/** One that never answers. */
const never = () => new Promise<never>(() => {})

describe('a phone on toggles', () => {
  /** A native side that mutes and holds as told, and answers a little later. */
  function device(start = false, tell: (muted: boolean) => void = () => {}) {
    let muted = start
    let toggles = 0
    return {
      get muted() {
        return muted
      },
      get toggles() {
        return toggles
      },
      async toggleMute() {
        muted = !muted
        toggles++
        const now = muted
        tell(now)
        await settle()
        return now
      },
    }
  }

  it.each([
    ['by the answer alone', false],
    ['by an event before the answer, as on Android', true],
  ])('two taps in one tick end where the second asked, told %s', async (_how, byEvent) => {
    const native = device(false, (muted) => byEvent && line.emit('MUTED', muted))
    const line = await openLine(rnAndroid, { toggleMute: native.toggleMute })
    line.emit('CALL_STATE_CHANGED', ringing)
    line.emit('CALL_STATE_CHANGED', confirmed)
    const [first, second] = [line.phone.mute(), line.phone.unmute()]
    for (let turn = 0; turn < 5; turn++) await settle()
    expect([await first, await second]).toMatchObject([{ reason: 'superseded' }, { ok: true }])
    expect([native.muted, native.toggles, line.calls[0]?.mute]).toMatchObject([
      false,
      2,
      { desired: false, actual: false, pending: false },
    ])
  })

  it('a mute that came out the other way is right at the second try', async () => {
    const native = device(true)
    const line = await openLine(rnAndroid, { toggleMute: native.toggleMute })
    line.emit('CALL_STATE_CHANGED', ringing)
    line.emit('CALL_STATE_CHANGED', confirmed)
    const first = line.phone.mute()
    for (let turn = 0; turn < 3; turn++) await settle()
    expect([await first, line.calls[0]?.mute]).toMatchObject([{ ok: false, reason: 'failed' }, { actual: false }])
    const second = line.phone.mute()
    for (let turn = 0; turn < 3; turn++) await settle()
    expect([await second, native.muted]).toMatchObject([{ ok: true }, true])
  })

  it('a hold that is never answered is over by the deadline of the core', async () => {
    const line = await openLine(rnIos, { toggleHold: never })
    line.emit('CALL_STATE_CHANGED', ringing)
    line.emit('CALL_STATE_CHANGED', confirmed)
    const held = line.phone.hold()
    await line.clock.advanceAsync(60_000)
    expect(await held).toMatchObject({ ok: false, reason: 'timed-out' })
  })

  it('a call that was found muted or not, nobody knows which, is not muted blindly (Android)', async () => {
    const found = { callerNumber: '0901', incoming: true, status: 5, muted: false, isVideo: false, _id: 3 }
    const line = await openLine(rnAndroid, { getInitialCall: () => found })
    await settle()
    expect(line.calls).toMatchObject([{ phase: 'active', mute: { actual: undefined } }])
    const muted = line.phone.mute()
    await settle()
    expect(await muted).toMatchObject({ ok: false, reason: 'state-unknown' })
    line.emit('MUTED', false)
    const again = line.phone.mute()
    for (let turn = 0; turn < 3; turn++) await settle()
    expect(await again).toMatchObject({ ok: true })
  })
})
