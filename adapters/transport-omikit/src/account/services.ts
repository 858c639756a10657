import { readFlag } from '@offhook/adapter-kit'
import type { Ask } from '../functions/ask.ts'
import type { OmiResult } from '../functions/result.ts'
import type { NativeBridge } from '../native/native-bridge.ts'

const started = new WeakMap<object, Promise<OmiResult<unknown>>>()

/**
 * Starts the native services: once for each native module, whatever phones and bridges there are, since iOS would begin anew
 * and lose what it listens to.
 * What failed is tried again the next time; what never answered is not, for it may have worked.
 */
export function startServices(ask: Ask, bridge: NativeBridge): Promise<OmiResult<unknown>> {
  const { module = bridge } = bridge
  const under = started.get(module)
  if (under !== undefined) return under
  const starting = ask('startServices', undefined, { withinMs: 5_000 })
  started.set(module, starting)
  void starting.then((answer) => {
    const hasFailed = answer.ok ? readFlag(answer.value) === false : answer.reason !== 'timed-out'
    if (hasFailed) started.delete(module)
  })
  return starting
}
