import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { audioDirection, type Direction, heldByAnswer, heldByOffer, holdingSdp } from './hold-sdp.ts'

const sdp = (...lines: string[]) => ['v=0', 's=-', 't=0 0', ...lines, ''].join('\r\n')
const audio = (direction: Direction) => sdp('m=audio 9 UDP/TLS/RTP/SAVPF 111', 'c=IN IP4 0.0.0.0', `a=${direction}`)

describe('audioDirection', () => {
  it('reads the direction of the audio stream', () => {
    for (const direction of ['sendrecv', 'sendonly', 'recvonly', 'inactive'] as const) {
      expect(audioDirection(audio(direction))).toBe(direction)
    }
  })

  it('falls back to the session, then to both ways', () => {
    expect(audioDirection(sdp('a=inactive', 'm=audio 9 RTP/SAVPF 111'))).toBe('inactive')
    expect(audioDirection(sdp('a=inactive', 'm=audio 9 RTP/SAVPF 111', 'a=sendrecv'))).toBe('sendrecv')
    expect(audioDirection(sdp('m=audio 9 RTP/SAVPF 111'))).toBe('sendrecv')
  })

  it('is not misled by video or by a second audio stream', () => {
    const both = sdp(
      'm=video 9 RTP/SAVPF 96',
      'a=inactive',
      'm=audio 9 RTP/SAVPF 111',
      'a=sendonly',
      'm=audio 9 RTP/SAVPF 8',
      'a=sendrecv',
    )
    expect(audioDirection(both)).toBe('sendonly')
  })

  it('takes a refused stream as inactive', () => {
    expect(audioDirection(sdp('m=audio 0 RTP/SAVPF 111', 'a=sendrecv'))).toBe('inactive')
  })

  it('knows nothing without an audio stream', () => {
    expect(audioDirection('')).toBeUndefined()
    expect(audioDirection(sdp('m=video 9 RTP/SAVPF 96', 'a=sendonly'))).toBeUndefined()
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void audioDirection(text)))
  })
})

describe('remote hold', () => {
  it('is an offer that no longer receives', () => {
    expect(heldByOffer(audio('sendonly'))).toBe(true)
    expect(heldByOffer(audio('inactive'))).toBe(true)
    expect(heldByOffer(audio('recvonly'))).toBe(false)
    expect(heldByOffer(audio('sendrecv'))).toBe(false)
    expect(heldByOffer('')).toBeUndefined()
  })

  it('shows in the answer to an offer that sends', () => {
    expect(heldByAnswer(audio('sendrecv'), audio('sendrecv'))).toBe(false)
    expect(heldByAnswer(audio('sendrecv'), audio('sendonly'))).toBe(true)
    expect(heldByAnswer(audio('sendonly'), audio('recvonly'))).toBe(false)
    expect(heldByAnswer(audio('sendonly'), audio('inactive'))).toBe(true)
  })

  it('does not show in the answer to an offer that sends nothing', () => {
    expect(heldByAnswer(audio('recvonly'), audio('sendonly'))).toBeUndefined()
    expect(heldByAnswer(audio('inactive'), audio('inactive'))).toBeUndefined()
  })
})

describe('an offer that holds', () => {
  it('stops every stream from receiving, and leaves the rest of the offer', () => {
    const offer = sdp(
      'm=audio 9 RTP/SAVPF 111',
      'a=mid:0',
      'a=sendrecv',
      'm=video 9 RTP/SAVPF 96',
      'a=recvonly',
      'a=mid:1',
    )
    const held = sdp(
      'm=audio 9 RTP/SAVPF 111',
      'a=mid:0',
      'a=sendonly',
      'm=video 9 RTP/SAVPF 96',
      'a=inactive',
      'a=mid:1',
    )
    expect(holdingSdp(offer)).toBe(held)
    expect(holdingSdp(held)).toBe(held)
  })
})
