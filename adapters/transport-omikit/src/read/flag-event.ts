import { isRecord, readFlag } from '@offhook/adapter-kit'

/**
 * Reads `MUTED`, `SPEAKER` and `HOLD`: a bare boolean, or `{ isMuted }` / `{ isHold }` (Flutter on Android). `SPEAKER` is bare
 * everywhere. `null` says nothing.
 */
export function readFlagEvent(body: unknown): boolean | undefined {
  if (!isRecord(body)) return readFlag(body)
  return readFlag(body.isMuted) ?? readFlag(body.isHold)
}
