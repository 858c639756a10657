import { describe, expect, it } from 'vitest'
import { partyOf } from './party.ts'

const contact = { user: 'k3', host: 'zz.invalid' }
const named = (displayName: string | undefined, uri = contact) => ({ displayName, uri })

describe('whom a REFER names', () => {
  it('is the address and the name that it says', () => {
    expect(partyOf(named('Carol', { user: '102', host: 'x.example' }), 'x.example', false)).toEqual({
      address: '102',
      name: 'Carol',
    })
  })

  it('is the address where that is of our own domain, though a call is to be replaced there', () => {
    expect(partyOf(named('Carol', { user: '102', host: 'x.example' }), 'X.example', true)).toEqual({
      address: '102',
      name: 'Carol',
    })
  })

  it.each([
    ['Carol', { name: 'Carol' }],
    ['102', { address: '102' }],
    ['+1555*#', { address: '+1555*#' }],
    ['102@x.example', { address: '102' }],
    ['sip:102@y.example', { address: '102@y.example' }],
    ['Carol @ home', { name: 'Carol @ home' }],
    [undefined, { address: 'k3@zz.invalid' }],
  ])('is not the contact of a device whose call is to be replaced, where %j stands beside it', (name, remote) => {
    expect(partyOf(named(name), 'x.example', true)).toEqual(remote)
  })
})
