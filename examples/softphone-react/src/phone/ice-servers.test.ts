import { describe, expect, it } from 'vitest'
import { iceServersOf } from './ice-servers.ts'

const of = (iceServers: string) => iceServersOf({ iceServers, turnUser: 'ann', turnPassword: 'secret' })

describe('iceServersOf', () => {
  it('is empty where nothing was typed', () => {
    expect(of('')).toEqual([])
    expect(of('  ')).toEqual([])
  })

  it('gives the name and the password to TURN servers only', () => {
    expect(of('stun:stun.example.com:3478, turns:turn.example.com?transport=tcp')).toEqual([
      { urls: 'stun:stun.example.com:3478' },
      { urls: 'turns:turn.example.com?transport=tcp', username: 'ann', credential: 'secret' },
    ])
  })

  it.each(['stun.example.com', 'http://stun.example.com', 'turn:', 'turn:host?transport=sctp'])(
    'says that %s is none',
    (address) => {
      expect(() => of(address)).toThrow(`'${address}' is no STUN or TURN server`)
    },
  )
})
