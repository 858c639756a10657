import { refusingOf } from './call.actions.ts'
import { act, update } from './call.kit.ts'
import type { CallContext, Digits } from './call-context.ts'

/** Facts speak: the call is up. */
export const establish = update(({ establishedAt, host }, event) => ({
  seen: true,
  answering: undefined,
  refused: undefined,
  establishedAt:
    establishedAt ?? Math.min(host.now(), (event.type === 'call.found' ? event.establishedAt : undefined) ?? Infinity),
}))

/** Arms, moves or disarms the one media deadline, by what the path does. Only where the transport reports media. */
export const watchMedia = act(({ host, establishedAt, path }, event) => {
  // A call that was found has had its media; only what is reported of it from now on counts.
  if (path === undefined && event.type === 'call.found') return
  if (!host.capabilities.reports.media || establishedAt === undefined) return
  if (path === 'connected') return host.stopWaiting('media')
  const { mediaTimeoutMs, mediaLossTimeoutMs } = host.policy
  const lost = path === 'interrupted' || path === 'failed'
  host.wait('media', lost ? mediaLossTimeoutMs : mediaTimeoutMs, { type: 'media.overdue' })
})

const digits = (change: (digits: Digits, call: CallContext) => Partial<Digits>) =>
  update((call) => ({ digits: { ...call.digits, ...change(call.digits, call) } }))

export const queueDigits = update(({ digits: { refused: _refused, ...digits } }, event) =>
  event.type === 'user.sendDigits' ? { digits: { ...digits, waiting: digits.waiting + event.digits } } : {},
)
const sendDigit = act(({ host, digits: { busy, waiting } }) => {
  const digit = waiting[0]
  if (busy || digit === undefined) return
  host.ask('digit', { type: 'sendDigit', digit, durationMs: host.policy.digitMs })
  host.wait('digit', host.policy.commandTimeoutMs, { type: 'digit.refused', reason: 'timed-out' })
})
export const pumpDigits = [sendDigit, digits(({ busy, waiting }) => ({ busy: busy || waiting !== '' }))] as const
export const digitTaken = [
  digits(({ sent, waiting, taken }) => ({
    sent: sent + waiting.slice(0, 1),
    waiting: waiting.slice(1),
    taken: taken + 1,
  })),
  act(({ host }) => {
    host.stopWaiting('digit')
    host.wait('pace', host.policy.digitMs + host.policy.digitGapMs, { type: 'digit.next' })
  }),
] as const
export const digitRefused = [
  act(({ host }) => host.stopWaiting('digit')),
  update(({ digits }, event) => {
    const refused = refusingOf(event)
    return { digits: { ...digits, waiting: '', busy: false, ...(refused && { refused }) } }
  }),
] as const
export const digitDone = digits(() => ({ busy: false }))

export const askTransfer = [
  update((_call, event) =>
    event.type === 'user.transfer' ? { transfer: { to: event.to, stage: 'requested', taken: false } } : {},
  ),
  act(({ host }, event) => {
    if (event.type !== 'user.transfer') return
    const { to, consulted } = event
    host.ask(
      'transfer',
      consulted ? { type: 'transferTo', consulted: host.targetOf(consulted) } : { type: 'transfer', to },
    )
    host.wait('transfer', host.policy.commandTimeoutMs, { type: 'transfer.refused', reason: 'timed-out' })
  }),
] as const
export const settleTransfer = [
  act(({ host }) => host.stopWaiting('transfer')),
  update(({ transfer }, event) => {
    if (!transfer) return {}
    const refused = refusingOf(event)
    return { transfer: refused ? { ...transfer, stage: 'failed', refused } : { ...transfer, taken: true } }
  }),
] as const
