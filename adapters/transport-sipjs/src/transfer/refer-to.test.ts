import { UserAgent } from 'sip.js'
import { describe, expect, it } from 'vitest'
import { referTo, referToReplacing } from './refer-to.ts'

const uri = (text: string) => {
  const made = UserAgent.makeURI(text)
  if (made === undefined) throw new Error(`${text} is no address.`)
  return made
}

describe('Refer-To', () => {
  it('keeps the parameters of an address within it', () => {
    expect(referTo(uri('sip:1@x.example;user=phone'))).toBe('<sip:1@x.example;user=phone>')
  })

  it('escapes the dialog that is to be replaced, and quotes a name that would break out', () => {
    const dialog = { callId: 'a@b;c', localTag: 'me', remoteTag: 'you', remoteTarget: uri('sip:1@x.example?Subject=z') }
    expect(referToReplacing(dialog, 'Eve" <sip:eve@x.example>\r\nX: \\')).toBe(
      '"Eve\\" <sip:eve@x.example> X: \\\\" <sip:1@x.example?Replaces=a%40b%3Bc%3Bto-tag%3Dyou%3Bfrom-tag%3Dme>',
    )
  })
})
