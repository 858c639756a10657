import { isRecord, readFlag, readText, readWhole } from '../read/scalars.ts'
import type { OmikitEvents, Tapped } from './vendor-events.ts'

/** Each reads one body. `undefined`: nobody can read it. */
export function readTapped(body: unknown): Tapped | undefined {
  if (!isRecord(body)) return undefined
  const address = readText(body.callerNumber)
  const video = readFlag(body.isVideo)
  if (address === undefined && video === undefined) return undefined
  return { ...(address !== undefined && { address }), ...(video !== undefined && { video }) }
}

export function readSwitchboard(body: unknown): OmikitEvents['switchboardAnswered'] | undefined {
  if (!isRecord(body)) return undefined
  const sip = readText(body.sip) ?? readWhole(body.sip)?.toString()
  return sip === undefined ? undefined : { sip }
}

export function readAutoUnregister(body: unknown): OmikitEvents['autoUnregister'] | undefined {
  if (!isRecord(body)) return undefined
  const scheduled = readFlag(body.isScheduled)
  if (scheduled === undefined) return undefined
  const remainingMs = readWhole(body.timeUntilExecution)
  const at = readWhole(body.timestamp)
  return { scheduled, ...(remainingMs !== undefined && { remainingMs }), ...(at !== undefined && { at }) }
}
