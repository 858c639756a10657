import type { SurfaceCall, SurfaceHost } from '@offhook/core'
import { asCallId } from '../fixture.ts'
import { defaultCapabilities } from '../sdk/capabilities.ts'

export const uuidOf = (id: string) => `uuid-${id}`
export const refs = (id: string) => ({ refs: { 'os.uuid': uuidOf(id) } })
export const end = { reason: 'hung-up', by: 'local', at: 5, confirmed: true } as const

export const shownCall = (id: string, more: Partial<SurfaceCall> = {}): SurfaceCall => ({
  callId: asCallId(id),
  uuid: uuidOf(id),
  direction: 'incoming',
  remote: { address: '0901234567' },
  video: false,
  stage: 'ringing',
  held: false,
  muted: false,
  ...more,
})

/** A phone that only writes down what it hears. */
export function recordingHost() {
  const requests: unknown[] = []
  const facts: unknown[] = []
  const host: SurfaceHost = {
    emit: (fact) => void facts.push(fact),
    request: (request) => void requests.push(request),
    ringTimeoutMs: 60_000,
    can: defaultCapabilities.can,
  }
  return { host, requests, facts }
}
