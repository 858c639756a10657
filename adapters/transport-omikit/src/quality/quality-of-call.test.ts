import type { CallId, QualitySample } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { createOmiQualityTracker } from './quality-of-call.ts'

const id = 'call' as CallId

/** The two doors of a phone that a tracker needs. */
function phoneOf(newest?: QualitySample) {
  const listeners = new Set<(sample: QualitySample) => void>()
  return {
    listeners,
    say: (sample: QualitySample) => {
      for (const listener of listeners) listener(sample)
    },
    getQuality: () => newest,
    subscribeQuality(_: CallId, listener: (sample: QualitySample) => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

describe("a quality screen of OMICALL's kind", () => {
  it('shows the documented timeline: a freeze at the fourth alike LCN, and its end', () => {
    const phone = phoneOf()
    const tracker = createOmiQualityTracker(phone, id)
    const seen: unknown[] = []
    tracker.subscribe(({ shouldShowLoading, isNetworkRecovered, consecutiveSameLcnCount }) =>
      seen.push([consecutiveSameLcnCount, shouldShowLoading, isNetworkRecovered]),
    )
    for (const progress of [5, 5, 5, 5, 6]) phone.say({ progress, mos: 4.2 })
    expect(seen).toEqual([
      [0, false, false],
      [1, false, false],
      [2, false, false],
      [3, true, false],
      [0, false, true],
    ])
    expect(tracker.get()).toMatchObject({ mosDisplay: '4.2', qualityText: 'Excellent' })
  })

  it('knows nothing before the first sample, and the last one when it is opened late', () => {
    expect(createOmiQualityTracker(phoneOf(), id).get()).toBeUndefined()
    expect(createOmiQualityTracker(phoneOf({ mos: 3.6 }), id).get()).toMatchObject({ qualityText: 'Good' })
  })

  it('counts anew once it was reset', () => {
    const phone = phoneOf()
    const tracker = createOmiQualityTracker(phone, id)
    for (const progress of [5, 5, 5]) phone.say({ progress })
    tracker.reset()
    phone.say({ progress: 5 })
    expect(tracker.get()?.consecutiveSameLcnCount).toBe(0)
  })

  it('tells every listener though one throws, and lets the phone hear of that one', () => {
    const phone = phoneOf()
    const tracker = createOmiQualityTracker(phone, id)
    const heard: unknown[] = []
    tracker.subscribe(() => {
      throw new Error('a screen that broke')
    })
    tracker.subscribe(({ mosDisplay }) => heard.push(mosDisplay))
    expect(() => phone.say({ mos: 4 })).toThrow('a screen that broke')
    expect(heard).toEqual(['4.0'])
  })

  it('lets go of the phone and of its listeners', () => {
    const phone = phoneOf()
    const tracker = createOmiQualityTracker(phone, id)
    const off = tracker.subscribe(() => expect.fail('it was told'))
    off()
    phone.say({ progress: 1 })
    tracker.subscribe(() => expect.fail('it was told'))
    tracker.stop()
    phone.say({ progress: 1 })
    expect(phone.listeners.size).toBe(0)
  })
})
