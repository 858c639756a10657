import { isRecord, known, readFlag, readText, readWhole } from '@offhook/adapter-kit'
import type { OmikitEvents, Tapped } from './vendor-events.ts'

/** Each reads one body. `undefined`: nobody can read it. */
export function readTapped(body: unknown): Tapped | undefined {
  if (!isRecord(body)) return undefined
  const address = readText(body.callerNumber)
  const video = readFlag(body.isVideo)
  if (address === undefined && video === undefined) return undefined
  return known({ address, video })
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
  return { scheduled, ...known({ remainingMs: readWhole(body.timeUntilExecution), at: readWhole(body.timestamp) }) }
}
