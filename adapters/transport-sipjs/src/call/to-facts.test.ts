import { describe, expect, it } from 'vitest'
import { mediaPathOf, offersVideo, remoteOf } from './to-facts.ts'

const identity = (user: string | undefined, host: string, displayName?: string) => ({
  displayName,
  uri: { user, host },
})

describe('remoteOf', () => {
  it('names a user of the own domain without the domain', () => {
    expect(remoteOf(identity('101', 'Example.COM'), 'example.com')).toEqual({ address: '101' })
    expect(remoteOf(identity('101', 'other.example'), 'example.com')).toEqual({ address: '101@other.example' })
  })

  it('takes the name out of its quotes', () => {
    expect(remoteOf(identity('101', 'example.com', ' Ann \\"A\\" '), 'example.com')).toEqual({
      address: '101',
      name: 'Ann "A"',
    })
    expect(remoteOf(identity('101', 'example.com', ''), 'example.com')).toEqual({ address: '101' })
  })

  it('decodes the user, and leaves what cannot be decoded', () => {
    expect(remoteOf(identity('*98%23', 'example.com'), 'example.com')).toEqual({ address: '*98#' })
    expect(remoteOf(identity('100%', 'example.com'), 'example.com')).toEqual({ address: '100%' })
  })

  it('knows a caller who withholds the number (RFC 3323)', () => {
    expect(remoteOf(identity('anonymous', 'anonymous.invalid', 'Anonymous'), 'example.com')).toEqual({ withheld: true })
    expect(remoteOf(identity('Anonymous', 'example.com'), 'example.com')).toEqual({ withheld: true })
  })

  it('names the host where there is no user', () => {
    expect(remoteOf(identity(undefined, 'gateway.example'), 'example.com')).toEqual({ address: 'gateway.example' })
  })
})

describe('mediaPathOf', () => {
  it('follows the connection', () => {
    const states = ['new', 'connecting', 'connected', 'disconnected', 'failed', 'closed'] as const
    expect(states.map(mediaPathOf)).toEqual([undefined, 'connecting', 'connected', 'interrupted', 'failed', undefined])
  })
})

describe('offersVideo', () => {
  it('sees an open video stream only', () => {
    expect(offersVideo('v=0\r\nm=audio 9 RTP/SAVPF 111\r\nm=video 9 RTP/SAVPF 96\r\n')).toBe(true)
    expect(offersVideo('v=0\r\nm=video 0 RTP/SAVPF 96\r\n')).toBe(false)
    expect(offersVideo('v=0\r\nm=audio 9 RTP/SAVPF 111\r\n')).toBe(false)
  })
})
