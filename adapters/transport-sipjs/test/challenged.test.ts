import { afterEach, describe, expect, it, vi } from 'vitest'
import { settle } from '../src/fixtures/sip-phone.fixture.ts'
import { alice } from './support/sip-line.ts'

afterEach(() => vi.unstubAllGlobals())

const challenge = { headers: { 'Proxy-Authenticate': 'Digest realm="x", nonce="n", algorithm=MD5' } }

describe('a call whose INVITE is challenged', () => {
  it('is placed again with credentials', async () => {
    const line = await alice()
    line.server.reply(line.invite, 407, challenge)
    await settle()
    expect(line.server.requests('INVITE')).toHaveLength(2)
    expect(line.server.last('INVITE').get('Proxy-Authorization')).toContain('Digest')
    expect(line.call.phase).toBe('dialing')
  })

  // sip.js waits for a provisional answer to the INVITE that was challenged before it says CANCEL: there never is one.
  it.each([
    ['before the challenge', [407]],
    ['between 100 and the challenge', [100, 407]],
  ])('is not placed again when the user has left %s: nobody rings', async (_, answers) => {
    const line = await alice()
    const [first = 407, ...later] = answers
    if (first === 100) line.server.reply(line.invite, 100)
    await settle()
    const left = line.phone.hangUp()
    await settle()
    for (const status of first === 100 ? later : answers) line.server.reply(line.invite, status, challenge)
    await settle()
    expect(line.server.requests('INVITE')).toHaveLength(1)
    expect(line.phases).toEqual(['preparing', 'dialing', 'ending', 'ended'])
    expect(line.call).toMatchObject({ end: { reason: 'cancelled', by: 'local', confirmed: true } })
    expect(await left).toEqual({ ok: true, settled: 'confirmed' })
  })
})
