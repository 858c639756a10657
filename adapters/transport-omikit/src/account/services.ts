import type { Ask } from '../functions/ask.ts'
import type { OmiResult } from '../functions/result.ts'
import type { NativeBridge } from '../native/native-bridge.ts'
import { readFlag } from '../read/scalars.ts'

const started = new WeakMap<NativeBridge, Promise<OmiResult<unknown>>>()

/**
 * Starts the native services: once for each bridge, however often the phone starts, since iOS would tell everything twice.
 * What failed is tried again the next time; what never answered is not, for it may have worked.
 */
export function startServices(ask: Ask, bridge: NativeBridge): Promise<OmiResult<unknown>> {
  const under = started.get(bridge)
  if (under !== undefined) return under
  const starting = ask('startServices', undefined, { withinMs: 5_000 })
  started.set(bridge, starting)
  void starting.then((answer) => {
    const hasFailed = answer.ok ? readFlag(answer.value) === false : answer.reason !== 'timed-out'
    if (hasFailed) started.delete(bridge)
  })
  return starting
}
