import { type CallAction, type CallIn, type CallView, callActions, type Phase } from '../call/call-view.ts'
import type { Wish } from '../call/wish.ts'
import type { PhoneSnapshot } from '../phone/phone.ts'
import type { Refusal } from '../phone/result.ts'
import type { CallId } from '../values.ts'

// Views and snapshots for the tests of selectors, with every field that the phase can have.

export const idOf = (name: string) => name as CallId

const wish = <T>(value: T): Wish<T> => ({ desired: value, actual: value, pending: false, by: 'user' })

const common = {
  id: idOf('a'),
  remote: { address: '100' },
  extra: { ticket: 7 },
  createdAt: 1_000,
  groupId: 'g',
  participants: [{ userId: 'ann' }],
  replaces: idOf('z'),
  mute: wish(false),
  video: { local: wish('off' as const), remote: 'off' as const },
}
const incoming = { ...common, direction: 'incoming' as const }
const outgoing = { ...common, direction: 'outgoing' as const }
const transfer = { to: '102', stage: 'ringing' as const }
const talk = {
  establishedAt: 5_000,
  media: 'steady' as const,
  quality: 'good' as const,
  transfer,
  transferAsked: { to: '103' },
  digits: { sent: '1', waiting: '2#' },
}

/** Allows nothing but these actions; the rest is refused for `reason`. */
export function allowing(allowed: readonly CallAction[], reason: Refusal = 'not-connected') {
  const can = (action: CallAction) => allowed.includes(action)
  return {
    can: Object.fromEntries(callActions.map((action) => [action, can(action)])) as CallView['can'],
    cannot: Object.fromEntries(callActions.filter((action) => !can(action)).map((action) => [action, reason])),
  }
}

const rules = allowing(['hangUp'])

const views: { readonly [P in Phase]: CallIn<P> } = {
  preparing: { ...outgoing, ...rules, phase: 'preparing', waitingFor: 'permission' },
  dialing: { ...outgoing, ...rules, phase: 'dialing' },
  ringing: { ...outgoing, ...rules, phase: 'ringing', earlyMedia: false },
  incoming: { ...incoming, ...rules, phase: 'incoming', attached: true, answering: false },
  connecting: { ...incoming, ...rules, phase: 'connecting' },
  active: {
    ...incoming,
    ...rules,
    ...talk,
    phase: 'active',
    hold: { local: wish(false), remote: false },
    onHold: 'no',
  },
  held: {
    ...incoming,
    ...rules,
    ...talk,
    phase: 'held',
    hold: { local: wish(true), remote: false },
    onHold: 'local',
  },
  ending: { ...incoming, ...rules, phase: 'ending', establishedAt: 5_000 },
  ended: {
    ...outgoing,
    ...rules,
    phase: 'ended',
    establishedAt: 5_000,
    durationMs: 4_321,
    end: { reason: 'hung-up', by: 'remote', at: 9_321, confirmed: true },
    transfer,
  },
}

export const everyView: readonly CallView[] = Object.values(views)

export function viewIn<P extends Phase>(phase: P, changes: Partial<CallIn<P>> = {}): CallIn<P> {
  return { ...views[phase], ...changes }
}

/** The first call is the current one. */
export function snapshotOf(calls: readonly CallView[], changes: Partial<PhoneSnapshot> = {}): PhoneSnapshot {
  return {
    status: 'ready',
    link: 'up',
    online: true,
    registration: { state: 'registered' },
    permissions: {
      microphone: 'granted',
      camera: 'granted',
      notifications: 'granted',
      overlay: 'unknown',
      bluetooth: 'unknown',
      'phone-account': 'unknown',
    },
    audio: { outputs: [], current: wish(undefined) },
    inputs: { microphones: [], microphone: wish(undefined), cameras: [], camera: wish(undefined) },
    listed: true,
    doNotDisturb: false,
    calls,
    currentCallId: calls[0]?.id,
    procedure: undefined,
    log: [],
    canStartCall: true,
    ...changes,
  }
}
