import { sameAddress } from '../facts/text.ts'
import type { UserCommand } from '../inbox/input.ts'
import type { Destination, Permission } from '../values.ts'
import type { Account } from './account.ts'
import type { Calls } from './calls.ts'
import type { Facilities } from './facilities.ts'
import type { Kernel } from './kernel.ts'
import { contextOf } from './live-call.ts'
import type { PhoneSnapshot } from './phone.ts'
import type { Refusal } from './result.ts'
import { type Answer, type Check, refused } from './settle.ts'

export interface Readiness {
  readonly status: PhoneSnapshot['status']
  readonly offline: boolean
}

export const mostCalls = ({ policy, capabilities }: Kernel) => Math.min(policy.maxCalls, capabilities.maxCalls)

/** Why no call can be started now; the same answer that the snapshot shows. */
export function cannotStartCall(kernel: Kernel, calls: Calls, account: Account, ready: Readiness): Refusal | undefined {
  if (ready.status !== 'ready') return 'stopped'
  if (ready.offline) return 'offline'
  if (account.signingOut) return 'not-registered'
  const { state } = account.registration
  if (kernel.capabilities.reports.registration) {
    if (state === 'offline' || state === 'reconnecting') return 'offline'
    if (state !== 'registered' && state !== 'registering') return 'not-registered'
  }
  if (calls.live.size >= mostCalls(kernel)) return 'too-many-calls'
  if (calls.around().lineBusy) return 'procedure-running'
  return account.registration.hotlines ? 'hotline-only' : undefined
}

/** Whether it is a hotline that is called, where the account may call nothing else. */
export const isHotline = ({ registration }: Account, to: Destination): boolean =>
  typeof to === 'string' && (registration.hotlines?.some((hotline) => sameAddress(hotline, to)) ?? false)

/** Shows the call at once and waits for what it needs: the account, a permission, the transport. */
export function startCall(
  command: Extract<UserCommand, { type: 'startCall' }>,
  commandId: number,
  calls: Calls,
  account: Account,
  facilities: Facilities,
): Answer | Check {
  const { to, video, muted, onPermission, others, remote, extra, refs } = command
  const needed: readonly Permission[] = video ? ['microphone', 'camera'] : ['microphone']
  const stateOf = (name: Permission) => facilities.permissions[name]
  const missing = needed.find((name) => /denied|blocked/.test(stateOf(name)))
  if (missing && onPermission === 'refuse') return refused({ reason: 'permission-denied', permission: missing })
  // A person reads a prompt: it comes before the start, whose deadline does not wait for them.
  const open = missing ?? needed.find((name) => stateOf(name) === 'prompt')
  const call = calls.create(
    {
      direction: 'outgoing',
      ...(others && { others }),
      to,
      remote: { ...(typeof to === 'string' ? { address: to } : { userId: to.userId }), ...remote },
      video,
      muted,
      onPermission,
      ...(extra === undefined ? {} : { extra }),
      ...(refs && { refs }),
      startedBy: commandId,
    },
    {
      type: 'user.startCall',
      waitFor:
        account.standing === 'pending' ? 'account' : open && onPermission === 'request' ? { permission: open } : 'line',
    },
  )
  return () => {
    const callId = calls.identity.resolve(call.id)
    if (call.wentOnAs) return { ok: true, settled: 'taken', callId: calls.identity.resolve(call.wentOnAs) }
    const { started, seen, refused: refusing, leaving } = contextOf(call)
    const end = calls.tombstones.get(callId)?.view.end
    if (leaving?.overdue === 'start') return { ok: false, reason: 'timed-out', callId }
    if (calls.live.has(callId)) {
      // It turned out to be a call that was there already.
      const joined = callId !== call.id
      const under = joined || started || (seen && call.phase !== 'preparing')
      return under && (joined || call.phase !== 'ending') ? { ok: true, settled: 'taken', callId } : undefined
    }
    return end ? { ok: false, reason: 'call-ended', callId, end } : refused(refusing ?? { reason: 'failed' })
  }
}
