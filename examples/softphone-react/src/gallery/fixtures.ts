import {
  type CallAction,
  type CallId,
  type CallIn,
  type CallRecord,
  type CallView,
  callActions,
  type End,
  type Media,
  type QualityBand,
  type Refusal,
  type Remote,
  type Transfer,
  type VideoState,
  type Wish,
} from '@offhook/core'
/** The instant at which every fixture was drawn. */
export const now = Date.UTC(2026, 10, 20, 14, 5, 0)

export const ada: Remote = { name: 'Ada Lovelace', address: '+44 20 7946 0958' }
export const grace: Remote = { name: 'Grace Hopper', address: '101' }
export const alan: Remote = { name: 'Alan Turing', address: 'alan@bletchley.example' }
const number: Remote = { address: '0901234567' }

/** The rule table of one call: what is not named cannot be done, for the reason given. */
function rules(possible: readonly CallAction[], why: Refusal): Pick<CallView, 'can' | 'cannot'> {
  const can: Partial<Record<CallAction, boolean>> = {}
  const cannot: Partial<Record<CallAction, Refusal>> = {}
  for (const action of callActions) {
    can[action] = possible.includes(action)
    if (!can[action]) cannot[action] = why
  }
  return { can: can as Record<CallAction, boolean>, cannot }
}

export const wish = <T>(actual: T, change: Partial<Wish<T>> = {}): Wish<T> => ({
  desired: actual,
  actual,
  pending: false,
  by: 'user',
  ...change,
})

const noVideo: CallView['video'] = { local: wish<VideoState>('off'), remote: 'off' }

/** What either side shows; `failed`: why this side shows nothing. */
export const video = (local: VideoState, remote: VideoState, failed?: Refusal): CallView['video'] => ({
  local: wish(local, failed && { failed: { reason: failed } }),
  remote,
})

/** Fixture ids are fixed, so that a gallery drawn twice is the same. */
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as CallId
let made = 0

function common(remote: Remote) {
  made += 1
  return {
    id: idOf(made),
    remote,
    createdAt: now - 60_000,
    mute: wish(false),
    video: noVideo,
  }
}

const trying = rules(['hangUp', 'mute', 'setVideo'], 'not-connected')

export const outgoing = {
  preparing: (waitingFor: CallIn<'preparing'>['waitingFor']): CallIn<'preparing'> => ({
    ...common(number),
    ...trying,
    phase: 'preparing',
    direction: 'outgoing',
    waitingFor,
  }),
  dialing: (): CallIn<'dialing'> => ({ ...common(ada), ...trying, phase: 'dialing', direction: 'outgoing' }),
  ringing: (earlyMedia = false): CallIn<'ringing'> => ({
    ...common(ada),
    ...trying,
    phase: 'ringing',
    direction: 'outgoing',
    earlyMedia,
  }),
}

export const incoming = (remote: Remote, change: Partial<CallIn<'incoming'>> = {}): CallIn<'incoming'> => ({
  ...common(remote),
  ...rules(change.answering ? ['decline', 'hangUp'] : ['answer', 'decline', 'hangUp'], 'already'),
  phase: 'incoming',
  direction: 'incoming',
  attached: true,
  answering: false,
  ...change,
})

export const connecting = (): CallIn<'connecting'> => ({
  ...common(ada),
  ...trying,
  phase: 'connecting',
  direction: 'outgoing',
})

interface Talk {
  readonly remote?: Remote
  readonly media?: Media
  readonly quality?: QualityBand
  readonly remoteHold?: boolean
  readonly mute?: Wish<boolean>
  readonly hold?: Wish<boolean>
  readonly digits?: { readonly sent: string; readonly waiting: string }
  readonly several?: boolean
  /** Part of a conference. */
  readonly merged?: boolean
  readonly transfer?: Transfer
  readonly transferAsked?: { readonly to: string }
  readonly video?: CallView['video']
}

