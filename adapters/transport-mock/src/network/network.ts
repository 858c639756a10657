import type { Clock, Millis, RandomSource } from '@offhook/core'

/** What the simulated network does to facts on their way to the phone. Chances are from 0 to 1. */
export interface NetworkConditions {
  readonly latencyMs: Millis
  /** Added to the latency, drawn from 0 to this for each fact. Alone it never changes the order. */
  readonly jitterMs: Millis
  /** Chance that a fact never arrives. */
  readonly loss: number
  /** Chance that a fact arrives twice. */
  readonly duplicate: number
  /** Chance that a fact is held back by up to `reorderMs`, while later ones overtake it. */
  readonly reorder: number
  readonly reorderMs: Millis
}

export const perfectNetwork: NetworkConditions = {
  latencyMs: 0,
  jitterMs: 0,
  loss: 0,
  duplicate: 0,
  reorder: 0,
  reorderMs: 100,
}

export interface Network {
  readonly conditions: NetworkConditions
  change(conditions: Partial<NetworkConditions>): void
  send(fact: unknown): void
  /** Loses everything that is under way. */
  clear(): void
}

/**
 * Carries facts to the phone. A fact without delay is delivered within `send`, unless an earlier one is still under way.
 * MUST take the same number of random values for every fact, so that one seed gives one order whatever is switched on.
 */
export function createNetwork(clock: Clock, random: RandomSource, deliver: (fact: unknown) => void): Network {
  let conditions = perfectNetwork
  let queue: { readonly due: Millis; readonly fact: unknown }[] = []
  let timer: unknown
  const heldBack = new Set<unknown>()

  const drain = () => {
    timer = undefined
    while (queue[0] && queue[0].due <= clock.now()) deliver(queue.shift()?.fact)
    const next = queue[0]
    if (next && timer === undefined) timer = clock.setTimeout(drain, Math.max(0, next.due - clock.now()))
  }
  const enqueue = (fact: unknown, delay: Millis) => {
    if (delay <= 0 && queue.length === 0) return deliver(fact)
    // First in, first out: one that is due earlier waits for those before it.
    queue.push({ due: clock.now() + delay, fact })
    timer ??= clock.setTimeout(drain, delay)
  }
  const holdBack = (fact: unknown, delay: Millis) => {
    const handle = clock.setTimeout(() => {
      heldBack.delete(handle)
      deliver(fact)
    }, delay)
    heldBack.add(handle)
  }

  return {
    get conditions() {
      return conditions
    },
    change(changes) {
      conditions = { ...conditions, ...changes }
    },
    send(fact) {
      const [jitter, loss, duplicate, reorder, late] = [random(), random(), random(), random(), random()]
      const { latencyMs, jitterMs, reorderMs } = conditions
      if (loss < conditions.loss) return
      const delay = latencyMs + jitter * jitterMs
      const copies = duplicate < conditions.duplicate ? 2 : 1
      for (let copy = 0; copy < copies; copy += 1) {
        if (reorder < conditions.reorder) holdBack(fact, delay + late * reorderMs)
        else enqueue(fact, delay)
      }
    },
    clear() {
      clock.clearTimeout(timer)
      for (const handle of heldBack) clock.clearTimeout(handle)
      heldBack.clear()
      timer = undefined
      queue = []
    },
  }
}
