import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutStreams } from './streams-sdp.ts'

const lines = (...list: string[]) => `${list.join('\r\n')}\r\n`
const audio = ['m=audio 5004 UDP/TLS/RTP/SAVPF 111', 'a=mid:0', 'a=sendrecv']
const video = (port: number) => [`m=video ${port} UDP/TLS/RTP/SAVPF 96`, 'a=mid:1', 'a=recvonly']

describe('an offer without some of its streams', () => {
  it('refuses them and takes them out of the bundle, and leaves the rest', () => {
    const offer = lines('v=0', 'a=group:BUNDLE 0 1', ...audio, ...video(9))
    expect(withoutStreams(offer, ['1'])).toBe(lines('v=0', 'a=group:BUNDLE 0', ...audio, ...video(0)))
  })

  it('is the offer itself where none is unwanted, or not in it', () => {
    fc.assert(
      fc.property(fc.string(), (rest) => {
        const offer = lines('v=0', 'a=group:BUNDLE 0 1', ...audio, ...video(9)) + rest
        expect(withoutStreams(offer, [])).toBe(offer)
        expect(withoutStreams(offer, ['7'])).toBe(offer)
      }),
    )
  })
})
