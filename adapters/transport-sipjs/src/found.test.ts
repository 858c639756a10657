import type { Session } from 'sip.js'
import { describe, expect, it } from 'vitest'
import { Calls } from './calls.ts'
import { fakeContext, talking } from './context.fixture.ts'
import { FakeInvitation } from './fake-sip.fixture.ts'
import { levelFacts } from './found.ts'
import { setHold } from './hold.ts'
import type { Negotiation } from './negotiation.ts'
import { followSession } from './session-events.ts'

const refs = { 'sip.call-id': 'c1' }

function active(connectionState: RTCPeerConnectionState) {
  const call = new Calls().offer('c1')
  call.stage = 'active'
  const connection = { connectionState, getTransceivers: () => [], getReceivers: () => [] }
  call.negotiation = { held: false, connection } as unknown as Negotiation
  return call
}

describe('levelFacts', () => {
  it('tells a phone that restarted the media path and the hold of the far side', () => {
    const call = active('connected')
    call.heldByRemote = true
    expect(levelFacts(call)).toEqual([
      {
        type: 'call.found',
        call: { refs },
        direction: 'incoming',
        remote: {},
        phase: 'active',
        held: false,
        muted: false,
      },
      { type: 'call.mediaChanged', call: { refs }, media: 'connected' },
      { type: 'call.holdChanged', call: { refs }, side: 'remote', held: true },
      { type: 'call.videoChanged', call: { refs }, side: 'local', video: 'off' },
      { type: 'call.videoChanged', call: { refs }, side: 'remote', video: 'off' },
    ])
  })

  it('tells a path that is interrupted, and that the far side does not hold', () => {
    expect(levelFacts(active('disconnected'))).toMatchObject([
      { type: 'call.found' },
      { media: 'interrupted' },
      { side: 'remote', held: false },
      { side: 'local', video: 'off' },
      { side: 'remote', video: 'off' },
    ])
  })

  it('tells who is seen', () => {
    const call = active('connected')
    call.localVideo = 'paused'
    call.remoteVideo = 'on'
    expect(levelFacts(call).slice(-2)).toMatchObject([
      { side: 'local', video: 'paused' },
      { side: 'remote', video: 'on' },
    ])
  })

  it('says nothing of a path that was not begun, nor of hold before the call stands', () => {
    expect(levelFacts(new Calls().offer('c1')).map(({ type }) => type)).toEqual(['call.found'])
  })

  it('lists no call that is not dialled yet or has ended', () => {
    const call = active('connected')
    call.stage = 'ended'
    expect(levelFacts(call)).toEqual([])
    call.stage = 'preparing'
    expect(levelFacts(call)).toEqual([])
  })
})

describe('the hold of the far side', () => {
  const sdp = (direction: string) => `v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=${direction}\r\n`
  const held = { side: 'remote', held: true }
  const holdOf = (call: ReturnType<typeof active>) =>
    levelFacts(call).find(
      ({ type, ...fact }) => type === 'call.holdChanged' && 'side' in fact && fact.side === 'remote',
    )

  it('is remembered from its own offer', () => {
    const call = active('connected')
    const session = new FakeInvitation('c1')
    followSession(fakeContext().context, call, session as unknown as Session)
    session.delegate?.onInvite({ body: sdp('sendonly') }, '', 200)
    expect(holdOf(call)).toMatchObject(held)
  })

  it('is remembered from its answer to ours', async () => {
    const { context, call, connection, far } = talking()
    connection.localDescription.sdp = sdp('sendrecv')
    far.answer = sdp('sendonly')
    await setHold(context, call, false)
    expect(holdOf(call)).toMatchObject(held)
  })
})
