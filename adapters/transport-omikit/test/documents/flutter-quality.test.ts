import { bandOf, causesOf } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { createOmiQualityTracker, type OmiQuality } from '../../src/index.ts'
import { bodiesOf } from '../support/bodies.ts'
import { openLine } from '../support/line.ts'
import { type SimulatedPhone, talking, theCall, theFar } from '../support/simulated-phone.ts'
import { flutter } from './native-sides.ts'
import { sample } from './samples.ts'

// The document of omicall_flutter_plugin 3.3, sample by sample: the quality of the line.

/** A screen that shows the quality of the call. */
async function screen(kind: (typeof flutter)[number][1]) {
  const line = await talking(kind)
  const tracker = createOmiQualityTracker(line.phone, theCall(line).id)
  const shown: OmiQuality[] = []
  tracker.subscribe((quality) => shown.push(quality))
  return { line, tracker, shown }
}

/** The loading indicator of a screen, as the document draws it. */
const isLoading = (shown: readonly OmiQuality[]) =>
  shown.reduce(
    (was, { shouldShowLoading, isNetworkRecovered }) => shouldShowLoading || (was && !isNetworkRecovered),
    false,
  )

async function freezes({ simulator, pass }: SimulatedPhone) {
  simulator.far.calls.at(-1)?.freeze()
  await pass(6_000)
}

describe.each(flutter)(sample('CallQualityTracker on a call screen'), (_name, kind) => {
  it('shows the score, the loading of a network that stands still, and lets go when the screen closes', async () => {
    const { line, tracker, shown } = await screen(kind)
    await line.pass(3_000)
    expect(tracker.get()).toMatchObject({ mosDisplay: expect.stringMatching(/^\d\.\d$/), shouldShowLoading: false })
    await freezes(line)
    // LCN is progress on Android; on iOS it is a constant, and nobody can tell a freeze by it.
    expect(isLoading(shown)).toBe(kind.platform === 'android')
    theFar(line).thaw()
    await line.pass(3_000)
    expect(isLoading(shown)).toBe(false)
    tracker.stop()
    const until = shown.length
    await line.pass(3_000)
    expect(shown).toHaveLength(until)
  })

  it('begins to count anew once it was reset', async () => {
    const { line, tracker } = await screen(kind)
    await freezes(line)
    tracker.reset()
    await line.pass()
    expect(tracker.get()).toMatchObject({ shouldShowLoading: false, consecutiveSameLcnCount: 0 })
    await line.pass(3_000)
    expect(tracker.get()?.shouldShowLoading).toBe(kind.platform === 'android')
    tracker.stop()
  })
})

describe.each(flutter)(sample('CallQualityInfo'), (_name, kind) => {
  it.each([
    [{ mos: 4.3, jitter: 5, latency: 40, loss: 0 }, 'Excellent'],
    [{ mos: 3.75, jitter: 20, latency: 90, loss: 1 }, 'Good'],
    [{ mos: 3.25, jitter: 32, latency: 180, loss: 3 }, 'Fair'],
    [{ mos: 2.5, jitter: 60, latency: 300, loss: 8 }, 'Poor'],
    [{ mos: 1.5, jitter: 85, latency: 620, loss: 16 }, 'Bad'],
  ] as const)('has each of its properties, for %o: %s', async (measured, text) => {
    const { line, tracker } = await screen(kind)
    theFar(line).quality(measured)
    await line.pass(2_000)
    const newest = line.phone.getQuality(theCall(line).id)
    expect(tracker.get()).toMatchObject({ qualityText: text, isNetworkRecovered: false, shouldShowLoading: false })
    expect(tracker.get()?.mosDisplay).toBe(newest?.mos?.toFixed(1))
    expect(newest).toMatchObject({ jitterMs: expect.any(Number), roundTripMs: expect.any(Number) })
    // A sample of the simulator strays from its line by a fifth at most; what is 0 stays 0.
    expect(newest?.lossPercent).toBeGreaterThanOrEqual(measured.loss * 0.8)
    expect(newest?.lossPercent).toBeLessThanOrEqual(measured.loss * 1.2)
    tracker.stop()
  })
})

