import type { CallView } from '@offhook/core'
import type { FarCall, FarEnd, QualityCurve } from '@offhook/transport-mock'
import type { FarDeed, LineCourse } from './simulation.ts'

/** The far side of a call that the phone shows: by our id where we dialled, else by the caller's number. */
export function farOf(far: FarEnd, call: CallView): FarCall | undefined {
  return far.calls.find(
    ({ subject, direction, remote }) =>
      subject.callId === call.id || (direction === call.direction && remote.address === call.remote.address),
  )
}

export function driveFar(far: FarCall, deed: FarDeed): void {
  switch (deed.do) {
    case 'ring':
      return far.ring()
    case 'ring-early':
      return far.ring({ earlyMedia: true })
    case 'answer':
      return far.answer()
    case 'hold':
      return far.hold()
    case 'resume':
      return far.resume()
    case 'freeze':
      return far.freeze()
    case 'thaw':
      return far.thaw()
    case 'cut':
      return far.cutMedia(deed.forMs === undefined ? {} : { forMs: deed.forMs })
    case 'lose-path':
      return far.failMedia()
    case 'crash':
      return far.crash()
    case 'video':
      return far.setVideo(deed.video)
    case 'sound':
      return far.setSound(deed.on)
    case 'answer-elsewhere':
      return far.cancel({ reason: 'answered-elsewhere' })
    case 'end-elsewhere':
      return far.hangUp(undefined, { reason: 'ended-elsewhere' })
    case 'ask-transfer':
      return far.askTransfer(deed.to)
    case 'fail-transfer':
      return far.transferred('failed', deed.code)
    case 'replace-by':
      return void far.replaceBy({ name: deed.name, from: deed.from })
    case 'hang-up':
      return far.hangUp(deed.code)
    case 'line':
      return far.quality(courses[deed.course])
    case 'quality':
      return far.quality([levelFor(deed.percent)])
    default:
      return deed satisfies never
  }
}

const good = { jitterMs: 4, roundTripMs: 40, lossPercent: 0 }

const courses: Readonly<Record<LineCourse, QualityCurve>> = {
  good: [{ at: 0, ...good }],
  loss: [{ at: 0, ...good, lossPercent: 24 }],
  jitter: [{ at: 0, ...good, jitterMs: 220 }],
  delay: [{ at: 0, ...good, roundTripMs: 1_100 }],
  falling: [
    { at: 0, ...good },
    { at: 10_000, jitterMs: 45, roundTripMs: 300, lossPercent: 5 },
    { at: 20_000, jitterMs: 90, roundTripMs: 700, lossPercent: 16 },
    { at: 30_000, ...good },
  ],
}

/** From a perfect line (100) to one that nobody understands (0), in a straight line. */
function levelFor(percent: number) {
  const bad = 1 - percent / 100
  return { at: 0, jitterMs: 4 + 86 * bad, roundTripMs: 40 + 860 * bad, lossPercent: 18 * bad }
}
