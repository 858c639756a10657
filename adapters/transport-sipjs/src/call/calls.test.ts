import type { CallId } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { Calls } from './calls.ts'

const first = '0b1f2f5e-8f3e-4a5c-9a56-2f6a3c1f0e11' as CallId
const second = '5d0a5bfe-3f1c-4f56-8a52-93d3f0f6f7a2' as CallId

describe('Calls', () => {
  it('finds an outgoing call by the id of the phone', () => {
    const calls = new Calls()
    const call = calls.dial(first)
    expect(calls.find({ callId: first, refs: {} })).toBe(call)
    expect(calls.find({ callId: second, refs: {} })).toBeUndefined()
  })

  it('finds an incoming call by its Call-ID in any letter case and learns the id of the phone', () => {
    const calls = new Calls()
    const call = calls.offer('6BA7B810-9DAD-41D1-80B4-00C04FD430C8')
    expect(call.subject).toEqual({ refs: { 'sip.call-id': '6BA7B810-9DAD-41D1-80B4-00C04FD430C8' } })
    expect(calls.find({ callId: first, refs: { 'sip.call-id': '6ba7b810-9dad-41d1-80b4-00c04fd430c8' } })).toBe(call)
    expect(call.subject.callId).toBe(first)
    expect(calls.find({ callId: first, refs: {} })).toBe(call)
  })

  it('does not take two calls without a Call-ID for one', () => {
    const calls = new Calls()
    calls.dial(first)
    expect(calls.find({ callId: second, refs: {} })).toBeUndefined()
  })

  it('forgets a call that ended', () => {
    const calls = new Calls()
    const call = calls.dial(first)
    calls.remove(call)
    expect(calls.find({ callId: first, refs: {} })).toBeUndefined()
    expect(calls.all()).toEqual([])
  })
})