/** What the screen of a call shows of each LCN, sent sample by sample as the native side writes it. */
async function fed(kind: (typeof flutter)[number][1], lcns: readonly number[]) {
  const line = await openLine(kind)
  const { incoming, confirmed } = bodiesOf(kind, true)
  for (const body of [incoming, confirmed]) line.emit('CALL_STATE_CHANGED', body)
  const [call] = line.calls
  if (call === undefined) throw new Error('There is no call.')
  const tracker = createOmiQualityTracker(line.phone, call.id)
  return lcns.map((lcn) => {
    line.clock.advance(1_000)
    const stat = { req: 1, mos: 4.2, jitter: 2, latency: 40, ppl: 0, lcn }
    line.emit('CALL_QUALITY', { quality: 0, stat, isNeedLoading: false })
    const shown = tracker.get()
    return [shown?.consecutiveSameLcnCount, shown?.shouldShowLoading, shown?.isNetworkRecovered]
  })
}

describe.each(flutter)(sample('Loading by LCN'), (_name, kind) => {
  const never = [0, false, false]

  it('follows the documented timeline, 5, 5, 5, 5, 6, on Android; on iOS, whose LCN says nothing, it never shows', async () => {
    const shown = await fed(kind, [5, 5, 5, 5, 6])
    if (kind.platform === 'ios') expect(shown).toEqual([never, never, never, never, never])
    else
      expect(shown).toEqual([
        [0, false, false],
        [1, false, false],
        [2, false, false],
        [3, true, false],
        [0, false, true],
      ])
  })

  it('hides it at 0', async () => {
    const shown = await fed(kind, [5, 5, 5, 5, 0])
    expect(shown.at(-1)).toEqual(kind.platform === 'ios' ? never : [0, false, true])
  })
})

describe.each(flutter)(sample('setCallQualityListener'), (_name, kind) => {
  it('hands on each sample, in milliseconds and percent; what iOS makes up is left out', async () => {
    const line = await talking(kind)
    const samples: (number | object | undefined)[] = []
    line.phone.subscribeQuality(theCall(line).id, ({ progress }) => samples.push(progress))
    await line.pass(4_000)
    expect(samples).toHaveLength(4)
    // The constant 0 of iOS is no LCN.
    expect(samples.filter((progress) => progress !== undefined)).toHaveLength(kind.platform === 'android' ? 4 : 0)
  })
})

describe.each(flutter)(sample('Troubleshooting: poor call quality'), (_name, kind) => {
  it.each([
    ['loss', { mos: 2.4, jitter: 10, latency: 60, loss: 12 }],
    ['jitter', { mos: 2.4, jitter: 120, latency: 60, loss: 0 }],
    ['latency', { mos: 2.4, jitter: 10, latency: 900, loss: 0 }],
  ] as const)('names the cause: %s', async (cause, measured) => {
    const line = await talking(kind)
    theFar(line).quality(measured)
    await line.pass(6_000)
    const call = theCall(line)
    if (call.phase !== 'active') throw new Error(call.phase)
    expect(['poor', 'bad']).toContain(call.quality)
    expect(bandOf(line.phone.getQuality(call.id)?.mos)).toBe('poor')
    expect(causesOf(call, line.phone.getQuality(call.id))).toEqual([cause])
  })
})

describe.each(flutter)(sample('Migration: call quality'), (_name, kind) => {
  it('parses nothing and counts nothing in a screen: `call.media` and `call.quality` say it', async () => {
    const line = await talking(kind)
    await line.pass(3_000)
    const seen: string[] = []
    const look = () => {
      const call = theCall(line)
      if (call.phase === 'active') seen.push(`${call.media} ${call.quality}`)
    }
    look()
    await freezes(line)
    look()
    theFar(line).thaw()
    await line.pass(3_000)
    look()
    const media = kind.platform === 'android' ? ['steady', 'frozen', 'steady'] : ['unknown', 'unknown', 'unknown']
    expect(seen).toEqual(media.map((each) => `${each} excellent`))
  })
})
