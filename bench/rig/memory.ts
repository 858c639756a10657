import { createBareCall } from './bare-actor.ts'
import { established, newSubject, offered, wholeCall } from './facts.ts'
import { liveHeap } from './heap.ts'
import { openPhone } from './phone.ts'

// More inputs than the trace keeps, more calls than the log keeps, and longer than ended ids are remembered.
const callsToFillBounds = 2_000

async function phoneAtItsBounds() {
  const bench = await openPhone()
  const talkAndEnd = (count: number) => {
    for (let index = 0; index < count; index += 1) {
      for (const fact of wholeCall(newSubject())) bench.emit(fact)
      bench.clock.advance(10_000)
    }
  }
  talkAndEnd(callsToFillBounds)
  return { ...bench, talkAndEnd }
}

/** Bytes that one established call holds, on a phone whose trace and log are full already. */
export async function bytesPerLiveCall(count: number): Promise<number> {
  const { phone, emit } = await phoneAtItsBounds()
  const before = await liveHeap()
  for (let index = 0; index < count; index += 1) {
    const call = newSubject()
    for (const fact of [offered(call), established(call)]) emit(fact)
  }
  const bytes = ((await liveHeap()) - before) / count
  if (phone.getSnapshot().calls.length !== count) throw new Error(`${count} calls should live`)
  return bytes
}

/** The same for a bare actor with one subscriber. */
export async function bytesPerBareCall(count: number): Promise<number> {
  const before = await liveHeap()
  const actors = Array.from({ length: count }, () => {
    const call = newSubject()
    const actor = createBareCall(() => undefined)
    for (const fact of wholeCall(call).slice(0, 3)) actor.send(fact)
    return actor
  })
  const bytes = ((await liveHeap()) - before) / count
  if (actors.length !== count) throw new Error(`${count} actors should live`)
  return bytes
}

/**
 * Bytes by which the heap grows while `count` more calls come and go. The trace grows and is cut in turns, so the lowest
 * of several readings is compared with the lowest of later ones.
 */
export async function bytesLeftBehind(count: number): Promise<number> {
  const { phone, talkAndEnd } = await phoneAtItsBounds()
  const readings = 10
  const heaps: number[] = []
  for (let reading = 0; reading < readings; reading += 1) {
    talkAndEnd(count / readings)
    heaps.push(await liveHeap())
  }
  if (phone.getSnapshot().calls.length !== 0) throw new Error('no call should live')
  return Math.min(...heaps.slice(readings / 2)) - Math.min(...heaps.slice(0, readings / 2))
}
