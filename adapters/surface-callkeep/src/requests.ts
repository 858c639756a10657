import type { Subject, SurfaceRequest } from '@offhook/core'

type Bare<R> = R extends SurfaceRequest ? Omit<R, 'requestId' | 'call'> : never
export type BareRequest = Bare<SurfaceRequest>

export interface Asked {
  readonly type: SurfaceRequest['type']
  readonly uuid: string | undefined
}

/** What the OS asked and the phone has not answered. callkeep fulfils each action itself, at once: none waits for it. */
export interface Requests {
  make(request: BareRequest, uuid: string | undefined): SurfaceRequest
  /** Once. */
  take(requestId: string): Asked | undefined
}

export const subjectOf = (uuid: string | undefined): Subject =>
  uuid === undefined ? {} : { refs: { 'os.uuid': uuid } }

export function createRequests(): Requests {
  const open = new Map<string, Asked>()
  let last = 0
  return {
    make(request, uuid) {
      last += 1
      const requestId = `callkeep-${last}`
      open.set(requestId, { type: request.type, uuid })
      return { ...request, requestId, call: subjectOf(uuid) }
    },
    take(requestId) {
      const asked = open.get(requestId)
      open.delete(requestId)
      return asked
    },
  }
}
