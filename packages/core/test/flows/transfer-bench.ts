import type { CallView } from '../../src/index.ts'
import { createSeveralBench } from './several-bench.ts'

export const transferOf = (call: CallView) => ('transfer' in call ? call.transfer : undefined)
export const endOf = (call: CallView) => (call.phase === 'ended' ? call.end : undefined)

/** One call, or two with the first held, and the words of a transfer. */
export async function createTransferBench(calls = 1, options = {}) {
  const bench = await createSeveralBench(calls, options)
  const progress = (stage: string, more: object = {}) => bench.say('call.transferChanged', 'out-1', { stage, ...more })
  const taken = async (type: 'transfer' | 'transferTo' = 'transfer') => {
    await bench.settle()
    await bench.reply(type)
  }
  return Object.assign(bench, { progress, taken })
}

export type TransferBench = Awaited<ReturnType<typeof createTransferBench>>
