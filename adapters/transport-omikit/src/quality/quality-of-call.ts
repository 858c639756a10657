import type { CallId, Phone, QualitySample } from '@offhook/core'
import { initialOmiQuality, type OmiQuality, trackOmiQuality } from './tracker.ts'

/** What a screen of the Flutter plugin showed of one call, kept up to date. */
export interface OmiQualityTracker {
  /** Of the newest sample; `undefined` before the first one. The same object until the next sample. */
  get(): OmiQuality | undefined
  /** Runs after each sample. Returns the way to stop. */
  subscribe(listener: (quality: OmiQuality) => void): () => void
  /** Forgets the count of repetitions, as their `reset()` does: a call that was resumed begins anew. */
  reset(): void
  /** Lets go of the phone. */
  stop(): void
}

/**
 * The outputs of the Flutter plugin's `CallQualityTracker`, from the samples of a phone. It differs from theirs on purpose:
 *
 * | theirs (3.3) | here | why |
 * |---|---|---|
 * | no score: "Bad" | `qualityText: undefined` | nobody has measured anything |
 * | no score | the core's estimate, where delay, jitter and loss are known | ITU-T G.107 |
 * | a score up to 5 | up to 4.5 | the scale of ITU-T P.800 for narrowband |
 * | a missing LCN counts as 0 | it is skipped | that a number is missing is no sign of life |
 * | "recovered" after any repetition | only after a freeze was shown | nothing was lost that could come back |
 * | LCN 0 on iOS | no LCN | it is a constant there, and would hide every freeze |
 * | a fraction of an LCN throws | it is skipped | a measurement must not break a call |
 */
export function createOmiQualityTracker(
  phone: Pick<Phone<never>, 'subscribeQuality' | 'getQuality'>,
  callId: CallId,
): OmiQualityTracker {
  let state = initialOmiQuality
  let shown: OmiQuality | undefined
  const listeners = new Set<{ readonly run: (quality: OmiQuality) => void }>()

  function take(sample: QualitySample): OmiQuality {
    const [next, quality] = trackOmiQuality(state, sample)
    state = next
    shown = quality
    return quality
  }

  // Whoever opens the screen late sees the last sample, and counts from it.
  const newest = phone.getQuality(callId)
  if (newest) take(newest)
  const stop = phone.subscribeQuality(callId, (sample) => {
    const quality = take(sample)
    const faults: unknown[] = []
    for (const { run } of [...listeners]) {
      try {
        run(quality)
      } catch (fault) {
        faults.push(fault)
      }
    }
    // A listener that throws harms no other one; the phone contains it, and says so.
    if (faults.length > 0) throw faults[0]
  })

  return {
    get: () => shown,
    subscribe(run) {
      const entry = { run }
      listeners.add(entry)
      return () => void listeners.delete(entry)
    },
    reset() {
      state = initialOmiQuality
    },
    stop() {
      listeners.clear()
      stop()
    },
  }
}
