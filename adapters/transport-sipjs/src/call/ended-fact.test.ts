import type { CallId } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { SipCall, type Stage } from './call.ts'
import { answered, type EndCause, type MessageLike } from './end-cause.ts'
import { causeUnsaid, endedFact } from './ended-fact.ts'

function call(direction: 'incoming' | 'outgoing', stage: Stage): SipCall {
  const made = new SipCall(direction, stage)
  made.callId = '0b1f2f5e-8f3e-4a5c-9a56-2f6a3c1f0e11' as CallId
  made.sipCallId = 'abc'
  made.answered = stage === 'connecting' || stage === 'active'
  return made
}

function message(statusCode: number, headers: Readonly<Record<string, readonly string[]>> = {}): MessageLike {
  const all: Readonly<Record<string, readonly string[]>> = { Via: ['SIP/2.0/WS a.invalid'], ...headers }
  return {
    statusCode,
    reasonPhrase: 'Phrase',
    getHeader: (name) => all[name]?.[0],
    getHeaders: (name) => all[name] ?? [],
    hasHeader: (name) => (all[name] ?? []).length > 0,
  }
}

const end = (of: SipCall, cause: EndCause) => endedFact(of, cause)

describe('the end of a call', () => {
  it('by this side is told by where the call stood', () => {
    expect(end(call('outgoing', 'active'), { kind: 'left' })).toMatchObject({ reason: 'hung-up', by: 'local' })
    expect(end(call('outgoing', 'ringing'), { kind: 'left' })).toMatchObject({ reason: 'cancelled', by: 'local' })
    expect(end(call('incoming', 'incoming'), { kind: 'declined', status: 486 })).toMatchObject({
      reason: 'busy',
      by: 'local',
      sip: 486,
    })
    expect(end(call('incoming', 'incoming'), { kind: 'declined', status: 603 })).toMatchObject({
      reason: 'declined',
      by: 'local',
      sip: 603,
    })
  })

  it('keeps the status that answered our CANCEL, and stays ours', () => {
    const ringing = call('outgoing', 'ringing')
    ringing.blame({ kind: 'left' })
    ringing.blame(answered(message(487)))
    expect(ringing.cause).toEqual({ kind: 'left', status: 487, phrase: 'Phrase' })
    expect(end(ringing, ringing.cause ?? causeUnsaid(ringing))).toMatchObject({
      reason: 'cancelled',
      by: 'local',
      sip: 487,
    })
  })

  it('by a refusal shows the code of the vendor that stands as a SIP cause beside another status', () => {
    const refused = answered(message(480, { Reason: ['SIP;cause=850;text="Fixed answer"'] }))
    expect(end(call('outgoing', 'ringing'), refused)).toMatchObject({ sip: 480, vendor: { code: 850 } })
    const alike = answered(message(480, { Reason: ['SIP;cause=480'] }))
    expect(end(call('outgoing', 'ringing'), alike)).toMatchObject({ sip: 480, vendor: { code: 480 } })
  })

  it('by a refusal keeps the status, the phrase and the Reason', () => {
    const refused = answered(message(503, { Reason: ['Q.850;cause=34;text="No circuit"'] }))
    expect(end(call('outgoing', 'dialing'), refused)).toEqual({
      type: 'call.ended',
      call: { callId: '0b1f2f5e-8f3e-4a5c-9a56-2f6a3c1f0e11', refs: { 'sip.call-id': 'abc' } },
      reason: 'server-error',
      by: 'network',
      sip: 503,
      q850: 34,
      vendor: { code: 503, message: 'Phrase', detail: ['Q.850;cause=34;text="No circuit"'] },
    })
  })

  it('tells no answer from unreachable by whether it rang', () => {
    const rung = call('outgoing', 'ringing')
    rung.rang = true
    expect(end(rung, answered(message(480)))).toMatchObject({ reason: 'no-answer' })
    expect(end(call('outgoing', 'dialing'), answered(message(480)))).toMatchObject({ reason: 'unreachable' })
  })

  it('claims no status that sip.js made up', () => {
    for (const [status, reason] of [
      [408, 'unreachable'],
      [503, 'connection-lost'],
    ] as const) {
      const fact = end(call('outgoing', 'dialing'), answered(message(status, { Via: [] })))
      expect(fact).toMatchObject({ reason, by: 'network', vendor: { code: status } })
      expect(fact).not.toHaveProperty('sip')
    }
  })

  it('by BYE or CANCEL of the far side reads its Reason', () => {
    const reasons = ['Q.850;cause=31', 'SIP;cause=850;text="Over the limit"']
    expect(end(call('outgoing', 'active'), { kind: 'bye', reasons })).toMatchObject({
      reason: 'hung-up',
      by: 'remote',
      q850: 31,
      vendor: { code: 850, message: 'Over the limit', detail: reasons },
    })
    const elsewhere = ['SIP;cause=200;text="Call completed elsewhere"']
    expect(end(call('incoming', 'incoming'), { kind: 'cancel', reasons: elsewhere })).toMatchObject({
      reason: 'answered-elsewhere',
    })
    expect(end(call('incoming', 'incoming'), { kind: 'cancel', reasons: [] })).toMatchObject({
      reason: 'cancelled',
      by: 'remote',
    })
    expect(end(call('outgoing', 'active'), { kind: 'bye', reasons: [] })).not.toHaveProperty('vendor')
  })

  it('that nobody explained is read from where the call stood', () => {
    const readings = (['incoming', 'connecting', 'ringing', 'active'] as const).map((stage) => {
      const of = call(stage === 'incoming' || stage === 'connecting' ? 'incoming' : 'outgoing', stage)
      return end(of, causeUnsaid(of)).reason
    })
    expect(readings).toEqual(['no-answer', 'connection-lost', 'media-failed', 'media-failed'])
  })

  it('keeps the first cause', () => {
    const active = call('outgoing', 'active')
    active.blame({ kind: 'bye', reasons: [] })
    active.blame({ kind: 'left' })
    expect(active.cause).toEqual({ kind: 'bye', reasons: [] })
  })
})