function talk(held: boolean, options: Talk) {
  const { remote = ada, remoteHold = false, several = false } = options
  const { video = noVideo } = options
  const possible: CallAction[] = ['hangUp', 'mute', 'unmute', 'sendDigits', 'transfer', 'setVideo']
  possible.push(held ? 'resume' : 'hold')
  if (several) possible.push('swap', 'merge')
  if (options.merged) possible.push('split')
  if (options.transferAsked) possible.push('acceptTransfer', 'rejectTransfer')
  if (options.digits?.waiting) possible.push('cancelDigits')
  if (video.local.desired === 'on') possible.push('switchCamera')
  return {
    ...common(remote),
    ...rules(possible, held ? 'on-hold' : 'not-held'),
    video,
    direction: 'outgoing',
    establishedAt: now - 83_000,
    mute: options.mute ?? wish(false),
    hold: { local: options.hold ?? wish(held), remote: remoteHold },
    media: options.media ?? 'steady',
    quality: options.quality ?? 'excellent',
    ...(options.transfer && { transfer: options.transfer }),
    ...(options.transferAsked && { transferAsked: options.transferAsked }),
    ...(options.digits && { digits: options.digits }),
  } as const
}

export const active = (options: Talk = {}): CallIn<'active'> => ({
  ...talk(false, options),
  phase: 'active',
  onHold: options.remoteHold ? 'remote' : 'no',
})

export const held = (options: Talk = {}): CallIn<'held'> => ({
  ...talk(true, options),
  phase: 'held',
  onHold: options.remoteHold ? 'both' : 'local',
})

export const ending = (): CallIn<'ending'> => ({
  ...common(ada),
  ...rules([], 'call-ended'),
  phase: 'ending',
  direction: 'outgoing',
  establishedAt: now - 83_000,
})

export function ended(
  end: Omit<End, 'at' | 'confirmed'>,
  change: { readonly direction?: 'incoming' | 'outgoing'; readonly talked?: boolean } = {},
): CallIn<'ended'> {
  const { direction = 'outgoing', talked = false } = change
  return {
    ...common(direction === 'incoming' ? grace : ada),
    ...rules([], 'call-ended'),
    phase: 'ended',
    direction,
    durationMs: talked ? 83_000 : 0,
    ...(talked && { establishedAt: now - 83_000 }),
    end: { at: now, confirmed: true, ...end },
  }
}

const minutes = 60_000
export const log: readonly CallRecord[] = [
  record(ada, 'outgoing', 3 * minutes, { reason: 'hung-up', by: 'local' }, 83_000),
  record(grace, 'incoming', 22 * minutes, { reason: 'cancelled', by: 'remote' }, undefined, true),
  record(number, 'outgoing', 65 * minutes, { reason: 'busy', by: 'remote', sip: 486 }),
  record(alan, 'incoming', 190 * minutes, { reason: 'hung-up', by: 'remote' }, 1_540_000),
  record({ withheld: true }, 'incoming', 400 * minutes, { reason: 'answered-elsewhere', by: 'remote' }),
  record(ada, 'incoming', 500 * minutes, { reason: 'ended-elsewhere', by: 'remote' }, 240_000),
  record(alan, 'outgoing', 900 * minutes, { reason: 'transferred', by: 'local' }, 65_000),
  record(number, 'incoming', 1000 * minutes, { reason: 'busy', by: 'system', sip: 486 }),
  record(grace, 'outgoing', 2900 * minutes, { reason: 'connection-lost', by: 'network' }, 31_000),
]

function record(
  remote: Remote,
  direction: 'incoming' | 'outgoing',
  ago: number,
  end: Pick<End, 'reason' | 'by' | 'sip'>,
  talked?: number,
  missed = false,
): CallRecord {
  made += 1
  const createdAt = now - ago
  return {
    id: idOf(made),
    direction,
    remote,
    video: false,
    createdAt,
    ...(talked !== undefined && { establishedAt: createdAt + 4_000 }),
    durationMs: talked ?? 0,
    end: { at: createdAt + 4_000 + (talked ?? 0), confirmed: true, ...end },
    missed,
  }
}
