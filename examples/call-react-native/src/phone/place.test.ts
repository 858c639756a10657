import type { CallId, CallView, PhoneSnapshot } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { placeOf, samePlace } from './place.ts'

const call = (id: string, phase: CallView['phase'], more: object = {}) =>
  ({ id: id as CallId, phase, ...more }) as unknown as CallView

function snapshot(calls: readonly CallView[], state = 'registered', current = calls[0]?.id): PhoneSnapshot {
  return { calls, currentCallId: current, registration: { state } } as unknown as PhoneSnapshot
}

const none: ReadonlySet<CallId> = new Set()

describe('placeOf', () => {
  it.each([
    ['signed-out', 'sign-in'],
    ['failed', 'sign-in'],
    ['registering', 'home'],
    ['registered', 'home'],
    ['offline', 'home'],
    ['reconnecting', 'home'],
  ])('without a call, %s leads to %s', (state, at) => {
    expect(placeOf(snapshot([], state), none, false)).toEqual({ at })
  })

  it('stays at the form until the sign-in was answered', () => {
    expect(placeOf(snapshot([], 'registering'), none, true)).toEqual({ at: 'sign-in' })
  })

  it('shows a call whatever the registration: it may have come before the app', () => {
    expect(placeOf(snapshot([call('a', 'incoming')], 'signed-out'), none, false)).toEqual({ at: 'incoming', id: 'a' })
  })

  it.each(['preparing', 'dialing', 'ringing', 'connecting', 'active', 'held', 'ending'] as const)(
    'shows the call while it is %s',
    (phase) => {
      expect(placeOf(snapshot([call('a', phase)]), none, false)).toEqual({ at: 'call', id: 'a' })
    },
  )

  it('leaves the ringing screen as soon as the call is being answered', () => {
    expect(placeOf(snapshot([call('a', 'incoming', { answering: true })]), none, false).at).toBe('call')
  })

  it('shows why a call ended until the user closes it, and a live call before it', () => {
    const ended = call('a', 'ended')
    expect(placeOf(snapshot([ended]), none, false)).toEqual({ at: 'ended', id: 'a' })
    expect(placeOf(snapshot([ended]), new Set(['a' as CallId]), false)).toEqual({ at: 'home' })
    const live = call('b', 'incoming')
    expect(placeOf(snapshot([ended, live], 'registered', live.id), none, false)).toEqual({ at: 'incoming', id: 'b' })
  })
})

describe('samePlace', () => {
  it('compares screen and call', () => {
    expect(samePlace({ at: 'home' }, { at: 'home' })).toBe(true)
    expect(samePlace({ at: 'call', id: 'a' as CallId }, { at: 'call', id: 'b' as CallId })).toBe(false)
    expect(samePlace({ at: 'call', id: 'a' as CallId }, { at: 'ended', id: 'a' as CallId })).toBe(false)
  })
})
