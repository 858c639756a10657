import type { CDPSession, Page } from 'playwright'
import { openMedia } from './audio.ts'
import { heapSizeOf } from './heap-size.ts'

/** What a page holds, after the garbage was collected. */
export interface Leftovers {
  /** Peer connections that are not closed, and captured tracks that were not stopped. */
  readonly connections: number
  readonly tracks: number
  /** Of everything that the page can still reach, wherever it hangs. */
  readonly listeners: number
  readonly nodes: number
  readonly heapBytes: number
  /** Objects that still exist, closed or not. */
  readonly objects: Readonly<Record<Kept, number>>
}

const kept = ['RTCPeerConnection', 'MediaStreamTrack', 'MediaStream', 'HTMLAudioElement'] as const
type Kept = (typeof kept)[number]

/** Asks the engine itself, so that nothing is missed for want of a wrapper around it. */
export async function leftoversOf(page: Page): Promise<Leftovers> {
  const session = await page.context().newCDPSession(page)
  try {
    // The engine lets go step by step: what one collection frees is what holds the next, down to the tracks of a stream.
    let objects = await collect(session)
    for (let round = 1; round < 30 && kept.some((name) => objects[name] > 0); round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      objects = await collect(session)
    }
    const heapBytes = await heapSizeOf(session)
    const { jsEventListeners, nodes } = await session.send('Memory.getDOMCounters')
    const { connections, microphones } = await openMedia(page)
    return { connections, tracks: microphones, listeners: jsEventListeners, nodes, heapBytes, objects }
  } finally {
    await session.detach()
  }
}

async function collect(session: CDPSession): Promise<Record<Kept, number>> {
  await session.send('HeapProfiler.collectGarbage')
  const counts = await Promise.all(kept.map(async (name) => [name, await countOf(session, name)] as const))
  return Object.fromEntries(counts) as Record<Kept, number>
}

/** How many objects of a class are alive. */
async function countOf(session: CDPSession, name: Kept): Promise<number> {
  const objectGroup = 'leftovers'
  const { result } = await session.send('Runtime.evaluate', { expression: `${name}.prototype`, objectGroup })
  const { objects } = await session.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId ?? '',
    objectGroup,
  })
  const { result: length } = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length }',
    returnByValue: true,
  })
  await session.send('Runtime.releaseObjectGroup', { objectGroup })
  return Number(length.value)
}
