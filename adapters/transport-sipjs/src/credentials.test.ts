import * as installed from 'sip.js'
import { describe, expect, it } from 'vitest'
import { readCredentials } from './credentials.ts'

const given = { username: '100', password: 's3cret', domain: 'example.com' }
const read = (credentials: unknown) => readCredentials(credentials, installed)

describe('readCredentials', () => {
  it('authenticates as the user unless another name is given', () => {
    const account = read(given)
    expect(account).toMatchObject({ password: 's3cret', domain: 'example.com', authorizationUsername: '100' })
    expect(account).toMatchObject({ displayName: '' })
    expect(typeof account === 'string' ? account : String(account.uri)).toBe('sip:100@example.com')
    expect(read({ ...given, authorizationUsername: 'ext-100' })).toMatchObject({
      authorizationUsername: 'ext-100',
    })
  })

  it('takes realm for domain', () => {
    expect(read({ username: '100', password: 's3cret', realm: 'acme' })).toMatchObject({ domain: 'acme' })
  })

  it('keeps a display name within its quotes', () => {
    expect(read({ ...given, displayName: 'Ann "A"\r\nX-Evil: 1' })).toMatchObject({
      displayName: 'Ann \\"A\\" X-Evil: 1',
    })
  })

  it('says what is missing and repeats no value', () => {
    const wrong: readonly (readonly [unknown, RegExp])[] = [
      [undefined, /needs \{ username/],
      ['100', /needs \{ username/],
      [{ ...given, username: '' }, /'username'/],
      [{ ...given, username: 'a b@c' }, /'username'/],
      [{ ...given, password: undefined }, /'password'/],
      [{ username: '100', password: 's3cret' }, /'domain'/],
      [{ ...given, displayName: 7 }, /'displayName'/],
      [{ ...given, domain: 'exa[mple' }, /make no SIP address/],
      [{ ...given, authorizationUsername: '' }, /'authorizationUsername'/],
    ]
    for (const [credentials, sentence] of wrong) {
      const said = read(credentials)
      expect(said).toMatch(sentence)
      expect(said).not.toContain('s3cret')
    }
  })
})
