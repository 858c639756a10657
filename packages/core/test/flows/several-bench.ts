import { settle } from '@offhook/testing'
import type { CommandResult } from '../../src/index.ts'
import { type BenchOptions, createReadyBench } from '../phone-bench.ts'

/** Several calls that talk, `out-1` to `out-n`: the last one active, the others held; and the words for what they do. */
export async function createSeveralBench(calls = 2, options: BenchOptions = {}) {
  const { capabilities } = options
  // Nothing is measured, so that no call ends but by what the test says.
  const reports = { media: false, quality: 'none', ...capabilities?.reports } as const
  const policy = { pingMs: 0, ...options.policy }
  const bench = await createReadyBench({ ...options, policy, capabilities: { ...capabilities, reports } })
  const hold = (ref: string, held: boolean) => bench.say('call.holdChanged', ref, { side: 'local', held })
  for (let place = 1; place <= calls; place++) {
    await bench.talking(`out-${place}`)
    if (place === calls) break
    void bench.phone.hold(bench.at(place - 1).id)
    hold(`out-${place}`, true)
  }
  const first = bench.transport.executed.length
  return Object.assign(bench, {
    /** Merges all of them. */
    async merged() {
      const answer = bench.phone.merge()
      await settle()
      for (let place = 1; place < calls; place++) hold(`out-${place}`, false)
      await bench.reply('merge')
      return answer
    },
    hold,
    settle,
    id: (place: number) => bench.at(place).id,
    phases: () => bench.calls.map(({ phase }) => phase),
    groups: () => bench.calls.map(({ groupId }) => groupId),
    procedure: () => bench.phone.getSnapshot().procedure,
    /** What was asked since the calls talk, in words: `setHold out-1 true`. */
    asks: () =>
      bench.transport.executed.slice(first).flatMap(({ command }) => {
        const refOf = (refs: Readonly<Record<string, string>>) => refs['sip.call-id'] ?? 'new'
        if ('calls' in command) return `${command.type} ${command.calls.map(({ refs }) => refOf(refs)).join(' ')}`
        if (!('call' in command)) return []
        const more = 'held' in command ? ` ${command.held}` : 'accept' in command ? ` ${command.accept}` : ''
        return `${command.type} ${refOf(command.call.refs)}${more}`
      }),
    refusal: async (answer: Promise<CommandResult>) => {
      const result = await bench.state(answer)
      return result === 'pending' || result.ok ? result : result.reason
    },
  })
}

export type SeveralBench = Awaited<ReturnType<typeof createSeveralBench>>
