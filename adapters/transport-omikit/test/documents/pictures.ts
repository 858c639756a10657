import type { NativeKind } from '../../src/dialect.ts'
import { talking, theCall, theFar } from '../support/simulated-phone.ts'

/**
 * Two calls with pictures, one after the other, in which the far side shows itself: in which calls its picture was said
 * to be there, and what each call showed of it then.
 */
export async function picturesOf(kind: NativeKind) {
  const line = await talking(kind, true)
  const ready: string[] = []
  const shown: string[] = []
  line.transport.on('remoteVideoReady', () => ready.push(theCall(line).id))
  const show = async () => {
    theFar(line).showVideo()
    await line.pass()
    shown.push(theCall(line).video.remote)
  }
  await show()
  await line.answer(line.phone.hangUp())
  await line.pass(10_000)
  await line.answer(line.phone.startCall({ to: '0901', video: true }))
  theFar(line).ring()
  theFar(line).answer()
  await line.pass()
  await show()
  return { line, ready, shown }
}
