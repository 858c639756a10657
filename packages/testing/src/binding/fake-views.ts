import type { CallAction, CallId, CallIn, PhoneSnapshot, Refusal, Wish } from '@offhook/core'

// Made by hand, so that a fault of the core cannot hide one of a binding.

export const fakeId = (name: string) => name as CallId

const wish = <T>(value: T): Wish<T> => ({ desired: value, actual: value, pending: false, by: 'user' })

const can: Readonly<Record<CallAction, boolean>> = {
  answer: false,
  decline: false,
  hangUp: true,
  hold: true,
  resume: false,
  mute: true,
  unmute: false,
  sendDigits: true,
  cancelDigits: false,
  transfer: true,
  acceptTransfer: false,
  rejectTransfer: false,
  setVideo: true,
  switchCamera: false,
  swap: false,
  merge: false,
  split: false,
}
const cannot: Partial<Record<CallAction, Refusal>> = {
  answer: 'not-ringing',
  decline: 'not-ringing',
  resume: 'not-held',
  unmute: 'already',
  cancelDigits: 'already',
  acceptTransfer: 'no-call',
  rejectTransfer: 'no-call',
  switchCamera: 'not-connected',
  swap: 'no-call',
  merge: 'no-call',
  split: 'not-connected',
}

const common = (name: string) => ({
  id: fakeId(name),
  direction: 'outgoing' as const,
  remote: { address: name },
  createdAt: 0,
  can,
  cannot,
  mute: wish(false),
  video: { local: wish('off' as const), remote: 'off' as const },
})

export function fakeDialing(name: string): CallIn<'dialing'> {
  return { ...common(name), phase: 'dialing' }
}

export function fakeActive(name: string, changes: Partial<CallIn<'active'>> = {}): CallIn<'active'> {
  return {
    ...common(name),
    phase: 'active',
    establishedAt: 0,
    hold: { local: wish(false), remote: false },
    onHold: 'no',
    media: 'steady',
    quality: 'good',
    ...changes,
  }
}

export function fakeEnded(name: string, changes: Partial<CallIn<'ended'>> = {}): CallIn<'ended'> {
  return {
    ...common(name),
    phase: 'ended',
    durationMs: 0,
    end: { reason: 'hung-up', by: 'remote', at: 0, confirmed: true },
    ...changes,
  }
}

export function fakeSnapshot(changes: Partial<PhoneSnapshot> = {}): PhoneSnapshot {
  return {
    status: 'ready',
    link: 'up',
    online: true,
    registration: { state: 'registered' },
    permissions: {
      microphone: 'granted',
      camera: 'prompt',
      notifications: 'prompt',
      overlay: 'unknown',
      bluetooth: 'unknown',
      'phone-account': 'unknown',
    },
    audio: { outputs: [], current: wish(undefined) },
    inputs: { microphones: [], microphone: wish(undefined), cameras: [], camera: wish(undefined) },
    calls: [],
    listed: true,
    doNotDisturb: false,
    currentCallId: undefined,
    procedure: undefined,
    log: [],
    canStartCall: true,
    ...changes,
  }
}
