import type { VirtualClock } from '@offhook/testing'
import type { Scheduler } from 'fast-check'
import type { Letter } from './signal.ts'

/** What becomes of one sending: lost, delivered, or delivered twice. */
export type Fate = 'lost' | 'once' | 'twice'

export interface Post {
  send(letter: Letter): void
  /** From now on nothing is lost or late. */
  calmDown(): void
  /** Letters on their way, those that wait to be sent again included. */
  readonly underWay: number
}

/** RFC 3261 section 17.1.1.2: T1, doubled with each repetition up to T2. */
const T1 = 500
const T2 = 4_000

export interface PostSetup {
  /** Decides which letter comes next, whoever sent it and whenever. */
  readonly scheduler: Scheduler
  readonly clock: VirtualClock
  /** One for each sending, in turn; whatever comes after the last one is delivered once. */
  readonly fates: readonly Fate[]
  readonly deliver: (letter: Letter) => void
}

/** An unreliable network under stacks that repeat themselves: letters are lost, doubled, delayed and overtake each other. */
export function createPost({ scheduler, clock, fates, deliver }: PostSetup): Post {
  let sent = 0
  let waiting = 0
  const onTheirWay = new Set<number>()
  let last = 0
  let calm = false

  function carry(letter: Letter, arrived: { already: boolean }): void {
    const number = ++last
    onTheirWay.add(number)
    const arrival = Promise.resolve(letter)
    const late = calm ? arrival : scheduler.schedule(arrival, `${letter.signal.type} to ${letter.to}`)
    void late.then(() => {
      onTheirWay.delete(number)
      // The transaction layer of a stack answers a repetition by itself (RFC 3261 section 17.2).
      if (arrived.already) return
      arrived.already = true
      deliver(letter)
    })
  }

  function attempt(letter: Letter, wait: number, arrived: { already: boolean }): void {
    const fate = calm ? 'once' : (fates[sent++] ?? 'once')
    if (fate === 'lost') {
      waiting++
      clock.setTimeout(() => {
        waiting--
        attempt(letter, Math.min(2 * wait, T2), arrived)
      }, wait)
      return
    }
    carry(letter, arrived)
    if (fate === 'twice') carry(letter, arrived)
  }

  return {
    send: (letter) => attempt(letter, T1, { already: false }),
    calmDown() {
      calm = true
    },
    get underWay() {
      return onTheirWay.size + waiting
    },
  }
}
