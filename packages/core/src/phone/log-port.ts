import { parseRecord } from '../facts/parse.ts'
import type { NewInput } from '../inbox/input.ts'
import type { LogEffect } from '../inbox/world.ts'
import type { CallLogStore } from '../ports/call-log-store.ts'
import type { Json } from '../values.ts'

/** The phone's way to the store of its log. Contains every fault of it: no call waits for a disk. */
export function createLogPort(
  store: CallLogStore | undefined,
  push: (input: NewInput) => void,
  report: (message: string, input?: Json) => void,
): (effect: LogEffect) => void {
  let last: Promise<void> = Promise.resolve()

  async function load(limit: number): Promise<void> {
    const raw: unknown = await store?.load(limit)
    if (!Array.isArray(raw)) throw new TypeError('load() answered no list')
    const records = raw.slice(0, limit).flatMap((one: unknown) => {
      const parsed = parseRecord(one)
      if (parsed.ok) return parsed.value
      report(`log: ${parsed.message}`, parsed.input)
      return []
    })
    push({ kind: 'records', records })
  }

  function carryOut(effect: LogEffect): Promise<void> | undefined {
    switch (effect.type) {
      case 'log.load':
        return load(effect.limit)
      case 'log.put':
        return store?.put(effect.record)
      case 'log.remove':
        return store?.remove(effect.id)
      default:
        return effect satisfies never
    }
  }

  return (effect) => {
    if (!store) return
    // A store that cannot be read may still be written; writes keep their order.
    const before = effect.type === 'log.load' ? Promise.resolve() : last
    const done = before
      .then(() => carryOut(effect))
      .catch((fault: unknown) => report(`log: ${effect.type} failed: ${String(fault).slice(0, 256)}`))
    if (effect.type !== 'log.load') last = done
  }
}
