import { readFlag } from '@offhook/adapter-kit'
import type { Platform } from './channel/callkit-channel.ts'
import type { Ask } from './functions/ask.ts'

/** No call has it. */
export const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * What the host runs on. Recognised by `isMuted` of a call that is not there, which Android answers with `true` and iOS with
 * `false`. Rejects where no plugin answers.
 */
export function createPlatform(ask: Ask, said: Platform | undefined): () => Promise<Platform> {
  let known: Platform | undefined
  return async () => {
    if (known !== undefined) return known
    const answer = said === undefined ? await ask('isMuted', { id: nobody }) : await ask('activeCalls')
    if (!answer.ok) throw new Error(`flutter_callkit_incoming does not answer: ${answer.vendor?.message ?? ''}`)
    const flag = readFlag(answer.value)
    if (said === undefined && flag === undefined)
      throw new Error("The platform was not recognised: say it by the option 'platform'.")
    known = said ?? (flag === true ? 'android' : 'ios')
    return known
  }
}
