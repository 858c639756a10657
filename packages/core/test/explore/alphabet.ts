import type { CallContext } from '../../src/call/call-context.ts'
import type { CallEvent } from '../../src/call/call-event.ts'
import type { CallId, Direction } from '../../src/index.ts'

/** A group of events that belong together; the lifecycle is part of every exploration. */
export type Aspect = 'hold' | 'mute' | 'video' | 'digits' | 'transfer' | 'referral' | 'media' | 'remote'

const call = {}
const failed = { reason: 'failed' } as const

/** What can bring a call of that direction into being. */
export function births(direction: Direction): readonly CallEvent[] {
  const found = (['connecting', 'active'] as const).flatMap((phase): CallEvent[] => [
    { type: 'call.found', call, direction, phase },
    { type: 'call.found', call, direction, phase, held: true, muted: true },
  ])
  if (direction === 'incoming')
    return [
      { type: 'call.announced', call },
      { type: 'call.offered', call },
      { type: 'call.found', call, direction, phase: 'incoming' },
      ...found,
    ]
  return [
    { type: 'user.startCall', waitFor: 'account' },
    { type: 'user.startCall', waitFor: 'line' },
    { type: 'call.dialed', call },
    { type: 'call.found', call, direction, phase: 'dialing' },
    { type: 'call.found', call, direction, phase: 'ringing' },
    ...found,
  ]
}

export const lifecycle: readonly CallEvent[] = [
  { type: 'call.announced', call, remote: { address: '1' } },
  { type: 'call.offered', call },
  { type: 'call.dialed', call },
  { type: 'call.ringing', call },
  { type: 'call.connecting', call },
  { type: 'call.established', call },
  { type: 'call.ended', call, reason: 'hung-up', by: 'remote' },
  { type: 'call.resolved', reason: 'unconfirmed' },
  { type: 'user.answer', video: false, muted: false },
  { type: 'user.decline', as: 'busy' },
  { type: 'user.hangUp', why: 'user' },
  { type: 'start.taken' },
  { type: 'start.refused', ...failed },
  { type: 'start.refused', reason: 'permission-denied', permission: 'microphone' },
  { type: 'answer.refused', ...failed },
  { type: 'release.refused', ...failed },
  { type: 'release.refused', reason: 'no-such-call' },
  { type: 'permission.granted' },
  { type: 'permission.refused', ...failed },
  { type: 'account.ready' },
  { type: 'account.refused', ...failed },
  { type: 'line.clear' },
  { type: 'line.refused', ...failed },
]

export const aspects: Readonly<Record<Aspect, readonly CallEvent[]>> = {
  hold: [
    { type: 'user.setHold', held: true },
    { type: 'user.setHold', held: false },
    { type: 'call.holdChanged', call, side: 'local', held: true },
    { type: 'call.holdChanged', call, side: 'local', held: false },
    { type: 'hold.refused', ...failed },
    { type: 'hold.refused', reason: 'glare' },
  ],
  mute: [
    { type: 'user.setMute', muted: true },
    { type: 'user.setMute', muted: false },
    { type: 'call.muteChanged', call, muted: true },
    { type: 'call.muteChanged', call, muted: false },
    { type: 'mute.refused', ...failed },
  ],
  video: [
    { type: 'user.setVideo', video: 'on' },
    { type: 'user.setVideo', video: 'off' },
    { type: 'call.videoChanged', call, side: 'local', video: 'on' },
    { type: 'call.videoChanged', call, side: 'local', video: 'off' },
    { type: 'video.refused', ...failed },
  ],
  digits: [
    { type: 'user.sendDigits', digits: '1,' },
    { type: 'user.cancelDigits' },
    { type: 'digit.taken' },
    { type: 'digit.refused', ...failed },
    { type: 'digit.next' },
  ],
  transfer: [
    { type: 'user.transfer', to: '2' },
    { type: 'transfer.taken' },
    { type: 'transfer.refused', ...failed },
    { type: 'transfer.overdue' },
    ...(['accepted', 'ringing', 'done', 'failed'] as const).map(
      (stage): CallEvent => ({ type: 'call.transferChanged', call, stage }),
    ),
  ],
  referral: [
    { type: 'call.transferAsked', call, to: '3' },
    { type: 'user.answerTransfer', accept: true },
    { type: 'user.answerTransfer', accept: false },
    { type: 'referral.taken' },
    { type: 'referral.refused', ...failed },
    { type: 'referral.placed', id: 'new' as CallId },
    { type: 'referral.failed', id: 'new' as CallId },
    { type: 'referral.failed' },
    { type: 'handed.changed', as: 'replaced' },
    { type: 'handed.changed', as: undefined },
  ],
  media: [
    ...(['connected', 'interrupted', 'failed'] as const).map(
      (media): CallEvent => ({ type: 'call.mediaChanged', call, media }),
    ),
    { type: 'media.overdue' },
    { type: 'media.retry' },
    { type: 'path.refused', reason: 'glare' },
    { type: 'path.refused', ...failed },
  ],
  remote: [
    { type: 'call.holdChanged', call, side: 'remote', held: true },
    { type: 'call.holdChanged', call, side: 'remote', held: false },
    { type: 'call.remoteChanged', call, remote: { name: 'B' } },
    { type: 'quality.changed', frozen: true, band: 'bad' },
    { type: 'group.changed', groupId: 'g' },
    { type: 'group.changed', groupId: undefined },
  ],
}

/** Queries may find a call at any later time, too. */
export const finds = (direction: Direction): readonly CallEvent[] =>
  births(direction).filter(({ type }) => type === 'call.found')

/** Digits queue without a bound; one and a pause are as good as a thousand. */
export const isBounded = (event: CallEvent, { digits }: CallContext): boolean =>
  event.type !== 'user.sendDigits' || digits.waiting === ''
