import { type BenchOptions, createTalkingBench } from '../phone-bench.ts'

/** One call that talks, whose media flows, and the words for what happens to it. */
export async function createFlowBench(options?: BenchOptions) {
  const bench = await createTalkingBench(options)
  bench.say('call.mediaChanged', 'out-1', { media: 'connected' })
  const hold = (held: boolean, more: object = {}) =>
    bench.say('call.holdChanged', 'out-1', { side: 'local', held, ...more })
  return {
    bench,
    phone: bench.phone,
    hold,
    view: () => bench.call as Extract<typeof bench.call, { phase: 'active' | 'held' }>,
  }
}
