import { bandOf } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { talking, theCall, theFar } from '../support/simulated-phone.ts'
import { rn } from './native-sides.ts'
import { sample } from './samples.ts'

// The document of omikit-plugin 4.0, sample by sample: what an app listens to.

/** What a screen would have drawn, value by value. */
function shown<T>(): readonly [list: T[], draw: (value: T) => void] {
  const list: T[] = []
  return [list, (value) => void list.push(value)]
}

describe.each(rn)(sample('Events: Usage Example'), (_name, kind) => {
  it('draws the call, the microphone and the loudspeaker from the snapshot, and stops when asked to', async () => {
    const line = await talking(kind)
    const [phases, drawPhase] = shown<string | undefined>()
    const [muted, drawMuted] = shown<boolean | undefined>()
    const [outputs, drawOutput] = shown<string | undefined>()
    const stops = [
      line.phone.select(({ calls }) => calls.at(-1)?.phase, drawPhase),
      line.phone.select(({ calls }) => calls.at(-1)?.mute.actual, drawMuted),
      line.phone.select(({ audio }) => audio.current.actual, drawOutput),
    ]
    // Beside the phone: by the call screen of the system, or by older code of the app.
    const { functions } = line.simulator
    for (const name of ['toggleMute', 'toggleMute', 'toggleSpeaker', 'toggleSpeaker']) {
      void functions[name]?.()
      await line.pass()
    }
    theFar(line).hangUp()
    await line.pass()
    expect(muted).toEqual([true, false])
    expect(outputs).toEqual(['1', '0'])
    expect(phases).toEqual(['ended'])
    for (const stop of stops) stop()
    await line.pass(10_000)
    line.simulator.far.call({ from: '0901' })
    await line.pass()
    expect(phases).toEqual(['ended'])
  })

  it('hears of a tapped missed call, of the switchboard, and of another output', async () => {
    const line = await talking(kind)
    const [told, tell] = shown<unknown>()
    line.transport.on('missedCallTapped', tell)
    line.transport.on('switchboardAnswered', tell)
    line.simulator.far.tapMissedCall({ from: '0901234567', video: false })
    line.simulator.far.switchboardAnswers('231')
    line.simulator.far.plug('bluetooth')
    await line.pass()
    expect(told).toEqual([{ address: '0901234567', video: false }, { sip: '231' }])
    expect(line.phone.getSnapshot().audio.current.actual).toBe('2')
  })
})

describe.each(rn)(sample('onCallQuality: Event Payload'), (_name, kind) => {
  it('gives score, jitter, delay and loss; LCN is progress on Android, and nothing on iOS', async () => {
    const line = await talking(kind)
    const { id } = theCall(line)
    const [samples, take] = shown<unknown>()
    const stop = line.phone.subscribeQuality(id, take)
    theFar(line).quality({ mos: 3.3, jitter: 32, latency: 180, loss: 3 })
    await line.pass(3_000)
    stop()
    await line.pass(3_000)
    const newest = line.phone.getQuality(id)
    expect(samples).toHaveLength(3)
    expect(newest).toMatchObject({ mos: expect.closeTo(3.3, 0), jitterMs: expect.any(Number) })
    expect(newest).toMatchObject({ roundTripMs: expect.any(Number), lossPercent: expect.any(Number) })
    expect(newest?.progress).toEqual(kind.platform === 'android' ? expect.any(Number) : undefined)
  })
})

describe.each(rn)(sample('MOS Score Thresholds'), (_name, kind) => {
  it.each([
    [4, 'excellent'],
    [3.99, 'good'],
    [3.5, 'good'],
    [3.49, 'fair'],
    [3, 'fair'],
    [2.99, 'poor'],
    [2, 'poor'],
    [1.99, 'bad'],
    [undefined, 'unknown'],
  ] as const)('%s is %s', (mos, band) => {
    expect(bandOf(mos)).toBe(band)
  })

  it('are the bands of the call, which does not waver between two', async () => {
    const line = await talking(kind)
    await line.pass(3_000)
    expect(theCall(line)).toMatchObject({ quality: 'excellent' })
    const [bands, draw] = shown<unknown>()
    line.phone.select(({ calls }) => {
      const call = calls.at(-1)
      return call?.phase === 'active' ? call.quality : undefined
    }, draw)
    const steady = { jitter: 5, latency: 40, loss: 0 }
    for (const mos of [3.2, 1.5, 4.4]) {
      theFar(line).quality({ mos, ...steady })
      await line.pass(8_000)
    }
    expect(bands).toEqual(['fair', 'bad', 'excellent'])
  })
})

describe.each(rn)(sample('Network Freeze Detection'), (_name, kind) => {
  it('is a property of the call on Android; on iOS nobody knows, and nothing is claimed', async () => {
    const line = await talking(kind)
    const media = () => {
      const call = theCall(line)
      return call.phase === 'active' && call.media
    }
    await line.pass(3_000)
    const seen = [media()]
    theFar(line).freeze()
    await line.pass(6_000)
    seen.push(media())
    theFar(line).thaw()
    await line.pass(3_000)
    seen.push(media())
    expect(seen).toEqual(
      kind.platform === 'android' ? ['steady', 'frozen', 'steady'] : ['unknown', 'unknown', 'unknown'],
    )
  })
})

describe.each(rn)(sample('onCallQuality: Usage Example'), (_name, kind) => {
  it('warns while the line is bad, and no longer', async () => {
    const line = await talking(kind)
    const warnings: string[] = []
    line.phone.subscribeQuality(theCall(line).id, ({ mos, jitterMs, roundTripMs, lossPercent }) => {
      const band = bandOf(mos)
      if (band === 'bad' || band === 'poor')
        warnings.push(`MOS: ${mos}, Jitter: ${jitterMs}ms, Latency: ${roundTripMs}ms, Loss: ${lossPercent}%`)
    })
    await line.pass(3_000)
    expect(warnings).toEqual([])
    theFar(line).quality('bad')
    await line.pass(3_000)
    expect(warnings).toHaveLength(3)
    expect(warnings[0]).toMatch(/^MOS: 1\.\d+, Jitter: \d+(\.\d+)?ms, Latency: \d+(\.\d+)?ms, Loss: \d+(\.\d+)?%$/)
    theFar(line).quality('good')
    await line.pass(3_000)
    expect(warnings).toHaveLength(3)
  })
})
