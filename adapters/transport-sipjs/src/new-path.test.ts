import { describe, expect, it } from 'vitest'
import { asConnection, FakeConnection, FakeTrack, FakeTransceiver } from './media.fixture.ts'
import { needsCandidates } from './new-path.ts'

const sdp = ({ ufrag = 'aaaa', bundle = true, streams = 1 }) =>
  [
    'v=0',
    ...(bundle ? ['a=group:BUNDLE 0 1'] : []),
    ...Array.from({ length: streams }, () => ['m=audio 9 RTP/SAVPF 111', `a=ice-ufrag:${ufrag}`]).flat(),
    '',
  ].join('\r\n')

function connected(before: string | undefined, ...more: FakeTransceiver[]) {
  const connection = new FakeConnection(new FakeTransceiver('audio', new FakeTrack('audio'), 'sendrecv'), ...more)
  if (before !== undefined) connection.remoteDescription = { sdp: before }
  return asConnection(connection)
}

describe('candidates for the answer', () => {
  it('are gathered anew where the far side restarts ICE', () => {
    const { ofAnswer } = needsCandidates
    expect(ofAnswer(connected(sdp({})), sdp({ ufrag: 'bbbb' }))).toBe(true)
    expect(ofAnswer(connected(sdp({})), sdp({}))).toBe(false)
  })

  it('are gathered for a stream that goes a way of its own', () => {
    const { ofAnswer } = needsCandidates
    expect(ofAnswer(connected(sdp({})), sdp({ streams: 2 }))).toBe(false)
    expect(ofAnswer(connected(sdp({ bundle: false })), sdp({ bundle: false, streams: 2 }))).toBe(true)
  })

  it('are waited for by the browser alone the first time', () => {
    expect(needsCandidates.ofAnswer(connected(undefined), sdp({}))).toBe(false)
    expect(needsCandidates.ofAnswer(undefined, sdp({}))).toBe(false)
  })
})

describe('candidates for the offer', () => {
  const picture = () => new FakeTransceiver('video', new FakeTrack('video'), null)

  it('are gathered for a new stream where the far side takes no bundle', () => {
    const { ofOffer } = needsCandidates
    expect(ofOffer(connected(sdp({ bundle: false }), picture()))).toBe(true)
    expect(ofOffer(connected(sdp({ bundle: false })))).toBe(false)
    expect(ofOffer(connected(sdp({}), picture()))).toBe(false)
  })

  it('are waited for by the browser alone the first time', () => {
    expect(needsCandidates.ofOffer(connected(undefined, picture()))).toBe(false)
  })
})
