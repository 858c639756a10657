import { createMockSurface } from '@offhook/transport-mock'
import { describe, expect, it } from 'vitest'
import { createBench, createReadyBench, createTalkingBench } from '../phone-bench.ts'

describe('mute plays ping-pong with the OS (https://github.com/twilio/twilio-voice-react-native/issues/610)', () => {
  it('what the OS moves is adopted, never sent back', async () => {
    const bench = await createTalkingBench()
    const muted = bench.phone.mute()
    for (const to of [true, false, true, false]) bench.say('call.muteChanged', 'out-1', { muted: to, by: 'surface' })
    expect(await bench.state(muted)).toEqual({ ok: true, settled: 'confirmed' })
    expect(bench.count('setMute')).toBe(1)
    expect(bench.call.mute).toEqual({ desired: false, actual: false, pending: false, by: 'surface' })
  })

  it('a mute button pressed on the OS screen is one request, and its echo is none', async () => {
    const surface = createMockSurface()
    const bench = await createReadyBench({ phone: { surface } })
    const { id } = await bench.talking()
    surface.user.mute(true, id)
    expect(bench.count('setMute')).toBe(1)
    bench.say('call.muteChanged', 'out-1', { muted: true })
    await bench.reply('setMute')
    expect(surface.shown).toMatchObject([{ callId: id, muted: true }])
    // The OS tells of the level that it was just shown.
    surface.user.mute(true, id)
    bench.say('call.muteChanged', 'out-1', { muted: true, by: 'surface' })
    await bench.state(Promise.resolve())
    expect(bench.count('setMute')).toBe(1)
    expect(bench.call.mute).toMatchObject({ desired: true, actual: true, pending: false })
  })
})

describe('the audio route drifts (https://github.com/react-native-webrtc/react-native-callkeep/issues/676)', () => {
  it('wish and route are two things, and a headset that is plugged in is adopted', async () => {
    const bench = await createBench()
    const { phone } = bench
    const route = (current: string) => bench.emit({ type: 'audio.changed', current, by: 'system' })
    const shown = () => phone.getSnapshot().audio.current
    route('earpiece')
    const loud = phone.setAudioOutput('speaker')
    route('wired')
    expect(shown()).toMatchObject({ desired: 'speaker', actual: 'wired', pending: true })
    route('speaker')
    expect(await bench.state(loud)).toEqual({ ok: true, settled: 'confirmed' })
    route('bluetooth')
    expect(shown()).toMatchObject({ desired: 'bluetooth', actual: 'bluetooth', pending: false, by: 'system' })
    expect(bench.count('setAudioOutput')).toBe(1)
  })

  it('a route that the OS refuses falls back to the one that is heard', async () => {
    const bench = await createBench()
    bench.emit({ type: 'audio.changed', current: 'earpiece', by: 'system' })
    const loud = bench.phone.setAudioOutput('speaker')
    await bench.reply('setAudioOutput', { ok: false, reason: 'no-device' })
    expect(await loud).toMatchObject({ ok: false, reason: 'no-device' })
    expect(bench.phone.getSnapshot().audio.current).toMatchObject({
      desired: 'earpiece',
      actual: 'earpiece',
      failed: { reason: 'no-device' },
    })
  })
})
