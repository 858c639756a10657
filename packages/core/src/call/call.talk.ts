import { act, update } from './call.kit.ts'
import { isLost } from './call.levels.ts'
import type { CallContext } from './call-context.ts'
import type { CallEvent } from './call-event.ts'

/** Facts speak: the call is up. */
export const establish = update(({ establishedAt, host }, event) => ({
  seen: true,
  answering: undefined,
  refused: undefined,
  establishedAt:
    establishedAt ?? Math.min(host.now(), (event.type === 'call.found' ? event.establishedAt : undefined) ?? Infinity),
}))

/**
 * Arms or disarms the one media deadline, by what the path does. Only where the transport reports media.
 * A path that is lost has its time from then on, however it fails and is made anew meanwhile. MUST run before the levels.
 */
export const watchMedia = act(({ host, establishedAt, path: before, lost }, event) => {
  const path = event.type === 'call.mediaChanged' ? event.media : before
  // A call that was found has had its media; only what is reported of it from now on counts.
  if (path === undefined && event.type === 'call.found') return
  if (!host.capabilities.reports.media || establishedAt === undefined) return
  if (path === 'connected') return host.stopWaiting('media')
  if (lost) return
  const { mediaTimeoutMs, mediaLossTimeoutMs } = host.policy
  host.wait('media', isLost(path) ? mediaLossTimeoutMs : mediaTimeoutMs, { type: 'media.overdue' })
})

/**
 * A path that failed does not come back by itself, and an interrupted one hardly when the network is another one since.
 * Without a link it cannot be said; then it is said when the link is back.
 */
function needsNewPath({ host, id, path, restarted, establishedAt, leaving }: CallContext, event: CallEvent): boolean {
  // What was asked for into a dead link reached nobody, so a link that is back is a new chance.
  const wanted = event.type === 'media.retry' ? isLost(path) : path === 'failed' && !restarted
  if (!wanted || leaving || establishedAt === undefined) return false
  return host.capabilities.can.restartMedia && !host.around(id).offline
}
/** Asked once; again when the path has worked meanwhile, when the link is back, or when both sides asked at once. */
export const restartMedia = [
  act((call, event) => {
    if (needsNewPath(call, event)) call.host.ask('path', { type: 'restartMedia' })
  }),
  update((call, event) => {
    if (needsNewPath(call, event)) return { restarted: true }
    return call.path === 'connected' && call.restarted ? { restarted: false } : {}
  }),
] as const
export const retryRestart = act((call, event) => {
  if (event.type === 'path.refused' && event.reason === 'glare')
    call.host.wait('path', glareDelay(call), { type: 'media.retry' })
})

/** RFC 3261 section 14.1: the owner of the Call-ID (the caller) waits 2.1 to 4.0 s, the other side 0 to 2.0 s, in steps of 10 ms. */
export function glareDelay({ direction, host }: CallContext): number {
  return direction === 'outgoing' ? 2100 + 10 * Math.floor(host.random() * 191) : 10 * Math.floor(host.random() * 201)
}
