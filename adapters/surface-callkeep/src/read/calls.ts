import { isRecord, readFlag, readText } from '@offhook/adapter-kit'
import type { CallKeepListed } from '../options.ts'

/** What `getCalls` answered. `undefined`: it is no list, as on Android. A call that has ended is not on the screen. */
export function readCalls(raw: unknown): readonly (CallKeepListed & { readonly osId: string })[] | undefined {
  if (!Array.isArray(raw)) return undefined
  return raw.flatMap((line: unknown) => {
    const osId = isRecord(line) ? readText(line.callUUID) : undefined
    if (!isRecord(line) || osId === undefined || readFlag(line.hasEnded) === true) return []
    return [
      {
        osId,
        uuid: osId.toLowerCase(),
        outgoing: readFlag(line.outgoing) === true,
        connected: readFlag(line.hasConnected) === true,
        held: readFlag(line.onHold) === true,
      },
    ]
  })
}
