import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { confirmed, ringing, rnAndroid, rnIos } from './support/bench.ts'
import { type OmiLine, openLine } from './support/line.ts'

/** One that never answers. */
const never = () => new Promise<never>(() => {})

/** What can only be toggled: the function, how the native side tells of it by itself, and what the phone asks and shows. */
const levels = {
  mute: {
    method: 'toggleMute',
    event: 'MUTED',
    ask: ({ phone }: OmiLine, on: boolean) => (on ? phone.mute() : phone.unmute()),
    shown: ({ calls }: OmiLine) => calls[0]?.mute,
  },
  hold: {
    method: 'toggleHold',
    event: 'HOLD',
    ask: ({ phone }: OmiLine, on: boolean) => (on ? phone.hold() : phone.resume()),
    shown({ calls: [call] }: OmiLine) {
      return call?.phase === 'active' || call?.phase === 'held' ? call.hold.local : undefined
    },
  },
  video: {
    method: 'toggleOmiVideo',
    event: 'VIDEO',
    ask: ({ phone }: OmiLine, on: boolean) => phone.setVideo(on ? 'on' : 'off'),
    shown({ calls: [call] }: OmiLine) {
      const { desired, actual, pending } = call?.video.local ?? {}
      return { desired: desired === 'on', actual: actual === 'on', pending }
    },
  },
} as const

/** Android cannot be asked for its camera. */
const absent = ['getCameraStatus']

/** A native side that toggles as told, and answers a little later. */
function device(
  start = false,
  tell: (on: boolean) => void = () => {},
  answered: (on: boolean) => unknown = (on) => on,
) {
  let on = start
  let toggles = 0
  return {
    get on() {
      return on
    },
    get toggles() {
      return toggles
    },
    async toggle() {
      on = !on
      toggles++
      const now = on
      tell(now)
      await settle()
      return answered(now)
    },
  }
}

describe('a phone on toggles', () => {
  describe.each(['mute', 'hold', 'video'] as const)('%s', (what) => {
    const { method, event, ask, shown } = levels[what]

    it.each([
      ['by the answer alone', false],
      ['by an event before the answer', true],
    ])('two taps in one tick end where the second asked, told %s', async (_how, byEvent) => {
      // A call with video stands with its camera on; a microphone is open, and nothing is held.
      const before = what === 'video'
      // The answer of the camera says that it was done, and not what came of it.
      const answered = what === 'video' ? () => true : (on: boolean) => on
      const native = device(before, (on) => byEvent && line.emit(event, on), answered)
      const line = await openLine(rnAndroid, { [method]: native.toggle }, absent)
      const video = { isVideo: what === 'video' }
      line.emit('CALL_STATE_CHANGED', { ...ringing, ...video })
      line.emit('CALL_STATE_CHANGED', { ...confirmed, ...video })
      await settle()
      const [first, second] = [ask(line, !before), ask(line, before)]
      for (let turn = 0; turn < 5; turn++) await settle()
      expect([await first, await second]).toMatchObject([{ reason: 'superseded' }, { ok: true }])
      expect([native.on, native.toggles]).toEqual([before, 2])
      expect(shown(line)).toMatchObject({ desired: before, actual: before, pending: false })
    })

    it('three taps in one tick end where the third asked', async () => {
      const before = what === 'video'
      const native = device(before, undefined, what === 'video' ? () => true : undefined)
      const line = await openLine(rnAndroid, { [method]: native.toggle }, absent)
      const video = { isVideo: what === 'video' }
      line.emit('CALL_STATE_CHANGED', { ...ringing, ...video })
      line.emit('CALL_STATE_CHANGED', { ...confirmed, ...video })
      await settle()
      const asked = [ask(line, !before), ask(line, before), ask(line, !before)]
      for (let turn = 0; turn < 8; turn++) await settle()
      expect((await Promise.all(asked)).at(-1)).toMatchObject({ ok: true })
      expect([native.on, shown(line)]).toMatchObject([!before, { desired: !before, actual: !before, pending: false }])
    })
  })

  it('a mute that came out the other way is right at the second try', async () => {
    const native = device(true)
    const line = await openLine(rnAndroid, { toggleMute: native.toggle })
    line.emit('CALL_STATE_CHANGED', ringing)
    line.emit('CALL_STATE_CHANGED', confirmed)
    const first = line.phone.mute()
    for (let turn = 0; turn < 3; turn++) await settle()
    expect([await first, line.calls[0]?.mute]).toMatchObject([{ ok: false, reason: 'failed' }, { actual: false }])
    const second = line.phone.mute()
    for (let turn = 0; turn < 3; turn++) await settle()
    expect([await second, native.on]).toMatchObject([{ ok: true }, true])
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
